/** Loads announced rides of elections that are over as the municipalities' own services: history with its source. */
import type { Knex } from 'knex';
import { findMunicipality } from '../areas/area.store';
import { presentVintage } from '../areas/area.model';
import { raiseDataVersion } from '../data-version/data-version.store';
import type { ElectionRecord } from '../elections/election.model';
import { listElections } from '../elections/election.store';
import { municipalAuthority } from '../organisations/authority.model';
import { ensureAuthorityService } from '../organisations/authority.service';
import type { Deps } from '../platform/deps';
import { groupBy } from '../shared/group-by';
import { finnishDay } from '../shared/dates';
import { announcedRideContent, announcedRideId, type AnnouncedRide } from './announced-ride.model';
import { insertOfferSource, listPresentOffers } from './offer-source.store';
import { insertOffer } from './offer.store';

async function insertRide(
  trx: Knex,
  ride: AnnouncedRide,
  { organisationId, election, now }: { organisationId: string; election: ElectionRecord; now: Date },
): Promise<void> {
  const id = announcedRideId(ride);
  const content = announcedRideContent(ride, election);
  await insertOffer(trx, {
    id,
    organisationId,
    electionCode: election.code,
    type: 'transport_group',
    state: 'expired',
    hasPublicVersion: true,
    version: 1,
    content,
    publishedContent: content,
    changedAt: now,
    submittedAt: null,
    // When it was announced is not known; what is shown is the election and the source.
    publishedAt: now,
    decisionReason: null,
    reconfirmedFor: null,
  });
  await insertOfferSource(trx, id, ride.sourceUrl);
}

/**
 * Adds the rides that are not there yet, those of one municipality in one transaction; a ride of an election that is unknown or
 * not over, or of no municipality of today, is left out. Safe at every start.
 * @returns how many were added
 */
export async function loadAnnouncedRides(
  { db, clock, logger }: Pick<Deps, 'db' | 'clock' | 'logger'>,
  rides: readonly AnnouncedRide[],
): Promise<number> {
  const now = clock();
  const past = (await listElections(db)).filter(({ heldOn }) => heldOn < finnishDay(now));
  const elections = new Map(past.map((election) => [election.code, election]));
  const present = await listPresentOffers(db, rides.map(announcedRideId));
  const missing = rides.filter(
    (ride) => elections.has(ride.electionCode) && !present.has(announcedRideId(ride)),
  );
  let added = 0;
  for (const [code, own] of groupBy(missing, ({ municipalityCode }) => municipalityCode)) {
    const municipality = await findMunicipality(db, code, presentVintage);
    if (municipality === null) {
      logger.warn({ municipality: code }, 'announced rides of an unknown municipality left out');
      continue;
    }
    await db.transaction(async (trx) => {
      const { id } = await ensureAuthorityService(trx, municipalAuthority(municipality), null, now);
      for (const ride of own) {
        const election = elections.get(ride.electionCode)!;
        await insertRide(trx, ride, { organisationId: id, election, now });
        added += 1;
      }
      await raiseDataVersion(trx, 'organisations', now);
    });
  }
  return added;
}
