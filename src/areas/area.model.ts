/** Municipalities and the larger areas that they form. */
import type { Etrs } from '../geo/coordinates';

export const languageStatuses = [
  'finnish',
  'swedish',
  'bilingual_finnish_majority',
  'bilingual_swedish_majority',
] as const;
export type LanguageStatus = (typeof languageStatuses)[number];

export interface Municipality {
  /** Three digits with leading zeros, `091`; unique within a vintage. */
  code: string;
  /** The division into municipalities that this row belongs to. */
  vintage: 2021 | 2025;
  nameFi: string;
  nameSv: string;
  languageStatus: LanguageStatus;
  regionCode: string;
  /** Null in Helsinki and Åland where the classification gives none. */
  wellbeingCountyCode: string | null;
  constituencyCode: string;
  /** Administrative seat; null where it is not known (Tuusula, Pertunmaa). */
  seat: Etrs | null;
  /** People at the end of the year before the vintage; null when not known. */
  population: number | null;
  /** People entitled to vote in the municipal elections of 2021; null when not known or none were held. */
  electorate2021: number | null;
}

/** Kinds of larger areas. */
export const areaKinds = ['region', 'wellbeing_county', 'constituency'] as const;
export type AreaKind = (typeof areaKinds)[number];

export interface Area {
  kind: AreaKind;
  code: string;
  nameFi: string;
  nameSv: string;
  nameEn: string;
}

/** A municipality that joined another: codes of older data lead to where its people are now. */
export interface MunicipalityMerger {
  fromCode: string;
  toCode: string;
  /** First year in which the old code is no longer in use. */
  year: number;
}

/** Åland is region 21: its municipalities take part in national elections only. */
export const alandRegionCode = '21';

/** The division into municipalities that holds today. */
export const presentVintage = 2025;
