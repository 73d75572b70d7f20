/** `GET /elections/:election/places` and `GET /elections/:election/places/:place` in each language. */
import { Router, type Request, type Response } from 'express';
import type { Outlines } from '../areas/outline.service';
import { electionName } from '../elections/election-name.pages';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import type { KeptPages } from '../platform/kept-pages';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { finnishDay } from '../shared/dates';
import type { ElectionPlacesReader, PlacesRevision } from './kept-places.service';
import { placeListPage } from './place-list.pages';
import { placeNotFoundPage } from './place-not-found.pages';
import { placeQueryString, readPlaceQuery } from './place-query.form';
import { answerPlaceQuery } from './place-search.service';
import type { PlaceQuery } from './place-selection.model';
import { placePage } from './place.pages';
import { readPlaceArrangements } from './public-place.service';

/** What the pages of places are made from. */
interface Sources {
  outlines: Outlines;
  places: ElectionPlacesReader;
}

export function placeRoutes(deps: Deps, { outlines, places }: Sources, kept: KeptPages): Router {
  const router = Router();
  router.get(paths.places, showPlaces(deps, { outlines, places }, kept));
  router.get(paths.place, showPlace(deps, places));
  return router;
}

const wordingOf = (res: Response) => {
  const language = languageOf(res);
  return { language, t: translator(language) };
};

async function revisionOf(places: ElectionPlacesReader, req: Request): Promise<PlacesRevision> {
  const found = await places.revisionOf(String(req.params.election));
  if (found === undefined) throw new AppError('notFound');
  return found;
}

/** The same address with another election's code: elections held together have one list of places. */
function addressUnder(code: string, req: Request, res: Response): string {
  const search = /\?.*$/.exec(req.originalUrl)?.[0] ?? '';
  return `${href(languageOf(res), paths.places, { election: code })}${search}`;
}

function showPlaces(deps: Deps, { outlines, places }: Sources, kept: KeptPages) {
  return async (req: Request, res: Response): Promise<void> => {
    const found = await revisionOf(places, req);
    if (found.election.code !== req.params.election) {
      res.redirect(301, addressUnder(found.election.code, req, res));
      return;
    }
    const { query, problems } = readPlaceQuery(req.query);
    const template = 'polling-places/places';
    const make = async () =>
      placeListPage(
        await answerPlaceQuery(deps, found, query),
        problems,
        wordingOf(res),
        await outlines.read(found.election.municipalityVintage),
      );
    if (problems.length > 0 || isTyped(query)) await renderPage(res, template, await make());
    else {
      const question = JSON.stringify(placeQueryString(query));
      await kept.show(res, template, `${found.revision} ${finnishDay(deps.clock())} ${question}`, make);
    }
  };
}

/** Whether something was typed that hardly anybody else types, so that the answer is not worth keeping. */
const isTyped = (query: PlaceQuery) => query.near !== null || query.search !== '';

function showPlace(deps: Deps, places: ElectionPlacesReader) {
  return async (req: Request, res: Response): Promise<void> => {
    const known = await (await revisionOf(places, req)).read();
    const { election, municipalityNames: names } = known;
    const wording = wordingOf(res);
    const place = known.places.find(({ id }) => id === req.params.place);
    if (place === undefined) {
      res.status(404);
      const name = electionName(election, wording.t, wording.language);
      await renderPage(res, 'polling-places/place-not-found', placeNotFoundPage(election, name, wording));
      return;
    }
    const today = finnishDay(deps.clock());
    const arrangements = await readPlaceArrangements(deps, place);
    const page = placePage({ place, election, names, today, arrangements }, wording);
    await renderPage(res, 'polling-places/place', page);
  };
}
