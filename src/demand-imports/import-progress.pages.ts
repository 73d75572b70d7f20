/** The page that waits while a file is read: how far it is, asked again with or without scripts. */
import type { Reader } from '../workspace/workspace.pages';
import type { ImportKind } from './demand-import.model';
import { plannerAddresses, sizeOf, type ImportAddresses } from './demand-import.pages';

/** Structurally the reading of the service, which a page may not import. */
export interface ShownReading {
  kind: ImportKind;
  name: string;
  sizeBytes: number;
  share: number | null;
  hasFailed: boolean;
}

/** Steps of ten per cent: each is read aloud. */
const stepPercent = 10;

/** @param addresses those of planners when left out */
export function importProgressPage(
  { id, reading, kind }: { id: string; reading: ShownReading; kind: string },
  reader: Reader,
  addresses: ImportAddresses = plannerAddresses(reading.kind, reader),
) {
  const { t } = reader;
  const percent =
    reading.share === null ? null : Math.floor((reading.share * 100) / stepPercent) * stepPercent;
  return {
    title: t('demandImports.version.title', { name: reading.name }),
    kind,
    kindHref: addresses.kind,
    failed: reading.hasFailed ? t('demandImports.progress.failed') : null,
    ...(reading.hasFailed ? {} : { scripts: ['js/upload-progress.js'], refreshSeconds: 2 }),
    facts: t('demandImports.progress.lead', { size: sizeOf(reading.sizeBytes, reader) }),
    step:
      percent === null ? t('demandImports.progress.reading') : t('demandImports.progress.share', { percent }),
    value: percent,
    href: addresses.version(id),
  };
}
