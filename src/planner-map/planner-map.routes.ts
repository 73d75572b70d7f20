/** The planner's map of an election: figures by area on a map and in a table; authorities see more of them. */
import { Router, type Request, type Response } from 'express';
import { actorOf } from '../accounts/guard.routes';
import { can } from '../accounts/policy.model';
import type { Wording } from '../coverage/coverage-figures.pages';
import { reportedGroups } from '../coverage/coverage-input.model';
import { areaKey } from '../coverage/report-view.form';
import { electionName } from '../elections/election-name.pages';
import { municipalitiesOfArea } from '../gaps/gap-selection.model';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { chosenArea, type PlannerMapInput } from './map-choice.pages';
import type { MapData, MapOffers } from './map-data.service';
import { offersOnMap, ofType, placesOnMap } from './map-layers.pages';
import type { MapAnswers } from './map-measure.model';
import { needsOnMap } from './map-needs.pages';
import { readMapAddress, type MapAddress, type MapLayer, type MapRights } from './map-question.form';
import { scopeOfBox, wholeCountry, type MapScope } from './map-scope.model';
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

/** People, places and needs above the areas, as far as they are asked for. */
async function readMarks(
  data: MapData,
  { map, question: { election, group }, shownType }: MapAddress,
  { isAuthority }: MapRights,
  wording: Wording,
): Promise<Pick<PlannerMapInput['overlay'], 'people' | 'places' | 'needs'>> {
  const wants = (layer: MapLayer) => map.layers.includes(layer);
  const people = wants('people') ? await data.people(election) : undefined;
  const places = wants('places') ? await (await data.places(election, isAuthority))?.read() : undefined;
  const needs = wants('needs') ? await data.needs(election) : undefined;
  return {
    people:
      people === undefined ? null : { points: await people.points(), group: reportedGroups.indexOf(group) },
    places: places === undefined ? null : placesOnMap(places.places, places.isPublic, places.names, wording),
    needs: needs === undefined ? null : ofType(needsOnMap(needs, wording), shownType),
  };
}

/** What lies above the areas; offers also for the panel of an area. */
async function readLayers(
  data: MapData,
  address: MapAddress,
  rights: MapRights,
  wording: Wording,
): Promise<Pick<PlannerMapInput, 'overlay' | 'offers'> & { outlines: MapOffers['outlines'] }> {
  const { map, view, shownType } = address;
  const { election } = address.question;
  const isLayer = map.layers.includes('offers');
  const isNeeded = isLayer || view.area.kind !== 'country';
  const found = isNeeded ? await (await data.offers(election))?.read() : undefined;
  const offers = found === undefined ? null : offersOnMap(found.offers, election, found.names, wording);
  return {
    offers,
    outlines: found?.outlines ?? new Map(),
    overlay: {
      ...(await readMarks(data, address, rights, wording)),
      offers: isLayer && offers !== null ? ofType(offers, shownType) : null,
    },
  };
}

/** What the lists are about. */
function scopeOf(
  { map, view }: MapAddress,
  { coverage }: Pick<MapAnswers, 'coverage'>,
  outlines: MapOffers['outlines'],
): MapScope {
  if (map.box !== null) return scopeOfBox(map.box, outlines);
  if (view.area.kind === 'country') return wholeCountry;
  return { box: null, codes: municipalitiesOfArea(coverage, view.area) };
}

function showMap(maps: PlannerMaps, data: MapData) {
  return async (req: Request, res: Response): Promise<void> => {
    const language = languageOf(res);
    const wording = { t: translator(language), language };
    const actor = actorOf(res);
    const code = String(req.params.election);
    // Whom one organisation carries alone, needs and queues are for those who plan.
    const isAuthority = can(actor, 'viewPlannerReport', null);
    const rights = { isAuthority, seesNeeds: can(actor, 'viewAllNeeds', null) };
    const { problems: unread, ...address } = readMapAddress(code, req.query, rights);
    const panel = address.view.area.kind !== 'country';
    const found = await maps.read(code, {
      address,
      actor: isAuthority ? actor : null,
      wanted: { help: panel, gaps: panel },
    });
    if (!found.ok) throw new AppError('notFound');
    const { election, answers, basis } = found.value;
    if (basis === 'listed') res.set('Cache-Control', 'private, no-store');
    const isUnknown = panel && chosenArea(answers, address) === null;
    const problems = isUnknown ? [...unread, { field: 'area', value: areaKey(address.view.area) }] : unread;
    if (problems.length > 0) res.status(400);
    const { outlines, ...layers } = await readLayers(data, address, rights, wording);
    const page = plannerMapPage(
      {
        answers,
        address,
        problems,
        rights,
        basis,
        scope: scopeOf(address, answers, outlines),
        vintage: election.municipalityVintage,
        electionName: electionName(election, wording.t, language),
        picture: await maps.picture(election, address.view.level),
        organisationNames: isAuthority ? await maps.organisationNames(answers.help) : null,
        ...layers,
      },
      wording,
    );
    await renderPage(res, 'planner-map/planner-map', page);
  };
}
