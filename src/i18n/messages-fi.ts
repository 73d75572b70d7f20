/** All texts in Finnish, one file per capability. */
import accessTokens from './fi/accessTokens.json';
import accounts from './fi/accounts.json';
import announcement from './fi/announcement.json';
import api from './fi/api.json';
import areaProfiles from './fi/areaProfiles.json';
import audit from './fi/audit.json';
import common from './fi/common.json';
import countyServices from './fi/countyServices.json';
import coverage from './fi/coverage.json';
import coverageQuestion from './fi/coverageQuestion.json';
import districts from './fi/districts.json';
import demandImports from './fi/demandImports.json';
import electionAdministration from './fi/electionAdministration.json';
import elections from './fi/elections.json';
import feedback from './fi/feedback.json';
import forms from './fi/forms.json';
import fullReport from './fi/fullReport.json';
import gaps from './fi/gaps.json';
import helpCoverage from './fi/helpCoverage.json';
import helpMap from './fi/helpMap.json';
import home from './fi/home.json';
import information from './fi/information.json';
import marks from './fi/marks.json';
import municipalityIndex from './fi/municipalityIndex.json';
import needs from './fi/needs.json';
import offerCarryOver from './fi/offerCarryOver.json';
import offerFile from './fi/offerFile.json';
import offerReports from './fi/offerReports.json';
import offerReview from './fi/offerReview.json';
import offerTemplate from './fi/offerTemplate.json';
import offerUpkeep from './fi/offerUpkeep.json';
import offers from './fi/offers.json';
import organisations from './fi/organisations.json';
import outbox from './fi/outbox.json';
import partners from './fi/partners.json';
import people from './fi/people.json';
import placeCarry from './fi/placeCarry.json';
import placeForm from './fi/placeForm.json';
import placeMap from './fi/placeMap.json';
import places from './fi/places.json';
import placeBasis from './fi/placeBasis.json';
import plannerMap from './fi/plannerMap.json';
import pledges from './fi/pledges.json';
import pollingPlaces from './fi/pollingPlaces.json';
import publications from './fi/publications.json';
import quality from './fi/quality.json';
import report from './fi/report.json';
import reports from './fi/reports.json';
import search from './fi/search.json';
import serviceArea from './fi/serviceArea.json';
import snapshotComparison from './fi/snapshotComparison.json';
import snapshots from './fi/snapshots.json';
import sources from './fi/sources.json';
import statements from './fi/statements.json';
import umbrella from './fi/umbrella.json';
import votingDay from './fi/votingDay.json';
import vouching from './fi/vouching.json';
import workspace from './fi/workspace.json';
import workspaceStart from './fi/workspaceStart.json';

export const finnish = {
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
