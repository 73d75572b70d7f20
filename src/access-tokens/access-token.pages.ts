/** The pages of access tokens: list and form, the secret of a new one, and the question before one is revoked. */
import type { Option } from '../i18n/form-control';
import type { FormError } from '../i18n/form-problem';
import { formatInstant } from '../i18n/format';
import { localName, type Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { reportKinds } from '../municipality-reports/municipality-report.model';
import { href, machineHref, machinePaths, paths } from '../paths';
import type { Municipality } from '../areas/area.model';
import type { TypedToken } from './access-token.form';
import {
  tokenLifetimes,
  tokenScopes,
  tokenState,
  type AccessToken,
  type TokenState,
} from './access-token.model';

interface Reader {
  t: Translate;
  language: Language;
}

interface Choice {
  value: string;
  label: string;
  isChosen: boolean;
}

export interface TokenRow {
  name: string;
  scopes: string;
  maker: string;
  created: string;
  expires: string;
  lastUsed: string;
  state: string;
  /** Address of the question before revoking; null for a token that has ended. */
  revokeHref: string | null;
}

export interface TokensPage {
  title: string;
  styles: readonly string[];
  frame: { crumbs: readonly { text: string; href: string }[] };
  errors: readonly FormError[];
  action: string;
  done: string | null;
  /** The secret of the token that was just made, which is never shown again. */
  made: { text: string; secret: string } | null;
  rows: readonly TokenRow[];
  form: { id: string; name: string; days: string };
  scopeOptions: readonly Choice[];
  dayOptions: readonly Option[];
  /** Addresses for the program; empty while no election is coming. */
  addresses: readonly { what: string; url: string }[];
  examples: readonly { what: string; command: string }[];
}

export interface TokensInput {
  municipality: Municipality;
  tokens: readonly (AccessToken & { maker: string })[];
  electionCode: string | null;
  publicUrl: string;
  now: Date;
  /** Id of the token that the form on the page makes. */
  newId: string;
  typed?: TypedToken;
  errors?: readonly FormError[];
  made?: { name: string; secret: string };
  isRevoked?: boolean;
}

export function tokensHref(language: Language, municipality: string, done?: string): string {
  return href(language, paths.municipalityTokens, { municipality }, { done });
}

function tokenRow(token: TokensInput['tokens'][number], now: Date, { t, language }: Reader): TokenRow {
  const state: TokenState = tokenState(token, now);
  const params = { municipality: token.municipalityCode, token: token.id };
  return {
    name: token.name,
    scopes: token.scopes.map((scope) => t(`accessTokens.scope.${scope}`)).join(', '),
    maker: token.maker,
    created: formatInstant(token.createdAt, language),
    expires: formatInstant(token.expiresAt, language),
    lastUsed:
      token.lastUsedAt === null ? t('accessTokens.neverUsed') : formatInstant(token.lastUsedAt, language),
    state: t(`accessTokens.state.${state}`),
    revokeHref: state === 'active' ? href(language, paths.municipalityToken, params) : null,
  };
}

function addressesOf(
  { municipality, electionCode, publicUrl }: TokensInput,
  { t, language }: Reader,
): TokensPage['addresses'] {
  if (electionCode === null) return [];
  const params = { municipality: municipality.code, election: electionCode };
  const query = { lang: language };
  const url = (path: string) => `${publicUrl}${path}`;
  return [
    {
      what: t('accessTokens.address.places'),
      url: url(machineHref(machinePaths.workspacePlacesCsv, params)),
    },
    ...reportKinds.map((report) => ({
      what: t(`reports.kind.${report}.title`),
      url: url(machineHref(machinePaths.workspaceReport, { ...params, report }, query)),
    })),
    {
      what: t('quality.crumb'),
      url: url(machineHref(machinePaths.workspaceReport, { ...params, report: 'quality' }, query)),
    },
    { what: t('reports.zip'), url: url(machineHref(machinePaths.workspaceReportsZip, params, query)) },
    {
      what: t('accessTokens.address.upload'),
      url: url(machineHref(machinePaths.workspaceUploads, params, query)),
    },
  ];
}

/** Commands to copy; `TOKEN` stands for the secret, so that it is not typed into the history of a shell. */
function examplesOf(addresses: TokensPage['addresses'], { t }: Reader): TokensPage['examples'] {
  const [places, upload] = [addresses[0], addresses.at(-1)];
  if (places === undefined || upload === undefined) return [];
  const authorised = 'curl --fail-with-body -H "Authorization: Bearer $TOKEN"';
  return [
    {
      what: t('accessTokens.example.fetch'),
      command: `${authorised} --etag-compare paikat.etag --etag-save paikat.etag -o paikat.csv "${places.url}"`,
    },
    {
      what: t('accessTokens.example.send'),
      command: `${authorised} -H "Content-Type: text/csv" --data-binary @paikat.csv "${upload.url}"`,
    },
  ];
}

export function tokensPage(input: TokensInput, reader: Reader): TokensPage {
  const { t, language } = reader;
  const { municipality, typed, made } = input;
  const name = localName(municipality, language);
  const addresses = addressesOf(input, reader);
  const start = href(language, paths.municipalityWorkspace, { municipality: municipality.code });
  return {
    title: t('accessTokens.title', { municipality: name }),
    styles: ['css/access-tokens.css'],
    frame: { crumbs: [{ text: name, href: start }] },
    errors: input.errors ?? [],
    action: tokensHref(language, municipality.code),
    done: input.isRevoked === true ? t('accessTokens.revoked') : null,
    made:
      made === undefined ? null : { text: t('accessTokens.made', { name: made.name }), secret: made.secret },
    rows: input.tokens.map((token) => tokenRow(token, input.now, reader)),
    form: { id: input.newId, name: typed?.name ?? '', days: typed?.days ?? '180' },
    scopeOptions: tokenScopes.map((scope) => ({
      value: scope,
      label: t(`accessTokens.scope.${scope}`),
      isChosen: typed?.scopes.includes(scope) ?? false,
    })),
    dayOptions: tokenLifetimes.map((days) => ({
      value: String(days),
      label: t('accessTokens.days', { count: days }),
    })),
    addresses,
    examples: examplesOf(addresses, reader),
  };
}

export interface RevokePage {
  title: string;
  frame: TokensPage['frame'];
  facts: readonly string[];
  action: string;
  backHref: string;
}

/** Asks before a token is revoked. */
export function revokePage(municipality: Municipality, token: AccessToken, reader: Reader): RevokePage {
  const { t, language } = reader;
  const name = localName(municipality, language);
  const params = { municipality: municipality.code };
  const list = tokensHref(language, municipality.code);
  const used = token.lastUsedAt;
  return {
    title: t('accessTokens.revoke.title', { name: token.name }),
    frame: {
      crumbs: [
        { text: name, href: href(language, paths.municipalityWorkspace, params) },
        { text: t('accessTokens.crumb'), href: list },
      ],
    },
    facts: [
      t('accessTokens.revoke.scopes', {
        scopes: token.scopes.map((scope) => t(`accessTokens.scope.${scope}`)).join(', '),
      }),
      used === null
        ? t('accessTokens.revoke.neverUsed')
        : t('accessTokens.revoke.lastUsed', { at: formatInstant(used, language) }),
    ],
    action: href(language, paths.municipalityToken, { ...params, token: token.id }),
    backHref: list,
  };
}
