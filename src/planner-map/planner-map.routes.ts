/** The planner's map of an election: figures by area on a map and in a table; authorities see more of them. */
import { Router, type Request, type Response } from 'express';
import { actorOf } from '../accounts/guard.routes';
import { can } from '../accounts/policy.model';
import type { Wording } from '../coverage/coverage-figures.pages';
import { reportedGroups } from '../coverage/coverage-input.model';
import { areaKey } from '../coverage/report-view.form';
import { electionName } from '../elections/election-name.pages';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { chosenArea, type PlannerMapInput } from './map-choice.pages';
import type { MapData } from './map-data.service';
import { offersOnMap, offersShown, placesOnMap } from './map-layers.pages';
import { readMapAddress, type MapAddress, type MapLayer } from './map-question.form';
import { plannerMapPage } from './planner-map.pages';
import type { PlannerMaps } from './planner-map.service';

export function plannerMapRoutes(maps: PlannerMaps, data: MapData): Router {
  const router = Router();
  router.get(paths.plannerMap, showMap(maps, data));
  router.get(paths.plannerMapNext, async (_req, res) => {
    const election = await maps.nextElection();
    if (election === null) throw new AppError('notFound');
    res.redirect(303, href(languageOf(res), paths.plannerMap, { election }));
  });
  return router;
}

/** What lies above the areas, as far as it is asked for; offers also for the panel of an area. */
async function readLayers(
  data: MapData,
  { map, question: { election, group }, view, shownType }: MapAddress,
  isAuthority: boolean,
  wording: Wording,
): Promise<Pick<PlannerMapInput, 'overlay' | 'offers'>> {
  const wants = (layer: MapLayer) => map.layers.includes(layer);
  const people = wants('people') ? await data.people(election) : undefined;
  const places = wants('places') ? await (await data.places(election, isAuthority))?.read() : undefined;
  const needsOffers = wants('offers') || view.area.kind !== 'country';
  const found = needsOffers ? await (await data.offers(election))?.read() : undefined;
  const offers = found === undefined ? null : offersOnMap(found.offers, election, found.names, wording);
  return {
    offers,
    overlay: {
      people:
        people === undefined ? null : { points: await people.points(), group: reportedGroups.indexOf(group) },
      places:
        places === undefined ? null : placesOnMap(places.places, places.isPublic, places.names, wording),
      offers: wants('offers') && offers !== null ? offersShown(offers, shownType) : null,
    },
  };
}

function showMap(maps: PlannerMaps, data: MapData) {
  return async (req: Request, res: Response): Promise<void> => {
    const language = languageOf(res);
    const wording = { t: translator(language), language };
    const actor = actorOf(res);
    const code = String(req.params.election);
    // Whom one organisation carries alone, needs and queues are for those who plan.
    const isAuthority = can(actor, 'viewPlannerReport', null);
    const { problems: unread, ...address } = readMapAddress(code, req.query, isAuthority);
    const panel = address.view.area.kind !== 'country';
    const found = await maps.read(code, {
      address,
      actor: isAuthority ? actor : null,
      wanted: { help: panel, gaps: panel },
    });
    if (!found.ok) throw new AppError('notFound');
    const { election, answers } = found.value;
    const isUnknown = panel && chosenArea(answers, address) === null;
    const problems = isUnknown ? [...unread, { field: 'area', value: areaKey(address.view.area) }] : unread;
    if (problems.length > 0) res.status(400);
    const page = plannerMapPage(
      {
        answers,
        address,
        problems,
        isAuthority,
        vintage: election.municipalityVintage,
        electionName: electionName(election, wording.t, language),
        picture: await maps.picture(election, address.view.level),
        organisationNames: isAuthority ? await maps.organisationNames(answers.help) : null,
        ...(await readLayers(data, address, isAuthority, wording)),
      },
      wording,
    );
    await renderPage(res, 'planner-map/planner-map', page);
  };
}
