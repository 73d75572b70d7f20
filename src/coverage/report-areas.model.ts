/** The areas of a report, in their order, and which municipality belongs to which of them. */
import type { CoverageInput, CoverageMunicipality } from './coverage-input.model';
import type { AreaCoverage, ReportAreaKind } from './coverage-report.model';
import type { Memberships } from './area-tally.model';
import { sortedBy } from './demand-units.model';

export type ReportArea = Pick<
  AreaCoverage,
  'kind' | 'code' | 'nameFi' | 'nameSv' | 'nameEn' | 'membership'
> & {
  /** Positions of the municipalities that belong to it. */
  municipalities: readonly number[];
};

/** The country as an area of a report. */
export const country = {
  kind: 'country',
  code: 'FI',
  nameFi: 'Suomi',
  nameSv: 'Finland',
  nameEn: 'Finland',
} as const;

const largerKinds: readonly ReportAreaKind[] = ['constituency', 'wellbeing_county', 'region'];

/** The country, the larger areas and the municipalities; municipalities in the order of `municipalities`. */
export function toReportAreas(
  input: CoverageInput,
  municipalities: readonly CoverageMunicipality[],
): ReportArea[] {
  const membersWhere = (belongs: (municipality: CoverageMunicipality) => boolean) =>
    municipalities.flatMap((municipality, index) => (belongs(municipality) ? [index] : []));
  const whole: ReportArea = {
    ...country,
    membership: null,
    municipalities: membersWhere(() => true),
  };
  const larger = sortedBy(input.areas, (area) => `${largerKinds.indexOf(area.kind)}/${area.code}`).map(
    ({ kind, code, nameFi, nameSv, nameEn }): ReportArea => ({
      kind,
      code,
      nameFi,
      nameSv,
      nameEn,
      membership: null,
      municipalities: membersWhere((municipality) => codeOf(municipality, kind) === code),
    }),
  );
  const single = municipalities.map((municipality, index): ReportArea => ({
    kind: 'municipality',
    code: municipality.code,
    nameFi: municipality.nameFi,
    nameSv: municipality.nameSv,
    nameEn: municipality.nameFi,
    membership: {
      region: municipality.regionCode,
      wellbeingCounty: municipality.wellbeingCountyCode,
      constituency: municipality.constituencyCode,
    },
    municipalities: [index],
  }));
  return [whole, ...larger, ...single];
}

/** Turns the lists of areas into lists per municipality; a larger area counts only the municipalities that `counts`. */
export function toMemberships(
  areas: readonly ReportArea[],
  municipalityCount: number,
  counts: (municipality: number) => boolean,
): Memberships {
  const memberships: number[][] = Array.from({ length: municipalityCount }, () => []);
  areas.forEach((area, position) => {
    for (const municipality of area.municipalities) {
      if (area.kind === 'municipality' || counts(municipality)) memberships[municipality]!.push(position);
    }
  });
  return memberships;
}

function codeOf(municipality: CoverageMunicipality, kind: ReportAreaKind): string | null {
  switch (kind) {
    case 'region':
      return municipality.regionCode;
    case 'wellbeing_county':
      return municipality.wellbeingCountyCode;
    case 'constituency':
      return municipality.constituencyCode;
    case 'municipality':
      return municipality.code;
    case 'country':
      return null;
  }
}
