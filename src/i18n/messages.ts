/** All texts, one file per language and capability. Finnish is the source: what Finnish has, the others must have. */
import accessTokensEn from './en/accessTokens.json';
import accountsEn from './en/accounts.json';
import announcementEn from './en/announcement.json';
import apiEn from './en/api.json';
import areaProfilesEn from './en/areaProfiles.json';
import auditEn from './en/audit.json';
import commonEn from './en/common.json';
import coverageEn from './en/coverage.json';
import coverageQuestionEn from './en/coverageQuestion.json';
import helpCoverageEn from './en/helpCoverage.json';
import demandImportsEn from './en/demandImports.json';
import electionsEn from './en/elections.json';
import feedbackEn from './en/feedback.json';
import formsEn from './en/forms.json';
import helpMapEn from './en/helpMap.json';
import fullReportEn from './en/fullReport.json';
import gapsEn from './en/gaps.json';
import homeEn from './en/home.json';
import informationEn from './en/information.json';
import marksEn from './en/marks.json';
import needsEn from './en/needs.json';
import offerCarryOverEn from './en/offerCarryOver.json';
import offerFileEn from './en/offerFile.json';
import offerReportsEn from './en/offerReports.json';
import offerReviewEn from './en/offerReview.json';
import offerUpkeepEn from './en/offerUpkeep.json';
import offersEn from './en/offers.json';
import organisationsEn from './en/organisations.json';
import outboxEn from './en/outbox.json';
import placeFormEn from './en/placeForm.json';
import placeCarryEn from './en/placeCarry.json';
import pledgesEn from './en/pledges.json';
import partnersEn from './en/partners.json';
import peopleEn from './en/people.json';
import placeMapEn from './en/placeMap.json';
import placesEn from './en/places.json';
import plannerMapEn from './en/plannerMap.json';
import pollingPlacesEn from './en/pollingPlaces.json';
import qualityEn from './en/quality.json';
import reportEn from './en/report.json';
import reportsEn from './en/reports.json';
import searchEn from './en/search.json';
import serviceAreaEn from './en/serviceArea.json';
import sourcesEn from './en/sources.json';
import snapshotsEn from './en/snapshots.json';
import statementsEn from './en/statements.json';
import votingDayEn from './en/votingDay.json';
import umbrellaEn from './en/umbrella.json';
import vouchingEn from './en/vouching.json';
import workspaceEn from './en/workspace.json';
import accessTokensFi from './fi/accessTokens.json';
import accountsFi from './fi/accounts.json';
import announcementFi from './fi/announcement.json';
import apiFi from './fi/api.json';
import areaProfilesFi from './fi/areaProfiles.json';
import auditFi from './fi/audit.json';
import commonFi from './fi/common.json';
import coverageFi from './fi/coverage.json';
import coverageQuestionFi from './fi/coverageQuestion.json';
import helpCoverageFi from './fi/helpCoverage.json';
import demandImportsFi from './fi/demandImports.json';
import electionsFi from './fi/elections.json';
import feedbackFi from './fi/feedback.json';
import formsFi from './fi/forms.json';
import helpMapFi from './fi/helpMap.json';
import fullReportFi from './fi/fullReport.json';
import gapsFi from './fi/gaps.json';
import homeFi from './fi/home.json';
import informationFi from './fi/information.json';
import marksFi from './fi/marks.json';
import needsFi from './fi/needs.json';
import offerCarryOverFi from './fi/offerCarryOver.json';
import offerFileFi from './fi/offerFile.json';
import offerReportsFi from './fi/offerReports.json';
import offerReviewFi from './fi/offerReview.json';
import offerUpkeepFi from './fi/offerUpkeep.json';
import offersFi from './fi/offers.json';
import organisationsFi from './fi/organisations.json';
import outboxFi from './fi/outbox.json';
import placeFormFi from './fi/placeForm.json';
import placeCarryFi from './fi/placeCarry.json';
import pledgesFi from './fi/pledges.json';
import partnersFi from './fi/partners.json';
import peopleFi from './fi/people.json';
import placeMapFi from './fi/placeMap.json';
import placesFi from './fi/places.json';
import plannerMapFi from './fi/plannerMap.json';
import pollingPlacesFi from './fi/pollingPlaces.json';
import qualityFi from './fi/quality.json';
import reportFi from './fi/report.json';
import reportsFi from './fi/reports.json';
import searchFi from './fi/search.json';
import serviceAreaFi from './fi/serviceArea.json';
import sourcesFi from './fi/sources.json';
import snapshotsFi from './fi/snapshots.json';
import statementsFi from './fi/statements.json';
import votingDayFi from './fi/votingDay.json';
import umbrellaFi from './fi/umbrella.json';
import vouchingFi from './fi/vouching.json';
import workspaceFi from './fi/workspace.json';
import accessTokensSv from './sv/accessTokens.json';
import accountsSv from './sv/accounts.json';
import announcementSv from './sv/announcement.json';
import apiSv from './sv/api.json';
import areaProfilesSv from './sv/areaProfiles.json';
import auditSv from './sv/audit.json';
import commonSv from './sv/common.json';
import coverageSv from './sv/coverage.json';
import coverageQuestionSv from './sv/coverageQuestion.json';
import helpCoverageSv from './sv/helpCoverage.json';
import demandImportsSv from './sv/demandImports.json';
import electionsSv from './sv/elections.json';
import feedbackSv from './sv/feedback.json';
import formsSv from './sv/forms.json';
import helpMapSv from './sv/helpMap.json';
import fullReportSv from './sv/fullReport.json';
import gapsSv from './sv/gaps.json';
import homeSv from './sv/home.json';
import informationSv from './sv/information.json';
import marksSv from './sv/marks.json';
import needsSv from './sv/needs.json';
import offerCarryOverSv from './sv/offerCarryOver.json';
import offerFileSv from './sv/offerFile.json';
import offerReportsSv from './sv/offerReports.json';
import offerReviewSv from './sv/offerReview.json';
import offerUpkeepSv from './sv/offerUpkeep.json';
import offersSv from './sv/offers.json';
import organisationsSv from './sv/organisations.json';
import outboxSv from './sv/outbox.json';
import placeFormSv from './sv/placeForm.json';
import placeCarrySv from './sv/placeCarry.json';
import pledgesSv from './sv/pledges.json';
import partnersSv from './sv/partners.json';
import peopleSv from './sv/people.json';
import placeMapSv from './sv/placeMap.json';
import placesSv from './sv/places.json';
import plannerMapSv from './sv/plannerMap.json';
import pollingPlacesSv from './sv/pollingPlaces.json';
import qualitySv from './sv/quality.json';
import reportSv from './sv/report.json';
import reportsSv from './sv/reports.json';
import searchSv from './sv/search.json';
import serviceAreaSv from './sv/serviceArea.json';
import sourcesSv from './sv/sources.json';
import snapshotsSv from './sv/snapshots.json';
import statementsSv from './sv/statements.json';
import votingDaySv from './sv/votingDay.json';
import umbrellaSv from './sv/umbrella.json';
import vouchingSv from './sv/vouching.json';
import workspaceSv from './sv/workspace.json';

const fi = {
  accessTokens: accessTokensFi,
  accounts: accountsFi,
  announcement: announcementFi,
  api: apiFi,
  areaProfiles: areaProfilesFi,
  audit: auditFi,
  common: commonFi,
  coverage: coverageFi,
  coverageQuestion: coverageQuestionFi,
  helpCoverage: helpCoverageFi,
  demandImports: demandImportsFi,
  elections: electionsFi,
  feedback: feedbackFi,
  forms: formsFi,
  helpMap: helpMapFi,
  fullReport: fullReportFi,
  gaps: gapsFi,
  home: homeFi,
  information: informationFi,
  marks: marksFi,
  needs: needsFi,
  offerCarryOver: offerCarryOverFi,
  offerFile: offerFileFi,
  offerReports: offerReportsFi,
  offerReview: offerReviewFi,
  offerUpkeep: offerUpkeepFi,
  offers: offersFi,
  organisations: organisationsFi,
  outbox: outboxFi,
  placeForm: placeFormFi,
  placeCarry: placeCarryFi,
  pledges: pledgesFi,
  partners: partnersFi,
  people: peopleFi,
  placeMap: placeMapFi,
  places: placesFi,
  plannerMap: plannerMapFi,
  pollingPlaces: pollingPlacesFi,
  quality: qualityFi,
  report: reportFi,
  reports: reportsFi,
  search: searchFi,
  serviceArea: serviceAreaFi,
  sources: sourcesFi,
  snapshots: snapshotsFi,
  statements: statementsFi,
  votingDay: votingDayFi,
  umbrella: umbrellaFi,
  vouching: vouchingFi,
  workspace: workspaceFi,
};
type Finnish = typeof fi;

/** The same keys with any texts: a language that lacks one, or has one too many, does not compile. */
type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
type NoSurplus<T, U> = {
  [K in keyof T]: K extends keyof U ? (T[K] extends string ? unknown : NoSurplus<T[K], U[K]>) : never;
};
function complete<T extends SameKeys<Finnish>>(texts: T & NoSurplus<T, Finnish>): T {
  return texts;
}

export const messages = {
  fi,
  sv: complete({
    accessTokens: accessTokensSv,
    accounts: accountsSv,
    announcement: announcementSv,
    api: apiSv,
    areaProfiles: areaProfilesSv,
    audit: auditSv,
    common: commonSv,
    coverage: coverageSv,
    coverageQuestion: coverageQuestionSv,
    helpCoverage: helpCoverageSv,
    demandImports: demandImportsSv,
    elections: electionsSv,
    feedback: feedbackSv,
    forms: formsSv,
    helpMap: helpMapSv,
    fullReport: fullReportSv,
    gaps: gapsSv,
    home: homeSv,
    information: informationSv,
    marks: marksSv,
    needs: needsSv,
    offerCarryOver: offerCarryOverSv,
    offerFile: offerFileSv,
    offerReports: offerReportsSv,
    offerReview: offerReviewSv,
    offerUpkeep: offerUpkeepSv,
    offers: offersSv,
    organisations: organisationsSv,
    outbox: outboxSv,
    placeForm: placeFormSv,
    placeCarry: placeCarrySv,
    pledges: pledgesSv,
    partners: partnersSv,
    people: peopleSv,
    placeMap: placeMapSv,
    places: placesSv,
    plannerMap: plannerMapSv,
    pollingPlaces: pollingPlacesSv,
    quality: qualitySv,
    report: reportSv,
    reports: reportsSv,
    search: searchSv,
    serviceArea: serviceAreaSv,
    sources: sourcesSv,
    snapshots: snapshotsSv,
    statements: statementsSv,
    votingDay: votingDaySv,
    umbrella: umbrellaSv,
    vouching: vouchingSv,
    workspace: workspaceSv,
  }),
  en: complete({
    accessTokens: accessTokensEn,
    accounts: accountsEn,
    announcement: announcementEn,
    api: apiEn,
    areaProfiles: areaProfilesEn,
    audit: auditEn,
    common: commonEn,
    coverage: coverageEn,
    coverageQuestion: coverageQuestionEn,
    helpCoverage: helpCoverageEn,
    demandImports: demandImportsEn,
    elections: electionsEn,
    feedback: feedbackEn,
    forms: formsEn,
    helpMap: helpMapEn,
    fullReport: fullReportEn,
    gaps: gapsEn,
    home: homeEn,
    information: informationEn,
    marks: marksEn,
    needs: needsEn,
    offerCarryOver: offerCarryOverEn,
    offerFile: offerFileEn,
    offerReports: offerReportsEn,
    offerReview: offerReviewEn,
    offerUpkeep: offerUpkeepEn,
    offers: offersEn,
    organisations: organisationsEn,
    outbox: outboxEn,
    placeForm: placeFormEn,
    placeCarry: placeCarryEn,
    pledges: pledgesEn,
    partners: partnersEn,
    people: peopleEn,
    placeMap: placeMapEn,
    places: placesEn,
    plannerMap: plannerMapEn,
    pollingPlaces: pollingPlacesEn,
    quality: qualityEn,
    report: reportEn,
    reports: reportsEn,
    search: searchEn,
    serviceArea: serviceAreaEn,
    sources: sourcesEn,
    snapshots: snapshotsEn,
    statements: statementsEn,
    votingDay: votingDayEn,
    umbrella: umbrellaEn,
    vouching: vouchingEn,
    workspace: workspaceEn,
  }),
};

type WithoutPlural<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;
type LeafKeys<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${LeafKeys<T[K]>}`;
}[keyof T & string];

/** The name of a text, `common.nav.home`; plural forms share one name. */
export type MessageKey = LeafKeys<Finnish>;
