/** Names that municipalities had before they joined others, so that people who know the old name find the new one. */
import type { Municipality, MunicipalityMerger } from './area.model';
import { forwardCode } from './merger.model';

export interface FormerMunicipality {
  code: string;
  nameFi: string;
  nameSv: string;
  /** The municipality of today that its area belongs to. */
  presentCode: string;
  /** First year in which the old code is no longer in use. */
  year: number;
}

/** Municipalities dissolved before the oldest division that is kept (2021), which therefore has no row for them. */
const namesBefore2021: Readonly<Record<string, { nameFi: string; nameSv: string }>> = {
  '099': { nameFi: 'Honkajoki', nameSv: 'Honkajoki' },
  '911': { nameFi: 'Valtimo', nameSv: 'Valtimo' },
};

/**
 * The municipalities that are no more, in the order of the mergers; one whose name nobody knows is left out.
 * @param older municipalities of the division before the present one
 */
export function formerMunicipalities(
  mergers: readonly MunicipalityMerger[],
  older: readonly Pick<Municipality, 'code' | 'nameFi' | 'nameSv'>[],
  year: number,
): FormerMunicipality[] {
  return mergers.flatMap((merger) => {
    const { fromCode } = merger;
    const names = older.find((municipality) => municipality.code === fromCode) ?? namesBefore2021[fromCode];
    if (names === undefined) return [];
    const { nameFi, nameSv } = names;
    const presentCode = forwardCode(fromCode, mergers, year);
    return [{ code: fromCode, nameFi, nameSv, presentCode, year: merger.year }];
  });
}
