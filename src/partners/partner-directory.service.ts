/** The public list of partner organisations, and one of them with what it offers. */
import type { Municipality } from '../areas/area.model';
import { listAreas } from '../areas/area.store';
import type { Outlines } from '../areas/outline.service';
import { listElections } from '../elections/election.store';
import { listOffersOf } from '../offers/offer.store';
import { listOfferSources } from '../offers/offer-source.store';
import { toAnnouncedService, toPublicOffer } from '../offers/public-offer.model';
import { isOpenedByAuthority } from '../organisations/authority.service';
import { organisationNameKey } from '../organisations/organisation.model';
import { currentMunicipalities } from '../organisations/organisation.service';
import { findOrganisation, listOrganisationsByIds } from '../organisations/organisation.store';
import { parseVoucherKey } from '../organisations/trust.model';
import { listCountingVouchers } from '../organisations/trust.store';
import type { Deps } from '../platform/deps';
import { compareText } from '../shared/csv-records';
import { finnishDay } from '../shared/dates';
import {
  partnersPerPage,
  type Country,
  type DirectoryQuestion,
  type PartnerDirectory,
  type PartnerWithOffers,
} from './partner-directory.model';
import { countPartnersByMunicipality, listPartners } from './partner-directory.store';
import { toPublicOrganisation } from './public-organisation.model';

export async function readCountry(deps: Deps, outlines: Outlines): Promise<Country> {
  return {
    municipalities: await currentMunicipalities(deps),
    regions: (await listAreas(deps.db)).filter(({ kind }) => kind === 'region'),
    outlines: (await outlines.read(2025))?.municipalities ?? null,
  };
}

function askedMunicipalities(
  { municipalityCode, regionCode }: DirectoryQuestion,
  municipalities: readonly Municipality[],
): string[] | null {
  if (municipalityCode !== null) return [municipalityCode];
  if (regionCode === null) return null;
  return municipalities.filter((each) => each.regionCode === regionCode).map(({ code }) => code);
}

export async function readPartnerDirectory(
  deps: Deps,
  country: Country,
  question: DirectoryQuestion,
): Promise<PartnerDirectory> {
  const filter = { nameKey: organisationNameKey(question.search), kind: question.kind };
  const { organisations, total } = await listPartners(
    deps.db,
    { ...filter, municipalityCodes: askedMunicipalities(question, country.municipalities) },
    { offset: (question.page - 1) * partnersPerPage, limit: partnersPerPage },
  );
  const partners = organisations.map(toPublicOrganisation).filter((each) => each !== null);
  const counts = await countPartnersByMunicipality(deps.db, filter);
  return { ...country, question, partners, total, counts };
}

/** An accepted organisation with its public offers; null when there is none. */
export async function readPartner(
  deps: Pick<Deps, 'db' | 'clock'>,
  id: string,
): Promise<PartnerWithOffers | null> {
  const organisation = await findOrganisation(deps.db, id);
  const shown = organisation === null ? null : toPublicOrganisation(organisation);
  if (organisation === null || shown === null) return null;
  const today = finnishDay(deps.clock());
  const elections = (await listElections(deps.db)).sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1));
  const offers = await listOffersOf(deps.db, [id]);
  const sources = await listOfferSources(deps.db, id);
  const vouchers = (await listCountingVouchers(deps.db, id))
    .map(parseVoucherKey)
    .filter((each) => each !== null);
  const ids = vouchers.flatMap((each) => (each.kind === 'organisation' ? [each.id] : []));
  const named = await listOrganisationsByIds(deps.db, ids);
  return {
    organisation: shown,
    vouchers,
    voucherNames: new Map(named.map((each) => [each.id, each.name])),
    offers: elections.flatMap((election) =>
      offers
        .filter(({ electionCode }) => electionCode === election.code)
        .flatMap((each) => {
          const offer = toPublicOffer(each, organisation, election, today);
          return offer === null ? [] : [{ election, offer }];
        }),
    ),
    history: [...elections].reverse().flatMap((election) =>
      offers
        .filter(({ electionCode, id: offerId }) => electionCode === election.code && sources.has(offerId))
        .flatMap((each) => {
          const offer = toAnnouncedService(each, organisation, election, today);
          return offer === null ? [] : [{ election, offer, sourceUrl: sources.get(each.id)! }];
        })
        .sort((a, b) => compareText(a.offer.id, b.offer.id)),
    ),
    isOpened: isOpenedByAuthority(organisation),
  };
}
