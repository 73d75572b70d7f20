/** Gathers what gaps are found in, and keeps back what the reader may not see. */
import type { Actor } from '../accounts/policy.model';
import { can } from '../accounts/policy.model';
import { listMunicipalities } from '../areas/area.store';
import type { CoverageReports } from '../coverage/coverage.service';
import type { AccessQuestion, CoverageQuestion } from '../coverage/coverage-question.model';
import { placeBasisFor } from '../coverage/place-basis.model';
import { deadlinesOf, onDay } from '../elections/deadline.model';
import type { ElectionRecord } from '../elections/election.model';
import { listPublishedOffersForCoverage } from '../offers/offer.store';
import type { Deps } from '../platform/deps';
import { placesAtQueueRisk } from '../safe-voting-day/voting-day.service';
import { finnishDay, type IsoDate } from '../shared/dates';
import { ok, type Result } from '../shared/result';
import { ruleDistancesMetres } from './gap-rule.model';
import { findGaps, type ElectionGaps, type Gap } from './gap.model';
import type { GapInput } from './gap-input.model';

/** Whether a reader may see a gap: fragility and queues are for those who plan, and for the municipality itself. */
export function maySee(actor: Actor | null, gap: Pick<Gap, 'audience' | 'municipalityCode'>): boolean {
  return (
    gap.audience === 'public' || can(actor, 'viewAuthorityGaps', { municipalityCode: gap.municipalityCode })
  );
}

/** Offers of an election; null for one that is over without any: help was then never collected here. */
async function offersOf(
  { db }: Pick<Deps, 'db'>,
  election: ElectionRecord,
  today: IsoDate,
): Promise<GapInput['offers']> {
  const offers = await listPublishedOffersForCoverage(db, election.code);
  return offers.length === 0 && election.heldOn < today ? null : offers;
}

async function queueRisksOf(
  deps: Pick<Deps, 'db'>,
  election: ElectionRecord,
): Promise<GapInput['queueRisks']> {
  const risks = await placesAtQueueRisk(deps, election);
  return risks.map(({ place, estimate }) => ({
    municipalityCode: place.municipalityCode,
    people: estimate.voters === null ? null : Math.round(estimate.voters),
  }));
}

/** What coverage is asked for: the distances of the rules beside those of the question. */
function accessOf({ thresholdsMetres, placeFeatures }: CoverageQuestion): AccessQuestion {
  const metres = new Set([...thresholdsMetres, ...ruleDistancesMetres]);
  return { thresholdsMetres: [...metres].sort((a, b) => a - b), placeFeatures };
}

/**
 * @param asked who reads, null for everybody; and what is asked of coverage, by default what nobody asks in particular
 */
export async function readGaps(
  deps: Pick<Deps, 'db' | 'clock'>,
  reports: CoverageReports,
  electionCode: string,
  { actor, question }: { actor: Actor | null; question?: CoverageQuestion },
): Promise<Result<ElectionGaps, 'unknownElection'>> {
  const coverage = await reports.read(electionCode, placeBasisFor(actor), question && accessOf(question));
  if (!coverage.ok) return coverage;
  const { election, report, basis } = coverage.value;
  const today = finnishDay(deps.clock());
  const offers = await offersOf(deps, election, today);
  const gaps = findGaps({
    report,
    ...(question === undefined ? {} : { asked: question }),
    municipalities: await listMunicipalities(deps.db, election.municipalityVintage),
    offers,
    // Only those who may see such gaps wait for them.
    queueRisks: actor === null ? [] : await queueRisksOf(deps, election),
    deadlines: deadlinesOf(election).map((deadline) => onDay(deadline, today)),
  });
  return ok({
    election,
    report,
    basis,
    gaps: gaps.filter((gap) => maySee(actor, gap)),
    knowsOffers: offers !== null,
    today,
  });
}
