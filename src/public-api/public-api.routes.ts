/** `/api/v1`: places as GeoJSON, JSON and CSV, deadlines as a calendar, the OpenAPI document; and the page about it all. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { deadlineCalendar } from '../elections/deadline-calendar.pages';
import { translator } from '../i18n/translate';
import { href, machinePaths, paths } from '../paths';
import type { PublishedOffersReader } from '../offers/published-offers.service';
import { encodeBody } from '../platform/compression';
import type { Deps } from '../platform/deps';
import { createKeptAnswers, type KeptAnswers } from '../platform/kept-answers';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { knowsMunicipality, type ElectionPlacesReader } from '../polling-places/kept-places.service';
import {
  answerErrors,
  answerUnknownAddress,
  openToAll,
  sendAnswer,
  sendProblem,
  sendText,
} from './answering.routes';
import { apiGuidePage } from './api-guide.pages';
import { findElectionWithChange } from './election-change.service';
import { openApiDocument } from './openapi.pages';
import { sendOffers } from './offers.routes';
import { apiRelease } from './operation.model';
import { organisationsApiRoutes } from './organisations.routes';
import { placesAnswer } from './places-answer.pages';
import {
  asksForAll,
  questionKey,
  readCalendarLanguage,
  readPlacesQuestion,
  type PlacesFormat,
} from './places-question.form';
import { parameterProblem, unknownElectionProblem } from './problem.pages';

/** All formats and languages of a national list of places, in every encoding, take about half of this. */
const keptBytes = 32 * 1024 * 1024;

const mediaTypes: Readonly<Record<PlacesFormat, string>> = {
  geojson: 'application/geo+json',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** The interface for programs. */
export function publicApiRoutes(
  deps: Deps,
  reader: ElectionPlacesReader,
  publishedOffers: PublishedOffersReader,
): Router {
  const router = Router();
  const places = { reader, kept: createKeptAnswers(keptBytes) };
  // A limit on requests belongs here: before it nothing is read, after it everything may cost something.
  router.use(machinePaths.apiVersion, openToAll);
  router.get(machinePaths.placesGeoJson, sendPlaces(deps, places, 'geojson'));
  router.get(machinePaths.placesJson, sendPlaces(deps, places, 'json'));
  router.get(machinePaths.placesCsv, sendPlaces(deps, places, 'csv'));
  const offers = { reader: publishedOffers, kept: places.kept };
  router.get(machinePaths.offersGeoJson, sendOffers(deps, offers, 'geojson'));
  router.get(machinePaths.offersJson, sendOffers(deps, offers, 'json'));
  router.get(machinePaths.deadlineCalendar, sendDeadlines(deps));
  router.use(organisationsApiRoutes(deps, places.kept));
  const openApi = JSON.stringify(openApiDocument(deps.config.publicUrl), null, 1);
  router.get(machinePaths.openApi, (req, res) =>
    sendText(req, res, openApi, { mediaType: 'application/json; charset=utf-8', fileName: null }),
  );
  router.use(machinePaths.apiVersion, answerUnknownAddress);
  router.use(machinePaths.apiVersion, answerErrors(deps.logger));
  router.get(machinePaths.api, (_req, res) => {
    res.vary('Accept-Language').redirect(302, href(languageOf(res), paths.api));
  });
  return router;
}

/** The page for people who write programs. */
export function apiGuideRoutes(): Router {
  const router = Router();
  router.get(paths.api, async (_req, res) => {
    const language = languageOf(res);
    await renderPage(res, 'public-api/guide', apiGuidePage(translator(language), language));
  });
  return router;
}

/** Address of the JSON that answers a question asked as CSV, and names licence and sources beside the places. */
function jsonOf(req: Request): string {
  const query = new URLSearchParams(/\?(.*)$/.exec(req.originalUrl)?.[1] ?? '');
  query.delete('dialect');
  return `${machinePaths.placesJson}?${query.toString()}`;
}

function sendPlaces(
  { config: { publicUrl } }: Deps,
  { reader, kept }: { reader: ElectionPlacesReader; kept: KeptAnswers },
  format: PlacesFormat,
): RequestHandler {
  return async (req: Request, res: Response): Promise<void> => {
    const t = translator(languageOf(res));
    const read = readPlacesQuestion(req.query, format);
    if (!read.ok) {
      sendProblem(res, parameterProblem(read.problem, t));
      return;
    }
    const question = read.value;
    const current = await reader.revisionOf(question.electionCode);
    if (current === undefined) {
      sendProblem(res, unknownElectionProblem(question.electionCode, t));
      return;
    }
    const { municipality } = question.query;
    if (municipality !== null && !knowsMunicipality(await current.read(), municipality)) {
      const found = { field: 'municipality', value: municipality, expected: 'municipality' } as const;
      sendProblem(res, parameterProblem([found], t));
      return;
    }
    const version = [apiRelease, current.revision, format, publicUrl, questionKey(question)].join(' ');
    const write = async () => placesAnswer({ ...(await current.read()), publicUrl }, question, format);
    await sendAnswer(req, res, {
      mediaType: mediaTypes[format],
      version,
      // What everybody asks is compressed once; of other questions there are too many to keep the answers.
      body: async (encoding) =>
        asksForAll(question)
          ? kept.read(version, encoding, write)
          : encodeBody(Buffer.from(await write()), encoding),
      ...(format === 'csv'
        ? { fileName: `places-${question.electionCode}.csv`, withSources: jsonOf(req) }
        : { fileName: null }),
    });
  };
}

function sendDeadlines(deps: Deps): RequestHandler<{ election: string }> {
  return async (req, res) => {
    const t = translator(languageOf(res));
    const read = readCalendarLanguage(req.query);
    if (!read.ok) {
      sendProblem(res, parameterProblem(read.problem, t));
      return;
    }
    const found = await findElectionWithChange(deps, req.params.election);
    if (found === undefined) {
      sendProblem(res, unknownElectionProblem(req.params.election, t));
      return;
    }
    const language = read.value;
    const context = {
      t: translator(language),
      language,
      publicUrl: deps.config.publicUrl,
      changedAt: found.changedAt,
    };
    await sendText(req as Request, res, deadlineCalendar(found.election, context), {
      mediaType: 'text/calendar; charset=utf-8',
      fileName: `${found.election.code}-${language}.ics`,
    });
  };
}
