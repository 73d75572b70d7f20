/** What people as weighted points are: columns, and the names of where they live. */
import type { SettlementName } from './coverage-input.model';

/** Points with people, column by column; `weights` holds the groups of a point side by side, in order of `reportedGroups`. */
export interface DemandUnits {
  count: number;
  easting: Float64Array;
  northing: Float64Array;
  /** Position of the municipality in the list given. */
  municipality: Int32Array;
  /** Position of the voting district in `districts`; -1 where not known. */
  district: Int32Array;
  /** `${municipalityCode}/${district}` of each district that has people. */
  districts: readonly string[];
  /** Position of the settlement in `settlements`; -1 where no name is known. */
  settlement: Int32Array;
  settlements: readonly Settlement[];
  /** Position of the postal area in `postcodes`; -1 where not known. */
  postalArea: Int32Array;
  postcodes: readonly string[];
  weights: Float64Array;
  /** Metres across the disc with the area over which the people of the point are spread; 0 where they are taken where they are. */
  spreadWidth: Float64Array;
  /** People whose number is not known: by municipality, one entry per group. */
  unknown: readonly (readonly UnknownPeople[])[];
}

/** The people of a postal area in one municipality, under the area's name. */
export interface Settlement extends Pick<SettlementName, 'postcode' | 'nameFi' | 'nameSv'> {
  /** Unique: postcode and municipality. */
  key: string;
  /** Position of the municipality in the list given. */
  municipality: number;
}

export interface UnknownPeople {
  places: number;
  atMost: number;
  unbounded: boolean;
}
