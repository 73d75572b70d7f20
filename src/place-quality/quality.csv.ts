/** Findings as a table to take away: one row each, the figures that they rest on in columns of their own. */
import { roundedPeople } from '../coverage/rounded-figures.model';
import { sourceLine } from '../reference-data/data-source.pages';
import { pollingPlaceSources } from '../reference-data/catalogue.model';
import { writeCsv, type CsvCell, type CsvDialect } from '../shared/csv-table';
import { reportCells, type ReportTable } from '../shared/report-table';
import { findingText, subjectAddress, subjectName, type Reader } from './finding-words.pages';
import { topicOf, type QualityFinding } from './quality-finding.model';

/** Columns in their order; their headings are `quality.csv.<column>`, described in docs/csv-formats.md. */
export const qualityColumns = [
  'severity',
  'topic',
  'rule',
  'kind',
  'ownId',
  'place',
  'address',
  'districts',
  'postcode',
  'people',
  'metres',
  'metresBefore',
  'uncertaintyMetres',
  'election',
  'what',
  'advice',
] as const;
type QualityColumn = (typeof qualityColumns)[number];

/** Evidence that has a column of its own; a rule without such a figure leaves it empty. */
interface Figures {
  district?: string;
  postcode?: string;
  people?: number | null;
  metres?: number | null;
  afterMetres?: number;
  beforeMetres?: number;
  uncertaintyMetres?: number;
  election?: string;
}

/** To 10 m; null where the rule measures nothing. */
function wholeMetres(metres: number | null | undefined): number | null {
  return metres === null || metres === undefined ? null : Math.round(metres / 10) * 10;
}

function placeCells({ place }: QualityFinding, reader: Reader) {
  if (place === null) return { ownId: null, place: null, address: null };
  const address = subjectAddress(place, reader);
  return { ownId: place.ownId, place: subjectName(place, reader), address };
}

function figureCells({ place, evidence }: QualityFinding) {
  const { district, postcode, people = null, ...figures } = evidence as Figures;
  return {
    districts: district ?? place?.districts.join(' ') ?? null,
    postcode: postcode ?? place?.postcode ?? null,
    people: people === null ? null : roundedPeople(people),
    metres: wholeMetres(figures.afterMetres ?? figures.metres),
    metresBefore: wholeMetres(figures.beforeMetres),
    uncertaintyMetres: wholeMetres(figures.uncertaintyMetres),
    election: figures.election ?? null,
  };
}

function cellsOf(finding: QualityFinding, reader: Reader): Record<QualityColumn, CsvCell> {
  const { t } = reader;
  return {
    severity: t(`quality.severity.${finding.severity}`),
    topic: t(`quality.topic.${topicOf(finding)}`),
    rule: finding.rule,
    kind: t(`pollingPlaces.kind.${finding.kind}`),
    ...placeCells(finding, reader),
    ...figureCells(finding),
    ...findingText(finding, reader),
  };
}

/** @param about municipality and election, as the first remark names them */
export function qualityTable(
  findings: readonly QualityFinding[],
  about: { municipality: string; electionCode: string },
  reader: Reader,
): ReportTable {
  const { t } = reader;
  return {
    header: qualityColumns.map((column) => t(`quality.csv.${column}`)),
    rows: findings.map((finding) => {
      const cells = cellsOf(finding, reader);
      return qualityColumns.map((column) => cells[column]);
    }),
    remarks: [
      t('quality.remark.table', { municipality: about.municipality, election: about.electionCode }),
      t('quality.basis.districts'),
      t('quality.basis.people'),
      t('coverage.remark.sources'),
      ...[...pollingPlaceSources(about.electionCode), 'municipalityDivision' as const].map((id) =>
        sourceLine(t, id),
      ),
    ],
  };
}

export function writeQualityCsv(
  findings: readonly QualityFinding[],
  about: { municipality: string; electionCode: string },
  reader: Reader,
  dialect: CsvDialect,
): string {
  return writeCsv(reportCells(qualityTable(findings, about, reader)), dialect);
}
