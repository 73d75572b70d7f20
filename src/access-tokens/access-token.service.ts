/** Makes, revokes and recognises access tokens. */
import { findAccount } from '../accounts/account.store';
import { can } from '../accounts/policy.model';
import { findMunicipality } from '../areas/area.store';
import { presentVintage, type Municipality } from '../areas/area.model';
import { recordAudit } from '../audit/audit.store';
import { nextElection } from '../elections/election.model';
import { listElections } from '../elections/election.store';
import type { Database } from '../platform/database';
import type { Deps } from '../platform/deps';
import { hashOf, newToken } from '../platform/secrets';
import { finnishDay } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import type { TokenCommand } from './access-token.form';
import {
  endedTokenKeptDays,
  mostTokens,
  tokenState,
  type AccessToken,
  type TokenRefusal,
  type TokenScope,
} from './access-token.model';
import {
  deleteTokensEndedBefore,
  findToken,
  findTokenByHash,
  insertToken,
  listTokens,
  revokeToken,
  touchToken,
} from './access-token.store';

type TokenDeps = Pick<Deps, 'db' | 'clock' | 'config'>;

const day = 86_400_000;
/** Tells people and programs that look for leaked secrets what it is. */
const prefix = 'vaalikumppani_';

export interface MunicipalityTokens {
  municipality: Municipality;
  tokens: (AccessToken & { maker: string })[];
  /** Of which election the addresses on the page speak; null when none is coming. */
  electionCode: string | null;
}

/** Tokens of a municipality with the names of their makers; null when there is no such municipality. */
export async function readMunicipalityTokens(
  { db, clock }: TokenDeps,
  municipalityCode: string,
): Promise<MunicipalityTokens | null> {
  const municipality = await findMunicipality(db, municipalityCode, presentVintage);
  if (municipality === null) return null;
  const tokens: MunicipalityTokens['tokens'] = [];
  for (const token of await listTokens(db, municipalityCode))
    tokens.push({ ...token, maker: (await findAccount(db, token.accountId))?.name ?? '' });
  const next = nextElection(await listElections(db), finnishDay(clock()));
  return { municipality, tokens, electionCode: next?.code ?? null };
}

export function readToken(
  { db }: Pick<Deps, 'db'>,
  municipalityCode: string,
  id: string,
): Promise<AccessToken | null> {
  return findToken(db, { id, municipalityCode });
}

/**
 * Makes a token and gives its secret, which is stored nowhere.
 * @returns `again` when this form has made its token before, `tooMany` when the municipality has enough of them
 */
export async function createToken(
  { db, clock }: TokenDeps,
  municipalityCode: string,
  accountId: string,
  command: TokenCommand,
): Promise<Result<{ token: AccessToken; secret: string }, 'again' | 'tooMany'>> {
  const now = clock();
  const secret = `${prefix}${newToken()}`;
  const token: AccessToken = {
    id: command.id,
    municipalityCode,
    name: command.name,
    accountId,
    scopes: command.scopes,
    createdAt: now,
    expiresAt: new Date(now.getTime() + command.days * day),
    lastUsedAt: null,
    revokedAt: null,
  };
  return db.transaction(async (trx) => {
    const present = await listTokens(trx, municipalityCode);
    if (present.some(({ id }) => id === token.id)) return problem('again');
    if (present.filter((each) => tokenState(each, now) === 'active').length >= mostTokens)
      return problem('tooMany');
    if (!(await insertToken(trx, token, hashOf(secret)))) return problem('again');
    await recordAudit(trx, {
      type: 'token.created',
      at: now,
      actorId: accountId,
      objectId: token.id,
      details: { municipality: municipalityCode, scopes: token.scopes.join(' '), days: command.days },
    });
    return ok({ token, secret });
  });
}

/** Ends a token at once; nothing more happens to one that was revoked before. */
export async function endToken(
  { db, clock }: TokenDeps,
  token: AccessToken,
  accountId: string,
): Promise<void> {
  const now = clock();
  await db.transaction(async (trx) => {
    if (!(await revokeToken(trx, token.id, now))) return;
    await recordAudit(trx, {
      type: 'token.revoked',
      at: now,
      actorId: accountId,
      objectId: token.id,
      details: { municipality: token.municipalityCode },
    });
  });
}

/** Whether whoever made the token may still do for the municipality what the token does. */
async function makerMay(
  { db, config }: { db: Database; config: Deps['config'] },
  token: AccessToken,
): Promise<boolean> {
  const maker = await findAccount(db, token.accountId);
  if (maker?.state !== 'active' || (maker.isExample && !config.exampleAccounts)) return false;
  const actor = { accountId: maker.id, grants: maker.grants };
  return can(actor, 'editPlacesOfMunicipality', { municipalityCode: token.municipalityCode });
}

/** How stale `lastUsedAt` may become before a request writes it anew. */
const touchAfterMs = 60_000;

/**
 * Recognises a token and judges whether it opens what was asked for; a use that it opens is noted.
 * @param secret as it came; null when none did
 */
export async function admitToken(
  deps: TokenDeps,
  secret: string | null,
  asked: { municipalityCode: string; scope: TokenScope },
): Promise<Result<AccessToken, TokenRefusal>> {
  if (secret === null) return problem('missing');
  const token = await findTokenByHash(deps.db, hashOf(secret));
  if (token === null) return problem('unknown');
  const now = deps.clock();
  const state = tokenState(token, now);
  if (state !== 'active') return problem(state);
  if (!(await makerMay(deps, token))) return problem('makerLeft');
  if (token.municipalityCode !== asked.municipalityCode) return problem('otherMunicipality');
  if (!token.scopes.includes(asked.scope)) return problem('otherScope');
  if (token.lastUsedAt === null || now.getTime() - token.lastUsedAt.getTime() >= touchAfterMs)
    await touchToken(deps.db, token.id, now);
  return ok(token);
}

/** Deletes tokens some time after their end; tells how many. */
export function deleteEndedTokens({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  return deleteTokensEndedBefore(db, new Date(clock().getTime() - endedTokenKeptDays * day));
}
