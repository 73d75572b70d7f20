/** The page of reports that a municipality takes away. */
import { href, paths } from '../paths';
import { csvDialects } from '../shared/csv-table';
import {
  workspaceFrame,
  workspaceHref,
  type Reader,
  type ShownWorkspace,
  type WorkspaceFrame,
} from '../workspace/workspace.pages';
import { reportKinds } from './municipality-report.model';

interface FileLink {
  text: string;
  label: string;
  href: string;
}

export interface MunicipalityReportsPage {
  title: string;
  frame: WorkspaceFrame;
  reports: readonly { title: string; text: string; files: readonly FileLink[] }[];
  zips: readonly FileLink[];
  tokensHref: string;
}

export function municipalityReportsPage(workspace: ShownWorkspace, reader: Reader): MunicipalityReportsPage {
  const { t, language } = reader;
  const frame = workspaceFrame(workspace, reader, true);
  const params = { municipality: workspace.municipality.code, election: workspace.election.code };
  const names = { 'excel-fi': t('workspace.places.excel'), rfc4180: t('workspace.places.rfc') };
  const links = (title: string, to: (dialect: string) => string): FileLink[] =>
    csvDialects.map((dialect) => ({
      text: names[dialect],
      label: `${title}: ${names[dialect]}`,
      href: to(dialect),
    }));
  const ofKind = (report: string) => (dialect: string) =>
    href(language, paths.municipalityReport, { ...params, report }, { dialect });
  return {
    title: t('reports.title', { municipality: frame.municipality, election: frame.election }),
    frame,
    reports: [
      ...reportKinds.map((kind) => ({
        title: t(`reports.kind.${kind}.title`),
        text: t(`reports.kind.${kind}.text`),
        files: links(t(`reports.kind.${kind}.title`), ofKind(kind)),
      })),
      {
        title: t('quality.crumb'),
        text: t('reports.qualityText'),
        files: links(t('quality.crumb'), (dialect) =>
          workspaceHref(workspace, language, 'municipalityQualityCsv', { dialect }),
        ),
      },
    ],
    tokensHref: href(language, paths.municipalityTokens, { municipality: workspace.municipality.code }),
    zips: links(t('reports.zip'), (dialect) =>
      href(language, paths.municipalityReportsZip, params, { dialect }),
    ),
  };
}
