/** The public offers of elections for programs: kept in memory while what they rest on stays the same. */
import type { ElectionRecord } from '../elections/election.model';
import { readElection } from '../elections/election.store';
import type { Deps } from '../platform/deps';
import { hashOf } from '../platform/secrets';
import { finnishDay } from '../shared/dates';
import type { HelpGeography, HelpGeographyReader } from './help-geography.service';
import { listOffersUp, readOffersRevision } from './offer.store';
import { publicOnesOf } from './public-offer.service';
import type { PublicOffer } from './public-offer.model';

export interface PublishedOffers {
  election: ElectionRecord;
  /** In the order in which they were published. */
  offers: readonly PublicOffer[];
  geography: HelpGeography;
}

export interface OffersRevision {
  /** Changes whenever an answer about the election's offers could. */
  revision: string;
  /** Everything that the answer rests on; read only when somebody needs it. */
  read(): Promise<PublishedOffers>;
}

export interface PublishedOffersReader {
  /** Where the offers of an election stand now; undefined when there is no such election. */
  revisionOf(electionCode: string): Promise<OffersRevision | undefined>;
}

/** @param deps where the data are; the election asked for last is kept as long as this object is */
export function createPublishedOffers(
  deps: Pick<Deps, 'db' | 'clock'>,
  geography: HelpGeographyReader,
): PublishedOffersReader {
  let kept: { revision: string; offers: Promise<PublishedOffers> } | null = null;
  const load = async (election: ElectionRecord): Promise<PublishedOffers> => ({
    election,
    offers: await publicOnesOf(deps, election, await listOffersUp(deps.db, election.code)),
    geography: await geography.read(),
  });
  return {
    async revisionOf(electionCode) {
      const election = await readElection(deps.db, electionCode);
      if (election === undefined) return undefined;
      const parts = [
        electionCode,
        finnishDay(deps.clock()),
        await geography.revision(),
        await readOffersRevision(deps.db, electionCode),
      ];
      const revision = hashOf(parts.join(' '));
      return {
        revision,
        read: () => {
          if (kept?.revision !== revision) {
            const made = { revision, offers: load(election) };
            kept = made;
            made.offers.catch(() => {
              if (kept === made) kept = null;
            });
          }
          return kept.offers;
        },
      };
    },
  };
}
