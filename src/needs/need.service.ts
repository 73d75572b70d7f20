/** What a municipality does with its needs. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../accounts/policy.model';
import { listMergers } from '../areas/area.store';
import { forwardCode } from '../areas/merger.model';
import { recordAudit } from '../audit/audit.store';
import { listDemandAreas } from '../demand/demand.store';
import type { Language } from '../i18n/language';
import { isRide, type HelpTypeCode } from '../offers/help-type.model';
import { daysOfType } from '../offers/offer.model';
import { homeRegistrationDay } from '../offers/offer.service';
import type { Database } from '../platform/database';
import type { Deps } from '../platform/deps';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { listPlaces } from '../polling-places/polling-place.store';
import { finnishDay, type IsoDate } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import type { Workspace } from '../workspace/workspace.service';
import type { NeedAction, NeedForm, NeedFormContext, NeedListQuery } from './need.form';
import { emptyNeed, isInTime, missingFields, type Need } from './need.model';
import { changeNeed, isShown, type NeedEvent, type NeedProblem } from './need-state.model';
import { lapseWaitingPledges } from './pledge-ending.service';
import { findNeed, insertNeed, listNeeds, listNeedsToExpire, updateNeed } from './need.store';

export type NeedChangeProblem = NeedProblem | 'conflict';

export const needsPerPage = 25;

/** Days that a need of the type can name in the workspace's election. */
export function possibleDays(type: HelpTypeCode, { election }: Pick<Workspace, 'election'>): IsoDate[] {
  return daysOfType(type, election, homeRegistrationDay(election));
}

/** One page of the needs of a municipality. */
export function readOwnNeeds(
  { db }: Deps,
  { municipality, election }: Workspace,
  { search, state, type, page }: NeedListQuery,
): Promise<{ needs: Need[]; total: number }> {
  return listNeeds(
    db,
    {
      municipalityCode: municipality.code,
      electionCode: election.code,
      states: state === null ? null : [state],
      type,
      search,
    },
    { offset: (page - 1) * needsPerPage, limit: needsPerPage },
  );
}

/** A need of the workspace; null when there is none. */
export async function readOwnNeed(
  { db }: Deps,
  { municipality, election }: Workspace,
  id: string,
): Promise<Need | null> {
  const need = await findNeed(db, id);
  return need?.municipalityCode === municipality.code && need.electionCode === election.code ? need : null;
}

/** Every polling place of the workspace, confirmed or not. */
export function placesToChoose({ db }: Deps, { municipality, election }: Workspace): Promise<PollingPlace[]> {
  return listPlaces(db, election.code, { municipalityCodes: [municipality.code] });
}

/** What the form of a need must know. */
export async function needFormContext(
  deps: Deps,
  workspace: Workspace,
  { type, language }: { type: HelpTypeCode; language: Language },
): Promise<NeedFormContext> {
  const { municipality, election } = workspace;
  const mergers = await listMergers(deps.db);
  const areas = await listDemandAreas(deps.db);
  const places = await placesToChoose(deps, workspace);
  return {
    isRide: isRide(type),
    days: possibleDays(type, workspace),
    postcodes: new Set(
      areas
        .filter(
          ({ municipalityCode }) =>
            forwardCode(municipalityCode, mergers, election.municipalityVintage) === municipality.code,
        )
        .map(({ postcode }) => postcode),
    ),
    placeIds: new Set(places.map(({ id }) => id)),
    today: finnishDay(deps.clock()),
    heldOn: election.heldOn,
    language,
  };
}

/** Writes a need that is not there yet, as a draft or open at once; tells its id. */
export async function createNeed(
  { db, clock }: Deps,
  actor: Actor,
  workspace: Workspace,
  given: NeedForm & { type: HelpTypeCode; opens: boolean },
): Promise<string> {
  const now = clock();
  const need: Need = {
    id: randomUUID(),
    municipalityCode: workspace.municipality.code,
    electionCode: workspace.election.code,
    type: given.type,
    state: given.opens ? 'open' : 'draft',
    version: 1,
    content: { ...emptyNeed, ...given.content },
    contact: given.contact,
    createdAt: now,
    changedAt: now,
  };
  await db.transaction(async (trx) => {
    await insertNeed(trx, need);
    const noted = { at: now, actorId: actor.accountId, objectId: need.id };
    await recordAudit(trx, { ...noted, type: 'need.created', details: { type: need.type } });
    if (given.opens) await recordAudit(trx, { ...noted, type: 'need.changed', details: { state: 'open' } });
  });
  return need.id;
}

/** Stores a changed need with its event. Null for the actor: the service itself. */
export async function storeNeed(
  trx: Database,
  need: Need,
  { actorId, now }: { actorId: string | null; now: Date },
): Promise<boolean> {
  if (!(await updateNeed(trx, { ...need, changedAt: now }))) return false;
  const noted = { at: now, actorId, objectId: need.id };
  await recordAudit(trx, { ...noted, type: 'need.changed', details: { state: need.state } });
  return true;
}

/** Changes what a need says, in the version that the person saw; `opens` shows it to the organisations. */
export async function saveNeed(
  { db, clock }: Deps,
  actor: Actor,
  seen: Need,
  given: NeedForm & { opens: boolean; possible: readonly IsoDate[] },
): Promise<Result<null, NeedChangeProblem>> {
  const now = clock();
  const isComplete = missingFields(given.content, given.contact, given.possible).length === 0;
  const inTime = isInTime(given.content, finnishDay(now));
  const event: NeedEvent =
    given.opens && seen.state === 'draft'
      ? { type: 'open', isComplete, isInTime: inTime }
      : { type: 'edit', isComplete };
  const changed = changeNeed(seen.state, event);
  if (!changed.ok) return changed;
  const need = { ...seen, state: changed.value, content: given.content, contact: given.contact };
  return db.transaction(async (trx) =>
    (await storeNeed(trx, need, { actorId: actor.accountId, now })) ? ok(null) : problem('conflict'),
  );
}

/** Opens, fills or closes a need in the version that the person saw. */
export async function actOnNeed(
  { db, clock }: Deps,
  actor: Actor,
  seen: Need,
  { action, possible }: { action: NeedAction; possible: readonly IsoDate[] },
): Promise<Result<null, NeedChangeProblem>> {
  const now = clock();
  const changed = changeNeed(
    seen.state,
    action === 'open'
      ? {
          type: 'open',
          isComplete: missingFields(seen.content, seen.contact, possible).length === 0,
          isInTime: isInTime(seen.content, finnishDay(now)),
        }
      : { type: action },
  );
  if (!changed.ok) return changed;
  const need = { ...seen, state: changed.value };
  return db.transaction(async (trx) => {
    const by = { actorId: actor.accountId, now };
    if (!(await storeNeed(trx, need, by))) return problem('conflict');
    if (!isShown(need.state)) await lapseWaitingPledges(trx, need, by);
    return ok(null);
  });
}

/** Ends needs whose last day has passed; tells how many. */
export async function expireNeeds({ db, clock }: Deps): Promise<number> {
  const now = clock();
  let expired = 0;
  for (const need of await listNeedsToExpire(db, finnishDay(now))) {
    const changed = changeNeed(need.state, { type: 'expire' });
    if (!changed.ok) continue;
    const over = { ...need, state: changed.value };
    const stored = await db.transaction(async (trx) => {
      if (!(await storeNeed(trx, over, { actorId: null, now }))) return false;
      await lapseWaitingPledges(trx, over, { actorId: null, now });
      return true;
    });
    if (stored) expired += 1;
  }
  return expired;
}
