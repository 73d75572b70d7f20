/** What the pages of partner organisations are made from. */
import type { Area, Municipality } from '../areas/area.model';
import type { ElectionRecord } from '../elections/election.model';
import type { Outline } from '../geo/outlines';
import type { PublicOffer } from '../offers/public-offer.model';
import type { OrganisationKind } from '../organisations/organisation.model';
import type { Voucher } from '../organisations/trust.model';
import type { PublicOrganisation } from './public-organisation.model';

export const partnersPerPage = 25;

/** The question that the list answers. */
export interface DirectoryQuestion {
  /** Part of the name. */
  search: string;
  kind: OrganisationKind | null;
  /** As typed: the name or code of a municipality. */
  place: string;
  /** What `place` means; null when nothing was typed, or no municipality has that name. */
  municipalityCode: string | null;
  regionCode: string | null;
  page: number;
}

/** What pages about areas of organisations need of the country. */
export interface Country {
  municipalities: readonly Municipality[];
  regions: readonly Area[];
  /** By code of the municipality; null while no outlines are loaded. */
  outlines: ReadonlyMap<string, Outline> | null;
}

export interface PartnerDirectory extends Country {
  question: DirectoryQuestion;
  partners: readonly PublicOrganisation[];
  total: number;
  /** Partners that answer the question of name and kind, by municipality. */
  counts: ReadonlyMap<string, number>;
}

export interface PartnerWithOffers {
  organisation: PublicOrganisation;
  /** Who vouches for it now; each is public itself. */
  vouchers: readonly Voucher[];
  /** Names of the organisations among them, by id. */
  voucherNames: ReadonlyMap<string, string>;
  /** Its public offers for elections that are ahead, the nearest election first. */
  offers: readonly { election: ElectionRecord; offer: PublicOffer }[];
  /** What it announced for elections that are over, with the address of the announcement; the latest election first. */
  history: readonly { election: ElectionRecord; offer: PublicOffer; sourceUrl: string }[];
  /** False for a municipality's service of which only announcements are known: nobody has opened it. */
  isOpened: boolean;
}
