/** Coming under an umbrella and leaving it: one side asks, the other accepts. */
import type { Knex } from 'knex';
import { can, type Actor } from '../accounts/policy.model';
import { recordAudit } from '../audit/audit.store';
import { raiseDataVersion } from '../data-version/data-version.store';
import { queueMail } from '../outbox/outbox.store';
import type { Deps } from '../platform/deps';
import { ok, problem, type Result } from '../shared/result';
import type { Organisation } from './organisation.model';
import { findOrganisation } from './organisation.store';
import { contactsOf } from './people.model';
import { listMembers } from './people.store';
import { mayComeUnder, type AskedBy, type UmbrellaProblem } from './umbrella.model';
import {
  deleteRequestsOfLocal,
  insertUmbrellaRequest,
  lockTree,
  readTree,
  setUmbrella,
  takeUmbrellaRequest,
} from './umbrella.store';

export type UmbrellaChangeProblem = UmbrellaProblem | 'notAllowed' | 'gone';
type Done = Promise<Result<null, UmbrellaChangeProblem>>;

/** Whether the actor is a contact of the organisation. */
export async function isContactOf(db: Knex, actor: Actor, organisationId: string): Promise<boolean> {
  const contactIds = contactsOf(await listMembers(db, organisationId)).map(({ accountId }) => accountId);
  return can(actor, 'managePeopleOfOrganisation', { organisationId, contactIds });
}

interface Link {
  local: Organisation;
  umbrella: Organisation;
}

/** The two sides, both accepted; null when one is not (any more). */
async function readLink(trx: Knex, localId: string, umbrellaId: string): Promise<Link | null> {
  const local = await findOrganisation(trx, localId);
  const umbrella = await findOrganisation(trx, umbrellaId);
  return local?.state === 'accepted' && umbrella?.state === 'accepted' ? { local, umbrella } : null;
}

/** Mails one side about the other. */
async function tell(
  trx: Knex,
  [to, about]: readonly [Organisation, Organisation],
  template: 'umbrellaAsked' | 'umbrellaChanged',
  now: Date,
): Promise<void> {
  const { email: receiver, language } = to.contact;
  const values = { organisationId: to.id, otherId: about.id };
  await queueMail(trx, { receiver, language, template, values }, now);
}

/** Asks the other side; nothing changes until it accepts. */
export async function askForUmbrella(
  deps: Deps,
  actor: Actor,
  { localId, umbrellaId, askedBy }: { localId: string; umbrellaId: string; askedBy: AskedBy },
): Done {
  const now = deps.clock();
  return deps.db.transaction(async (trx) => {
    await lockTree(trx);
    const own = askedBy === 'local' ? localId : umbrellaId;
    if (!(await isContactOf(trx, actor, own))) return problem('notAllowed');
    const link = await readLink(trx, localId, umbrellaId);
    if (link === null) return problem('gone');
    const possible = mayComeUnder(await readTree(trx), localId, umbrellaId);
    if (!possible.ok) return possible;
    await insertUmbrellaRequest(trx, { localId, umbrellaId, askedBy, createdAt: now });
    const noted = { at: now, actorId: actor.accountId, objectId: localId };
    const details = { umbrella: umbrellaId, askedBy };
    await recordAudit(trx, { ...noted, type: 'organisation.umbrellaAsked', details });
    const { local, umbrella } = link;
    await tell(trx, askedBy === 'local' ? [umbrella, local] : [local, umbrella], 'umbrellaAsked', now);
    return ok(null);
  });
}

/** The side that was asked accepts; either side ends the request otherwise. */
export async function answerUmbrella(
  deps: Deps,
  actor: Actor,
  { localId, umbrellaId, isAccepted }: { localId: string; umbrellaId: string; isAccepted: boolean },
): Done {
  const now = deps.clock();
  return deps.db
    .transaction(async (trx): Done => {
      await lockTree(trx);
      const sides = {
        local: await isContactOf(trx, actor, localId),
        umbrella: await isContactOf(trx, actor, umbrellaId),
      };
      if (!sides.local && !sides.umbrella) return problem('notAllowed');
      const askedBy = await takeUmbrellaRequest(trx, { localId, umbrellaId });
      if (askedBy === null) return problem('gone');
      if (!isAccepted) return ok(null);
      const asked = askedBy === 'local' ? 'umbrella' : 'local';
      const link = await readLink(trx, localId, umbrellaId);
      const possible = mayComeUnder(await readTree(trx), localId, umbrellaId);
      if (!sides[asked] || link === null || !possible.ok)
        throw new AnswerRefused(!sides[asked] ? 'notAllowed' : possible.ok ? 'gone' : possible.problem);
      await setUmbrella(trx, localId, umbrellaId);
      await deleteRequestsOfLocal(trx, localId);
      await noteChange(trx, { actor, localId, umbrellaId, now, joined: true });
      const { local, umbrella } = link;
      await tell(trx, askedBy === 'local' ? [local, umbrella] : [umbrella, local], 'umbrellaChanged', now);
      return ok(null);
    })
    .catch((error: unknown) => {
      if (error instanceof AnswerRefused) return problem(error.reason);
      throw error;
    });
}

/** Thrown inside the transaction, so that the request is there again. */
class AnswerRefused extends Error {
  constructor(readonly reason: UmbrellaChangeProblem) {
    super(reason);
  }
}

async function noteChange(
  trx: Knex,
  {
    actor,
    localId,
    umbrellaId,
    now,
    joined,
  }: { actor: Actor; localId: string; umbrellaId: string; now: Date; joined: boolean },
): Promise<void> {
  await raiseDataVersion(trx, 'organisations', now);
  await recordAudit(trx, {
    type: joined ? 'organisation.umbrellaJoined' : 'organisation.umbrellaLeft',
    at: now,
    actorId: actor.accountId,
    objectId: localId,
    details: { umbrella: umbrellaId },
  });
}

/** Takes a local from under its umbrella; a contact of either side may. */
export async function leaveUmbrella(deps: Deps, actor: Actor, localId: string): Done {
  const now = deps.clock();
  return deps.db.transaction(async (trx) => {
    await lockTree(trx);
    const local = await findOrganisation(trx, localId);
    const umbrellaId = local?.umbrellaId ?? null;
    if (local === null || umbrellaId === null) return problem('gone');
    const isLocal = await isContactOf(trx, actor, localId);
    if (!isLocal && !(await isContactOf(trx, actor, umbrellaId))) return problem('notAllowed');
    await setUmbrella(trx, localId, null);
    await noteChange(trx, { actor, localId, umbrellaId, now, joined: false });
    const umbrella = await findOrganisation(trx, umbrellaId);
    if (umbrella !== null)
      await tell(trx, isLocal ? [umbrella, local] : [local, umbrella], 'umbrellaChanged', now);
    return ok(null);
  });
}
