/** All texts in Swedish, one file per capability. */
import accessTokens from './sv/accessTokens.json';
import accounts from './sv/accounts.json';
import announcement from './sv/announcement.json';
import api from './sv/api.json';
import areaProfiles from './sv/areaProfiles.json';
import audit from './sv/audit.json';
import common from './sv/common.json';
import countyServices from './sv/countyServices.json';
import coverage from './sv/coverage.json';
import coverageQuestion from './sv/coverageQuestion.json';
import districts from './sv/districts.json';
import demandImports from './sv/demandImports.json';
import electionAdministration from './sv/electionAdministration.json';
import elections from './sv/elections.json';
import feedback from './sv/feedback.json';
import forms from './sv/forms.json';
import fullReport from './sv/fullReport.json';
import gaps from './sv/gaps.json';
import helpCoverage from './sv/helpCoverage.json';
import helpMap from './sv/helpMap.json';
import home from './sv/home.json';
import information from './sv/information.json';
import marks from './sv/marks.json';
import municipalityIndex from './sv/municipalityIndex.json';
import needs from './sv/needs.json';
import offerCarryOver from './sv/offerCarryOver.json';
import offerFile from './sv/offerFile.json';
import offerReports from './sv/offerReports.json';
import offerReview from './sv/offerReview.json';
import offerTemplate from './sv/offerTemplate.json';
import offerUpkeep from './sv/offerUpkeep.json';
import offers from './sv/offers.json';
import organisations from './sv/organisations.json';
import outbox from './sv/outbox.json';
import partners from './sv/partners.json';
import people from './sv/people.json';
import placeCarry from './sv/placeCarry.json';
import placeForm from './sv/placeForm.json';
import placeMap from './sv/placeMap.json';
import places from './sv/places.json';
import placeBasis from './sv/placeBasis.json';
import plannerMap from './sv/plannerMap.json';
import pledges from './sv/pledges.json';
import pollingPlaces from './sv/pollingPlaces.json';
import publications from './sv/publications.json';
import quality from './sv/quality.json';
import report from './sv/report.json';
import reports from './sv/reports.json';
import search from './sv/search.json';
import serviceArea from './sv/serviceArea.json';
import snapshotComparison from './sv/snapshotComparison.json';
import snapshots from './sv/snapshots.json';
import sources from './sv/sources.json';
import statements from './sv/statements.json';
import umbrella from './sv/umbrella.json';
import votingDay from './sv/votingDay.json';
import vouching from './sv/vouching.json';
import workspace from './sv/workspace.json';
import workspaceStart from './sv/workspaceStart.json';

export const swedish = {
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
