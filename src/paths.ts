/** Every address of the service, named once. Patterns are those of Express, without the language. */
import type { Language } from './i18n/language';

export const paths = {
  home: '/',
  data: '/data',
  api: '/api',
  accessibility: '/accessibility',
  privacy: '/privacy',
  feedback: '/feedback',
  feedbackSent: '/feedback/sent',
  municipality: '/municipalities/:municipality',
  search: '/search',
  areas: '/areas',
  area: '/areas/:kind/:code',
  elections: '/elections',
  election: '/elections/:election',
  places: '/elections/:election/places',
  place: '/elections/:election/places/:place',
  coverage: '/elections/:election/coverage',
  coverageCsv: '/elections/:election/coverage.csv',
  coverageJson: '/elections/:election/coverage.json',
  helpCoverage: '/elections/:election/help-coverage',
  helpCoverageCsv: '/elections/:election/help-coverage.csv',
  helpCoverageJson: '/elections/:election/help-coverage.json',
  plannerMap: '/elections/:election/map',
  plannerMapNext: '/map',
  plannerMapPlaces: '/elections/:election/map/places.json',
  plannerMapNeeds: '/elections/:election/map/needs.json',
  fullReport: '/elections/:election/report',
  fullReportFile: '/elections/:election/report.:format',
  gaps: '/elections/:election/gaps',
  gapsCsv: '/elections/:election/gaps.csv',
  gapsJson: '/elections/:election/gaps.json',
  reports: '/reports',
  publishedReport: '/reports/:publication',
  publishedReportFile: '/reports/:publication/report.:format',
  signIn: '/sign-in',
  signInSent: '/sign-in/sent',
  signInLink: '/sign-in/link',
  signInExample: '/sign-in/example',
  signInProvider: '/sign-in/provider',
  signOut: '/sign-out',
  account: '/account',
  accountSessions: '/account/sessions',
  accountExport: '/account/export',
  accountDelete: '/account/delete',
  adminAccounts: '/admin/accounts',
  adminInvite: '/admin/accounts/invite',
  adminAccount: '/admin/accounts/:account',
  adminAccountRoles: '/admin/accounts/:account/roles',
  adminAccountState: '/admin/accounts/:account/state',
  adminAccountInvitation: '/admin/accounts/:account/invitation',
  adminMail: '/admin/mail',
  adminMailRetry: '/admin/mail/:mail/retry',
  adminAudit: '/admin/audit',
  adminFeedback: '/admin/feedback',
  adminFeedbackMessage: '/admin/feedback/:feedback',
  organisations: '/organisations',
  organisation: '/organisations/:organisation',
  register: '/register',
  registerSent: '/register/sent',
  registerConfirm: '/register/confirm',
  moderationOrganisations: '/moderation/organisations',
  moderationOrganisation: '/moderation/organisations/:organisation',
  join: '/register/join',
  partner: '/partner',
  partnerOrganisation: '/partner/organisations/:organisation',
  partnerVouching: '/partner/organisations/:organisation/vouching',
  partnerUmbrella: '/partner/organisations/:organisation/umbrella',
  partnerOfferFiles: '/partner/organisations/:organisation/offer-files',
  partnerOfferFileCsv: '/partner/organisations/:organisation/offer-files/:election/offers.csv',
  partnerOfferFile: '/partner/organisations/:organisation/offer-files/:upload',
  partnerOfferFileConfirm: '/partner/organisations/:organisation/offer-files/:upload/confirm',
  partnerOfferFileWithdraw: '/partner/organisations/:organisation/offer-files/:upload/withdraw',
  partnerOfferFileProblems: '/partner/organisations/:organisation/offer-files/:upload/problems.csv',
  partnerPeople: '/partner/organisations/:organisation/people',
  partnerNewOffer: '/partner/offers/new',
  partnerOffer: '/partner/offers/:offer',
  partnerOfferStep: '/partner/offers/:offer/:step',
  partnerOfferAction: '/partner/offers/:offer/action',
  partnerCarryOver: '/partner/carry-over',
  partnerTemplates: '/partner/templates',
  partnerTemplate: '/partner/templates/:offer',
  offerAnswer: '/offers/answer',
  offerReport: '/help/:offer/report',
  offerReportSent: '/help/report/sent',
  moderationReports: '/moderation/reports',
  moderationReport: '/moderation/reports/:report',
  partnerNeeds: '/partner/needs',
  partnerNeed: '/partner/needs/:need',
  partnerPledges: '/partner/pledges',
  partnerPledge: '/partner/pledges/:pledge',
  partnerMark: '/partner/marks/:mark',
  plannerNeeds: '/planner/needs',
  plannerNeedsCsv: '/planner/needs.csv',
  plannerMunicipalitiesNext: '/planner/municipalities',
  plannerMunicipalities: '/planner/municipalities/:election',
  plannerMunicipalitiesCsv: '/planner/municipalities/:election/municipalities.csv',
  plannerAskMunicipalities: '/planner/municipalities/:election/ask',
  snapshots: '/planner/snapshots',
  newSnapshot: '/planner/snapshots/new/:election',
  compareSnapshots: '/planner/snapshots/compare',
  compareSnapshotsCsv: '/planner/snapshots/compare.csv',
  snapshot: '/planner/snapshots/:snapshot',
  publishSnapshot: '/planner/snapshots/:snapshot/publish',
  withdrawReport: '/planner/reports/:publication/withdraw',
  snapshotFile: '/planner/snapshots/:snapshot/report.:format',
  plannerData: '/planner/data',
  plannerDataKind: '/planner/data/:kind',
  plannerDataVersion: '/planner/data/:kind/:version',
  plannerDataAction: '/planner/data/:kind/:version/:action',
  moderationOffers: '/moderation/offers',
  moderationOffer: '/moderation/offers/:offer',
  countyServices: '/wellbeing-county/:county',
  help: '/help',
  electionHelp: '/elections/:election/help',
  municipalityWorkspace: '/municipality/:municipality',
  municipalityPartners: '/municipality/:municipality/partners',
  municipalityPlaces: '/municipality/:municipality/:election/places',
  municipalityPlacesCsv: '/municipality/:municipality/:election/places.csv',
  municipalityAnnouncement: '/municipality/:municipality/:election/announcement',
  municipalityAnnouncementDocx: '/municipality/:municipality/:election/announcement.docx',
  municipalityNewPlace: '/municipality/:municipality/:election/new-place/:kind',
  municipalityPlace: '/municipality/:municipality/:election/places/:place',
  municipalityPlaceVisibility: '/municipality/:municipality/:election/places/:place/visibility',
  municipalityCopy: '/municipality/:municipality/:election/copy',
  municipalityAsk: '/municipality/:municipality/:election/ask-confirmation',
  confirmPlaces: '/confirm-places',
  confirmPlacesDone: '/confirm-places/done',
  municipalityConfirmation: '/municipality/:municipality/:election/confirmation',
  municipalityLists: '/municipality/:municipality/:election/lists',
  municipalityQuality: '/municipality/:municipality/:election/quality',
  municipalityQualityCsv: '/municipality/:municipality/:election/quality.csv',
  municipalityVotingDay: '/municipality/:municipality/:election/voting-day',
  municipalityVotingDayPlace: '/municipality/:municipality/:election/voting-day/:place',
  municipalityReports: '/municipality/:municipality/:election/reports',
  municipalityReportsZip: '/municipality/:municipality/:election/reports.zip',
  municipalityReport: '/municipality/:municipality/:election/reports/:report',
  municipalityUploads: '/municipality/:municipality/:election/uploads',
  municipalityUpload: '/municipality/:municipality/:election/uploads/:upload',
  municipalityUploadProblems: '/municipality/:municipality/:election/uploads/:upload/problems.csv',
  municipalityUploadConfirm: '/municipality/:municipality/:election/uploads/:upload/confirm',
  municipalityUploadWithdraw: '/municipality/:municipality/:election/uploads/:upload/withdraw',
  municipalityTokens: '/municipality/:municipality/tokens',
  municipalityToken: '/municipality/:municipality/tokens/:token',
  municipalityMark: '/municipality/:municipality/marks/:mark',
  municipalityNeeds: '/municipality/:municipality/:election/needs',
  municipalityNewNeed: '/municipality/:municipality/:election/needs/new',
  municipalityNeed: '/municipality/:municipality/:election/needs/:need',
  municipalityNeedEdit: '/municipality/:municipality/:election/needs/:need/edit',
  municipalityPledge: '/municipality/:municipality/:election/needs/:need/pledges/:pledge',
  municipalityNeedAction: '/municipality/:municipality/:election/needs/:need/action',
} as const;

/** Addresses that have no language. */
export const machinePaths = {
  root: '/',
  health: '/health',
  assets: '/assets',
  /** Where the identity provider sends people back to: registered there, so the same in every language. */
  providerCallback: '/sign-in/provider/callback',
  outlines: '/map/outlines-:vintage.json',
  mapOutlines: '/map/areas-:vintage-:level.json',
  mapPeople: '/map/people-:election.bin',
  mapPlaces: '/map/places-:election.json',
  mapOffers: '/map/offers-:election.json',
  api: '/api',
  apiVersion: '/api/v1',
  openApi: '/api/v1/openapi.json',
  reportSchema: '/api/v1/report-schema.json',
  placesGeoJson: '/api/v1/places.geojson',
  placesJson: '/api/v1/places.json',
  placesCsv: '/api/v1/places.csv',
  offersGeoJson: '/api/v1/offers.geojson',
  offersJson: '/api/v1/offers.json',
  organisationsJson: '/api/v1/organisations.json',
  deadlineCalendar: '/api/v1/elections/:election/deadlines.ics',
  /** For programs of a municipality, by access token. */
  workspaceApi: '/api/workspace',
  workspacePlacesCsv: '/api/workspace/:municipality/:election/places.csv',
  workspaceReport: '/api/workspace/:municipality/:election/reports/:report.csv',
  workspaceReportsZip: '/api/workspace/:municipality/:election/reports.zip',
  workspaceUploads: '/api/workspace/:municipality/:election/uploads',
} as const;

type PathPattern = (typeof paths)[keyof typeof paths];
type MachinePathPattern = (typeof machinePaths)[keyof typeof machinePaths];
type Params = Readonly<Record<string, string>>;
type Query = Readonly<Record<string, string | undefined>>;

function fill(pattern: string, params: Params, query: Query): string {
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The address ${pattern} needs ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams(
    Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return `${path}${search.size === 0 ? '' : `?${search.toString()}`}`;
}

/**
 * The address of a page in a language: `href('sv', paths.election, { election: 'KV-2021' })` → `/sv/elections/KV-2021`.
 * @throws {Error} when the pattern names a parameter that is not given
 */
export function href(
  language: Language,
  pattern: PathPattern,
  params: Params = {},
  query: Query = {},
): string {
  return `/${language}${fill(pattern === '/' ? '' : pattern, params, query)}`;
}

/**
 * An address that has no language: `machineHref(machinePaths.placesCsv, {}, { election: 'KV-2021' })`.
 * @throws {Error} when the pattern names a parameter that is not given
 */
export function machineHref(pattern: MachinePathPattern, params: Params = {}, query: Query = {}): string {
  return fill(pattern, params, query);
}
