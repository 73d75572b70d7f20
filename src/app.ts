/** The wiring as a list: middleware in order, then one line per capability. */
import express, { Router, type Express } from 'express';
import { areaProfileRoutes } from './area-profiles/area-profile.routes';
import { outlineRoutes } from './areas/outline.routes';
import { createOutlines, type Outlines } from './areas/outline.service';
import { countyServicesRoutes } from './county-services/county-services.routes';
import { coverageRoutes } from './coverage/coverage.routes';
import { createCoverageReports, type CoverageReports } from './coverage/coverage.service';
import { questionLimitRoutes } from './coverage/question-limit.routes';
import { fullReportRoutes, reportSchemaRoutes } from './full-report/full-report.routes';
import { createFullReports } from './full-report/full-report.service';
import { gapsRoutes } from './gaps/gaps.routes';
import { demandImportRoutes, importUploadPaths } from './demand-imports/demand-import.routes';
import {
  boundaryUploadPaths,
  districtBoundaryRoutes,
} from './district-boundaries/district-boundaries.routes';
import { electionRoutes } from './elections/election.routes';
import { accountRoutes } from './accounts/account.routes';
import { administrationRoutes } from './accounts/administration.routes';
import { loadSession } from './accounts/guard.routes';
import { accessTokenRoutes } from './access-tokens/access-token.routes';
import { exchangeRoutes } from './access-tokens/exchange.routes';
import { identityProviderRoutes } from './accounts/identity-provider.routes';
import { signInRoutes } from './accounts/sign-in.routes';
import { auditRoutes } from './audit/audit.routes';
import { electionAdministrationRoutes } from './election-administration/election-administration.routes';
import { feedbackRoutes } from './feedback/feedback.routes';
import { healthRoutes } from './health/health.routes';
import { helpCoverageRoutes } from './help-coverage/help-coverage.routes';
import { createHelpReports } from './help-coverage/help-coverage.service';
import { homeRoutes } from './home/home.routes';
import { searchRoutes } from './search/search.routes';
import { createSearch } from './search/search.service';
import { languages } from './i18n/language';
import { informationRoutes } from './information/information.routes';
import { askManyRoutes } from './municipality-index/ask-many.routes';
import { municipalityIndexRoutes } from './municipality-index/municipality-index.routes';
import { createMunicipalityIndex } from './municipality-index/municipality-index.service';
import { partnerNeedRoutes } from './needs/partner-needs.routes';
import type { NeedGeography } from './needs/need-ranking.model';
import { createNeedGeography } from './needs/partner-needs.service';
import { allNeedRoutes } from './needs/all-needs.routes';
import { markRoutes } from './needs/marks.routes';
import { markTouched } from './needs/place-mark.service';
import { onPlacesChanged } from './polling-places/place-change.service';
import { municipalityNeedRoutes } from './needs/municipality-needs.routes';
import { helpFinderRoutes } from './offers/help-finder.routes';
import { createHelpGeography, type HelpGeographyReader } from './offers/help-geography.service';
import { offerReviewRoutes } from './offers/offer-review.routes';
import { carryOverRoutes } from './offers/carry-over.routes';
import { offerTemplateRoutes } from './offers/offer-template.routes';
import { offerReportRoutes } from './offers/offer-report.routes';
import { offerUpkeepRoutes } from './offers/offer-upkeep.routes';
import { createPublishedOffers } from './offers/published-offers.service';
import { partnerRoutes } from './offers/partner.routes';
import { organisationReviewRoutes } from './organisations/organisation-review.routes';
import { organisationRoutes } from './organisations/organisation.routes';
import { ownOrganisationRoutes } from './organisations/own-organisation.routes';
import { partnerDirectoryRoutes } from './partners/partner-directory.routes';
import { offerFilePaths, offerFileRoutes } from './offer-files/offer-file.routes';
import { umbrellaRoutes } from './partners/umbrella.routes';
import { vouchingRoutes } from './partners/vouching.routes';
import { outboxRoutes } from './outbox/outbox.routes';
import { href, machinePaths, paths } from './paths';
import { serveAssets } from './platform/assets';
import { protectFromCsrf } from './platform/csrf';
import { compressAnswers } from './platform/compression';
import type { Deps } from './platform/deps';
import { answerNotFound, handleErrors } from './platform/errors';
import { parseForms } from './platform/forms';
import { createKeptPages } from './platform/kept-pages';
import { languageOf, setLanguage } from './platform/language';
import { logRequests } from './platform/log-requests';
import { setSecurityHeaders } from './platform/security';
import { apiGuideRoutes, publicApiRoutes } from './public-api/public-api.routes';
import { createElectionPlacesReader, type ElectionPlacesReader } from './polling-places/kept-places.service';
import { publicationRoutes } from './publications/publication.routes';
import { qualityRoutes } from './place-quality/quality.routes';
import { createPlaceQuality, type PlaceQuality } from './place-quality/quality.service';
import { confirmationLinkRoutes } from './place-carry/confirmation-link.routes';
import { confirmationMailRoutes } from './place-carry/confirmation-mail.routes';
import { placeCopyRoutes } from './place-carry/place-copy.routes';
import { announcementRoutes } from './place-announcement/announcement.routes';
import { placeFormRoutes } from './place-form/place-form.routes';
import { municipalityReportRoutes } from './municipality-reports/municipality-reports.routes';
import { mapDataRoutes, plannerLayerRoutes } from './planner-map/map-data.routes';
import { createMapData, type MapData } from './planner-map/map-data.service';
import { plannerMapRoutes } from './planner-map/planner-map.routes';
import { createPlannerMaps } from './planner-map/planner-map.service';
import { placeRoutes } from './polling-places/place.routes';
import { votingDayRoutes } from './safe-voting-day/voting-day.routes';
import { comparisonRoutes } from './snapshots/comparison.routes';
import { snapshotRoutes } from './snapshots/snapshot.routes';
import { uploadPaths, uploadRoutes } from './workspace/upload.routes';
import { workspaceRoutes } from './workspace/workspace.routes';

/** Some hundreds of pages: those of places are the largest, 140 kB. */
const keptPageBytes = 32_000_000;

/** Builds the application; nothing is opened here. */
export function createApp(deps: Deps): Express {
  onPlacesChanged(markTouched);
  const app = express();
  const outlines = createOutlines(deps);
  const places = createElectionPlacesReader(deps);
  const geography = createHelpGeography(deps, outlines);
  const publishedOffers = createPublishedOffers(deps, geography);
  const needGeography = createNeedGeography(deps);
  const mapData = createMapData({ deps, publishedOffers, needGeography });
  app.disable('x-powered-by');
  app.set('env', deps.config.environment);
  app.set('trust proxy', deps.config.trustProxy);
  app.use(logRequests(deps));
  app.set('tiles', deps.config.tiles);
  app.set('publicUrl', deps.config.publicUrl);
  app.use(
    setSecurityHeaders(deps.config.publicUrl.startsWith('https://'), deps.config.tiles?.origin ?? null),
  );
  app.use(compressAnswers());
  app.use(serveAssets());
  app.use(setLanguage);
  app.get(machinePaths.root, (_req, res) => {
    res.vary('Accept-Language').redirect(302, href(languageOf(res), paths.home));
  });
  app.use(healthRoutes(deps));
  // Programs that read public places have no session and send no form.
  app.use(outlineRoutes(outlines));
  app.use(mapDataRoutes(mapData));
  app.use(reportSchemaRoutes(deps));
  app.use(publicApiRoutes(deps, places, publishedOffers));
  const quality = createPlaceQuality(deps, outlines);
  // Programs of municipalities come by token: no session, so nothing that a form could do in somebody's name.
  app.use(exchangeRoutes(deps, outlines, quality));
  app.use(
    parseForms,
    loadSession(deps),
    protectFromCsrf(deps.config, [
      ...uploadPaths,
      ...offerFilePaths,
      ...importUploadPaths,
      ...boundaryUploadPaths,
    ]),
  );
  const provider = identityProviderRoutes(deps);
  app.use(provider.callback);
  app.use(
    languages.map((language) => `/${language}`),
    provider.start,
    pages(deps, { outlines, places, geography, quality, mapData, needGeography }),
  );
  app.use(answerNotFound);
  app.use(handleErrors(deps.logger));
  return app;
}

/** What is read once for all pages and interfaces. */
interface KeptData {
  outlines: Outlines;
  geography: HelpGeographyReader;
  places: ElectionPlacesReader;
  quality: PlaceQuality;
  mapData: MapData;
  needGeography: () => Promise<NeedGeography>;
}

/** What elections come to: coverage, help, gaps, and reports of them that are frozen and published. */
function figurePages(deps: Deps, { outlines, mapData }: KeptData, reports: CoverageReports): Router {
  const router = Router();
  const help = createHelpReports(deps);
  router.use(coverageRoutes(reports));
  router.use(helpCoverageRoutes(help));
  router.use(plannerMapRoutes(createPlannerMaps(deps, reports, help), mapData));
  router.use(plannerLayerRoutes(mapData));
  const wholeReports = createFullReports(deps, { coverage: reports, help });
  router.use(fullReportRoutes(deps, outlines, wholeReports));
  router.use(comparisonRoutes(deps));
  router.use(snapshotRoutes(deps, outlines, wholeReports));
  router.use(publicationRoutes(deps, outlines));
  router.use(demandImportRoutes(deps));
  router.use(gapsRoutes(deps, reports));
  return router;
}

/** Everything that people read, once per language. */
function pages(deps: Deps, kept: KeptData): Router {
  const { outlines, places, geography, quality, needGeography } = kept;
  const router = Router();
  const reports = createCoverageReports(deps);
  router.use(questionLimitRoutes(deps));
  const keptPages = createKeptPages(keptPageBytes);
  router.use(homeRoutes(deps, keptPages));
  router.use(electionRoutes(deps, keptPages));
  router.use(placeRoutes(deps, { outlines, places }, keptPages));
  router.use(figurePages(deps, kept, reports));
  router.use(searchRoutes(createSearch(deps)));
  router.use(areaProfileRoutes(deps, reports));
  router.use(apiGuideRoutes());
  router.use(informationRoutes(deps));
  router.use(electionAdministrationRoutes(deps));
  router.use(feedbackRoutes(deps));
  router.use(signInRoutes(deps));
  router.use(accountRoutes(deps));
  router.use(administrationRoutes(deps));
  router.use(outboxRoutes(deps));
  router.use(auditRoutes(deps));
  router.use(organisationRoutes(deps));
  router.use(organisationReviewRoutes(deps));
  router.use(partnerRoutes(deps, geography, needGeography));
  router.use(offerUpkeepRoutes(deps));
  router.use(carryOverRoutes(deps));
  router.use(offerTemplateRoutes(deps));
  router.use(offerReportRoutes(deps));
  router.use(ownOrganisationRoutes(deps));
  router.use(partnerDirectoryRoutes(deps, outlines));
  router.use(vouchingRoutes(deps, outlines));
  router.use(countyServicesRoutes(deps));
  router.use(umbrellaRoutes(deps));
  router.use(offerFileRoutes(deps, geography));
  router.use(offerReviewRoutes(deps));
  router.use(helpFinderRoutes(deps, geography));
  router.use(workspaceRoutes(deps, quality));
  router.use(uploadRoutes(deps, quality));
  router.use(districtBoundaryRoutes(deps, outlines));
  router.use(accessTokenRoutes(deps));
  router.use(municipalityNeedRoutes(deps));
  router.use(qualityRoutes(deps, quality));
  router.use(placeFormRoutes(deps, outlines));
  router.use(votingDayRoutes(deps));
  router.use(municipalityReportRoutes(deps, outlines));
  router.use(announcementRoutes(deps));
  router.use(placeCopyRoutes(deps));
  router.use(confirmationLinkRoutes(deps));
  router.use(confirmationMailRoutes(deps));
  router.use(partnerNeedRoutes(deps, needGeography));
  router.use(allNeedRoutes(deps));
  const municipalities = createMunicipalityIndex(deps, quality);
  router.use(municipalityIndexRoutes(deps, municipalities));
  router.use(askManyRoutes(deps, municipalities));
  router.use(markRoutes(deps));
  return router;
}
