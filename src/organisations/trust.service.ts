/** Raising and lowering trust: moderators check numbers; accepted organisations and municipalities vouch and take it back. */
import type { Knex } from 'knex';
import { can, type Actor } from '../accounts/policy.model';
import { recordAudit } from '../audit/audit.store';
import { raiseDataVersion } from '../data-version/data-version.store';
import { queueMail } from '../outbox/outbox.store';
import type { Deps } from '../platform/deps';
import { ok, problem, type Result } from '../shared/result';
import type { GivenTrustLevel, Organisation } from './organisation.model';
import { readOrganisationToDecide } from './organisation.service';
import { findOrganisation } from './organisation.store';
import { contactsOf } from './people.model';
import { listMembers, lockOrganisation } from './people.store';
import { mayVouch, voucherKey, type Voucher } from './trust.model';
import { deleteVoucher, insertVoucher, listVouchedBy, settleTrust, updateCheckedTrust } from './trust.store';

/** Makes the trust of an organisation, and of those for which it vouches, what it should be by now. */
async function settle(trx: Knex, organisationId: string, now: Date): Promise<string> {
  const trust = await settleTrust(trx, organisationId);
  const voucher = voucherKey({ kind: 'organisation', id: organisationId });
  for (const vouched of await listVouchedBy(trx, voucher)) await settleTrust(trx, vouched);
  await raiseDataVersion(trx, 'organisations', now);
  return trust;
}

async function tellContact(trx: Knex, { id, contact }: Organisation, now: Date): Promise<void> {
  const { email: receiver, language } = contact;
  const values = { organisationId: id };
  await queueMail(trx, { receiver, language, template: 'organisationTrustChanged', values }, now);
}

/** A moderator's new level for an accepted organisation, higher or lower. */
export async function changeCheckedTrust(
  deps: Deps,
  actor: Actor,
  organisationId: string,
  checked: GivenTrustLevel,
): Promise<Result<null, 'notFound' | 'notPossible' | 'noNumberToCheck'>> {
  const found = await readOrganisationToDecide(deps, actor, organisationId);
  if (found === null) return problem('notFound');
  const { organisation } = found;
  if (organisation.state !== 'accepted' || organisation.trust === 'authority') return problem('notPossible');
  const { businessId, registerNumber } = organisation;
  if (checked === 'register_checked' && businessId === null && registerNumber === null)
    return problem('noNumberToCheck');
  const now = deps.clock();
  return deps.db.transaction(async (trx) => {
    await lockOrganisation(trx, organisationId);
    await updateCheckedTrust(trx, organisationId, checked);
    const trust = await settle(trx, organisationId, now);
    const noted = { at: now, actorId: actor.accountId, objectId: organisationId };
    await recordAudit(trx, { ...noted, type: 'organisation.trustChanged', details: { checked, trust } });
    if (trust !== organisation.trust) await tellContact(trx, organisation, now);
    return ok(null);
  });
}

export type VouchingProblem = 'notAllowed' | 'gone';

/** Whether the actor may speak for the voucher about the organisation. */
async function maySpeak(
  trx: Knex,
  actor: Actor,
  voucher: Voucher,
  organisation: Organisation,
): Promise<boolean> {
  const about = { vouchedId: organisation.id };
  if (voucher.kind === 'municipality')
    return can(actor, 'vouchAsMunicipality', {
      ...about,
      municipalityCode: voucher.code,
      servedCodes: organisation.municipalities,
    });
  const contactIds = contactsOf(await listMembers(trx, voucher.id)).map(({ accountId }) => accountId);
  return can(actor, 'vouchAsOrganisation', { ...about, organisationId: voucher.id, contactIds });
}

/** Whether the voucher's word counts now. */
async function isKnown(trx: Knex, voucher: Voucher): Promise<boolean> {
  if (voucher.kind === 'municipality') return true;
  const speaker = await findOrganisation(trx, voucher.id);
  return speaker !== null && mayVouch(speaker);
}

/** Vouches for an accepted organisation, or takes the word back; both are told to its contact when the level changes. */
export async function setVouching(
  deps: Deps,
  actor: Actor,
  { voucher, organisationId, vouches }: { voucher: Voucher; organisationId: string; vouches: boolean },
): Promise<Result<null, VouchingProblem>> {
  const now = deps.clock();
  return deps.db.transaction(async (trx) => {
    // Both rows in one order, so that two that vouch for each other at once do not wait for each other.
    const ids = [organisationId, ...(voucher.kind === 'organisation' ? [voucher.id] : [])].sort();
    for (const id of ids) await lockOrganisation(trx, id);
    const organisation = await findOrganisation(trx, organisationId);
    if (organisation?.state !== 'accepted') return problem('gone');
    if (!(await maySpeak(trx, actor, voucher, organisation))) return problem('notAllowed');
    if (vouches && !(await isKnown(trx, voucher))) return problem('notAllowed');
    const key = voucherKey(voucher);
    const changed = vouches
      ? await insertVoucher(trx, organisationId, key, now)
      : await deleteVoucher(trx, organisationId, key);
    if (!changed) return ok(null);
    const trust = await settle(trx, organisationId, now);
    await recordAudit(trx, {
      type: vouches ? 'organisation.vouchedFor' : 'organisation.vouchingWithdrawn',
      at: now,
      actorId: actor.accountId,
      objectId: organisationId,
      details: { voucher: key, trust },
    });
    if (trust !== organisation.trust) await tellContact(trx, organisation, now);
    return ok(null);
  });
}
