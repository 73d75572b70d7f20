/** What the pages of areas are made from. */
import type { Area, Municipality } from '../areas/area.model';
import type { FormerMunicipality } from '../areas/former-municipality.model';
import type { CoverageReport } from '../coverage/coverage-report.model';
import type { ElectionRecord } from '../elections/election.model';
import type { Ring } from '../geo/outlines';
import type { MunicipalityCompleteness } from '../polling-places/completeness.model';
import type { PlaceCount } from '../polling-places/place-count.model';
import type { PollingPlace } from '../polling-places/polling-place.model';
import type { IsoDate } from '../shared/dates';

/** Outline of an area in EPSG:3067. */
export interface AreaShape {
  code: string;
  rings: readonly Ring[];
}

/** An election with its public places in the municipality. */
export interface ElectionPlaces {
  election: ElectionRecord;
  places: readonly PollingPlace[];
}

export interface ServicesOfElection {
  election: ElectionRecord;
  count: number;
}

/** The public service of an authority with how many offers it has: for elections ahead, and announced for those that are over. */
export interface AuthorityServices {
  id: string;
  name: string;
  isExample: boolean;
  coming: readonly ServicesOfElection[];
  past: readonly ServicesOfElection[];
}

export interface MunicipalityFacts {
  today: IsoDate;
  municipality: Municipality;
  /** People at the end of 2020, of today's area; null where not known. */
  population2020: number | null;
  former: readonly FormerMunicipality[];
  areas: readonly Area[];
  elections: readonly ElectionRecord[];
  /** Places of the municipality and of those that have joined it. */
  counts: readonly PlaceCount[];
  next: (ElectionPlaces & { takesPart: boolean }) | null;
  latest: (ElectionPlaces & { lists: readonly MunicipalityCompleteness[] }) | null;
  /** The election that the coverage figures are about; null when no report says anything of the municipality. */
  reported: ElectionRecord | null;
  /** Null while it is still being computed. */
  report: CoverageReport | null;
  outlines: { regions: readonly AreaShape[]; municipalities: readonly AreaShape[] };
  /** Of the municipality and of its wellbeing services county, as far as given there. */
  services: readonly AuthorityServices[];
}

/** What the page of a larger area shows. */
export interface LargerAreaFacts {
  area: Area;
  /** Municipalities of today that belong to it, in order of code. */
  members: readonly Municipality[];
  /** Elections that a report can be shown of, latest first. */
  choices: readonly ElectionRecord[];
  /** The one that is shown; null when no report says anything of the area. */
  reported: ElectionRecord | null;
  /** Null while it is still being computed. */
  report: CoverageReport | null;
  outlines: readonly AreaShape[];
  /** Of a wellbeing services county. */
  services: readonly AuthorityServices[];
}
