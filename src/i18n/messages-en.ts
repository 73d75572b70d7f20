/** All texts in English, one file per capability. */
import accessTokens from './en/accessTokens.json';
import accounts from './en/accounts.json';
import announcement from './en/announcement.json';
import api from './en/api.json';
import areaProfiles from './en/areaProfiles.json';
import audit from './en/audit.json';
import common from './en/common.json';
import countyServices from './en/countyServices.json';
import coverage from './en/coverage.json';
import coverageQuestion from './en/coverageQuestion.json';
import districts from './en/districts.json';
import demandImports from './en/demandImports.json';
import electionAdministration from './en/electionAdministration.json';
import elections from './en/elections.json';
import feedback from './en/feedback.json';
import forms from './en/forms.json';
import fullReport from './en/fullReport.json';
import gaps from './en/gaps.json';
import helpCoverage from './en/helpCoverage.json';
import helpMap from './en/helpMap.json';
import home from './en/home.json';
import information from './en/information.json';
import marks from './en/marks.json';
import municipalityIndex from './en/municipalityIndex.json';
import needs from './en/needs.json';
import offerCarryOver from './en/offerCarryOver.json';
import offerFile from './en/offerFile.json';
import offerReports from './en/offerReports.json';
import offerReview from './en/offerReview.json';
import offerTemplate from './en/offerTemplate.json';
import offerUpkeep from './en/offerUpkeep.json';
import offers from './en/offers.json';
import organisations from './en/organisations.json';
import outbox from './en/outbox.json';
import partners from './en/partners.json';
import people from './en/people.json';
import placeCarry from './en/placeCarry.json';
import placeForm from './en/placeForm.json';
import placeMap from './en/placeMap.json';
import places from './en/places.json';
import placeBasis from './en/placeBasis.json';
import plannerMap from './en/plannerMap.json';
import pledges from './en/pledges.json';
import pollingPlaces from './en/pollingPlaces.json';
import publications from './en/publications.json';
import quality from './en/quality.json';
import report from './en/report.json';
import reports from './en/reports.json';
import search from './en/search.json';
import serviceArea from './en/serviceArea.json';
import snapshotComparison from './en/snapshotComparison.json';
import snapshots from './en/snapshots.json';
import sources from './en/sources.json';
import statements from './en/statements.json';
import umbrella from './en/umbrella.json';
import votingDay from './en/votingDay.json';
import vouching from './en/vouching.json';
import workspace from './en/workspace.json';
import workspaceStart from './en/workspaceStart.json';

export const english = {
  accessTokens,
  accounts,
  announcement,
  api,
  areaProfiles,
  audit,
  common,
  countyServices,
  coverage,
  coverageQuestion,
  demandImports,
  districts,
  electionAdministration,
  elections,
  feedback,
  forms,
  fullReport,
  gaps,
  helpCoverage,
  helpMap,
  home,
  information,
  marks,
  municipalityIndex,
  needs,
  offerCarryOver,
  offerFile,
  offerReports,
  offerReview,
  offerTemplate,
  offerUpkeep,
  offers,
  organisations,
  outbox,
  partners,
  people,
  placeCarry,
  placeForm,
  placeMap,
  places,
  placeBasis,
  plannerMap,
  pledges,
  pollingPlaces,
  publications,
  quality,
  report,
  reports,
  search,
  serviceArea,
  snapshotComparison,
  snapshots,
  sources,
  statements,
  umbrella,
  votingDay,
  vouching,
  workspace,
  workspaceStart,
};
