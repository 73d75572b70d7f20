/** Every address that people can open, for tests that hold for all pages. */
import { listOfferUploads } from '../../src/offer-files/offer-file.store';
import type { Role } from '../../src/accounts/account.model';
import { findAccountByEmail } from '../../src/accounts/account.store';
import { inviteAccount } from '../../src/accounts/administration.service';
import { ensureExampleAccounts } from '../../src/accounts/example-accounts.service';
import { openCountyService } from '../../src/county-services/county-services.service';
import { bringExampleBoundaries, bringExampleData } from './demand-imports';
import { readImports } from '../../src/demand-imports/demand-import.service';
import { receiveFeedback } from '../../src/feedback/feedback.service';
import { ensureExampleNeeds } from '../../src/needs/example-needs.service';
import { ensureExampleOrganisation } from '../../src/offers/example-offers.service';
import { queueMail } from '../../src/outbox/outbox.store';
import { listReports } from '../../src/offers/offer-report.store';
import { reportOffer } from '../../src/offers/offer-report.service';
import { offerSteps } from '../../src/offers/offer.model';
import { listOffersOf } from '../../src/offers/offer.store';
import { languages, type Language } from '../../src/i18n/language';
import { href, paths } from '../../src/paths';
import { freezeReports, frozenReportPages } from './frozen-reports';
import { sendOfferFiles } from './offer-files';
import type { TestApp } from './test-app';
import { fillWorkspace, workspacePages } from './workspace-pages';

const coverageExample = {
  kind: 'election_day',
  level: 'region',
  sort: 'share',
  area: 'municipality-005',
  places: 'outdoors',
  q: 'po',
};

/** Euran urheilutalo in the municipal elections of 2021: an address made from the place's key stays over every import. */
export const placeExample = { election: 'KV-2021', place: 'b9b864c2bde2bde01f981823f73511de' };

const placesExamples: readonly [string, Record<string, string>][] = [
  ['KV-2021', {}],
  ['KV-2021', { municipality: '050', near: '27500', kind: 'advance', day: '2021-05-26', time: '17:00' }],
  ['KV-2021', { form: 'outdoors', stepfree: '1', q: 'ei ole' }],
  ['KV-2021-APR', {}],
  ['EKV-2027', {}],
  ['EKV-2027', { municipality: '050' }],
];

/** The pages in a language that need no account, on the data that the tests load. */
export function everyPage(language: Language): string[] {
  return [
    href(language, paths.home),
    href(language, paths.api),
    href(language, paths.elections),
    ...['KV-2021', 'KV-2021-APR', 'KV-2025', 'EKV-2027'].map((election) =>
      href(language, paths.election, { election }),
    ),
    href(language, paths.places, { election: 'KV-2021' }, { municipality: '091' }),
    ...['KV-2021', 'EKV-2027'].map((election) => href(language, paths.coverage, { election })),
    href(language, paths.coverage, { election: 'KV-2021' }, coverageExample),
    href(
      language,
      paths.helpCoverage,
      { election: 'KV-2021' },
      { area: 'municipality-005', level: 'region' },
    ),
    href(language, paths.helpCoverage, { election: 'EKV-2027' }),
    href(language, paths.plannerMap, { election: 'EKV-2027' }, { measure: 'gaps', level: 'region' }),
    href(
      language,
      paths.plannerMap,
      { election: 'KV-2021' },
      { kind: 'election_day', area: 'municipality-005', q: 'a', by: 'figure', places: 'step_free' },
    ),
    href(language, paths.fullReport, { election: 'KV-2021' }, { area: 'region-21' }),
    href(language, paths.gaps, { election: 'EKV-2027' }),
    href(language, paths.gaps, { election: 'KV-2021' }, { rule: 'hours_unknown', area: 'region-02' }),
    ...placesExamples.map(([election, query]) => href(language, paths.places, { election }, query)),
    href(language, paths.place, placeExample),
    href(language, paths.search),
    ...['kirjasto', '00530', 'xyzzy'].map((q) => href(language, paths.search, {}, { q })),
    href(language, paths.areas),
    href(language, paths.area, { kind: 'region', code: '10' }, { election: 'KV-2021' }),
    href(language, paths.area, { kind: 'constituency', code: '01' }, { election: 'KV-2021' }),
    ...['091', '149'].map((municipality) => href(language, paths.municipality, { municipality })),
    href(language, paths.reports),
    href(language, paths.data),
    href(language, paths.accessibility),
    href(language, paths.privacy),
    href(language, paths.feedback),
    href(language, paths.feedbackSent),
    href(language, paths.signIn),
    href(language, paths.confirmPlacesDone),
    href(language, paths.signIn, {}, { return: href(language, paths.account) }),
    href(language, paths.signInSent),
    href(language, paths.organisations),
    href(
      language,
      paths.organisations,
      {},
      { q: 'ei ole', place: 'Atlantis', kind: 'association', region: '12' },
    ),
    href(language, paths.register),
    href(language, paths.registerSent),
    href(language, paths.help),
    href(language, paths.offerReportSent),
    href(language, paths.electionHelp, { election: 'EKV-2027' }, { place: 'Juuka', type: 'escort' }),
    href(language, paths.electionHelp, { election: 'KV-2021' }, { place: 'kes' }),
  ];
}

/** Each of those pages once, in Finnish, Swedish and English by turns: for what a language has no part in. */
export function everyPageInTurns(): string[] {
  const inLanguages = languages.map((language) => everyPage(language));
  return inLanguages[0]!.map((_, index) => inLanguages[index % languages.length]![index]!);
}

export interface SignedInPage {
  /** As whom to look at it. */
  role: Role;
  path: string;
}

/** Makes what the pages of signed-in people show: accounts in every state, mail that did not go through, events. */
export async function fillSignedInPages(test: TestApp): Promise<void> {
  const { deps } = test;
  await ensureExampleAccounts(deps);
  const message = 'Ensimmäinen kappale.\n\nToinen <kappale>.';
  await receiveFeedback(deps, { message, page: '/fi/data', replyTo: 'reader@example.org', language: 'fi' });
  const grants = [
    { role: 'moderator', scope: 'region:02' },
    { role: 'municipality', scope: '091' },
  ] as const;
  const invitation = { email: 'invited@example.org', name: 'Kutsuttu', language: 'fi', grants } as const;
  await inviteAccount(deps, null, invitation);
  const mail = {
    receiver: 'refused@example.org',
    language: 'fi',
    template: 'invitation',
    values: {},
  } as const;
  const id = await queueMail(deps.db, mail, deps.clock());
  const lastError = '550 5.1.1 <refused@example.org>: recipient address rejected';
  await deps.db('outbox').where({ id }).update({ state: 'refused', attempts: 1, last_error: lastError });
  await ensureExampleOrganisation(deps);
  await ensureExampleNeeds(deps);
  const report = { reason: 'wrong_contact', message: 'Numero ei vastaa.', email: null } as const;
  await bringExampleData(deps);
  await bringExampleBoundaries(deps);
  await reportOffer(deps, 'example-ride', { ...report, language: 'fi' });
  await sendOfferFiles(deps);
  const county = await findAccountByEmail(deps.db, 'wellbeing-county@example.org');
  if (county !== null) await openCountyService(deps, county, '14');
  await freezeReports(test);
  await fillWorkspace(deps);
}

/** Ids of reports that wait. */
async function reportsOf({ db }: TestApp['deps']): Promise<string[]> {
  const scope = { state: 'new', municipalities: null, notOf: [] } as const;
  return (await listReports(db, scope, { offset: 0, limit: 1 })).reports.map(({ id }) => id);
}

/** Pages of the example organisation and of its offers' reviewers. */
async function partnershipPages(deps: TestApp['deps'], language: Language): Promise<SignedInPage[]> {
  const { db } = deps;
  const offers = await listOffersOf(db, ['example']);
  const files = await listOfferUploads(db, 'example', 2);
  const idIn = (state: string) => offers.find((offer) => offer.state === state)?.id ?? '';
  const draft = { offer: idIn('draft') };
  const partner = [
    href(language, paths.partner),
    href(language, paths.partnerOrganisation, { organisation: 'example' }),
    href(language, paths.partnerVouching, { organisation: 'example' }),
    href(language, paths.partnerUmbrella, { organisation: 'example' }, { q: 'liitto' }),
    href(language, paths.organisation, { organisation: 'example' }),
    href(language, paths.partnerOfferFiles, { organisation: 'example' }),
    ...files.map(({ id }) => href(language, paths.partnerOfferFile, { organisation: 'example', upload: id })),
    href(language, paths.partnerNewOffer),
    href(language, paths.partnerCarryOver),
    href(language, paths.partnerTemplates),
    href(language, paths.partnerTemplate, { offer: 'example-phone' }),
    ...offers.map(({ id }) => href(language, paths.partnerOffer, { offer: id })),
    href(language, paths.partnerNeeds, {}, { scope: 'all' }),
    href(language, paths.partnerNeed, { need: 'example-need-ride' }),
    href(language, paths.partnerPledges),
    href(language, paths.partnerPledge, { pledge: 'example-pledge' }),
    ...offerSteps.map((step) => href(language, paths.partnerOfferStep, { ...draft, step })),
  ];
  const moderator = [
    href(language, paths.moderationOrganisations),
    href(language, paths.moderationOrganisations, {}, { state: 'accepted' }),
    href(language, paths.moderationOrganisation, { organisation: 'example' }),
    href(language, paths.moderationOrganisation, { organisation: 'example-waiting' }),
    href(language, paths.moderationOffers),
    href(language, paths.moderationOffer, { offer: idIn('submitted') }),
    href(language, paths.moderationReports),
    href(language, paths.moderationReport, { report: (await reportsOf(deps))[0] ?? '' }),
    href(language, paths.offerReport, { offer: idIn('published') }),
  ];
  return [
    ...partner.map((path) => ({ role: 'partner' as const, path })),
    ...moderator.map((path) => ({ role: 'moderator' as const, path })),
  ];
}

/** Pages of the district boundaries that `bringExampleBoundaries` made. */
async function boundaryPages(deps: TestApp['deps'], language: Language): Promise<string[]> {
  const municipality = '091';
  const { versions } = await readImports(deps, 'districts', municipality);
  return [
    href(language, paths.municipalityDistricts, { municipality }),
    ...versions.map(({ id }) =>
      href(language, paths.municipalityDistrictVersion, { municipality, version: id }),
    ),
  ];
}

/** Pages of versions of brought data. */
async function importPages(deps: TestApp['deps'], language: Language): Promise<string[]> {
  const grids = await readImports(deps, 'population_grid');
  const matrices = await readImports(deps, 'cost_matrix');
  return [...grids.versions, ...matrices.versions].map(({ kind, id }) =>
    href(language, paths.plannerDataVersion, { kind, version: id }),
  );
}

/** The pages in a language that need an account; call `fillSignedInPages` before. */
export async function everySignedInPage({ deps }: TestApp, language: Language): Promise<SignedInPage[]> {
  const pageOf = async (email: string) => {
    const account = await findAccountByEmail(deps.db, email);
    return href(language, paths.adminAccount, { account: account?.id ?? '' });
  };
  const forAdministrators = [
    href(language, paths.account),
    href(language, paths.accountDelete),
    href(language, paths.adminAccounts),
    href(language, paths.adminAccounts, {}, { search: 'nobody has this name' }),
    href(language, paths.adminInvite),
    href(language, paths.adminMail),
    href(language, paths.adminElections),
    href(language, paths.adminNewElection),
    href(language, paths.adminElection, { election: 'EKV-2027' }),
    href(language, paths.adminFeedback),
    href(language, paths.adminAudit),
    href(language, paths.plannerData),
    href(language, paths.plannerDataKind, { kind: 'population_grid' }),
    href(language, paths.plannerDataKind, { kind: 'electors' }),
    href(language, paths.plannerDataKind, { kind: 'districts' }),
    href(language, paths.plannerDataKind, { kind: 'cost_matrix' }),
    ...(await importPages(deps, language)),
    await pageOf('invited@example.org'),
    await pageOf('planner@example.org'),
  ];
  const forMunicipalities = [
    ...(await workspacePages(deps, language)),
    ...(await boundaryPages(deps, language)),
  ];
  return [
    ...forMunicipalities.map((path) => ({ role: 'municipality' as const, path })),
    { role: 'partner', path: href(language, paths.account) },
    { role: 'wellbeing_county', path: href(language, paths.countyServices, { county: '14' }) },
    { role: 'planner', path: href(language, paths.plannerNeeds) },
    ...[{}, { q: '09', area: 'region-01', state: 'noAccount', sort: 'lastAsked' }].map((query) => ({
      role: 'planner' as const,
      path: href(language, paths.plannerMunicipalities, { election: 'EKV-2027' }, query),
    })),
    { role: 'planner', path: href(language, paths.plannerAskMunicipalities, { election: 'EKV-2027' }, {}) },
    ...(await frozenReportPages(deps, language)).map((path) => ({ role: 'planner' as const, path })),
    // The administrator may look into every workspace: this need has a pledge.
    {
      role: 'administrator',
      path: href(language, paths.municipalityNeed, {
        municipality: '176',
        election: 'EKV-2027',
        need: 'example-need-ride',
      }),
    },
    ...(await partnershipPages(deps, language)),
    { role: 'planner', path: href(language, paths.adminAudit, {}, { type: 'mail.retried' }) },
    ...forAdministrators.map((path) => ({ role: 'administrator' as const, path })),
  ];
}
