/** The planner's map of an election: figures by area on a map and in a table; authorities see more of them. */
import { Router, type Request, type Response } from 'express';
import { actorOf } from '../accounts/guard.routes';
import { can } from '../accounts/policy.model';
import { areaKey } from '../coverage/report-view.form';
import { electionName } from '../elections/election-name.pages';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { chosenArea } from './map-choice.pages';
import { readMapAddress } from './map-question.form';
import { plannerMapPage } from './planner-map.pages';
import type { PlannerMaps } from './planner-map.service';

export function plannerMapRoutes(maps: PlannerMaps): Router {
  const router = Router();
  router.get(paths.plannerMap, showMap(maps));
  router.get(paths.plannerMapNext, async (_req, res) => {
    const election = await maps.nextElection();
    if (election === null) throw new AppError('notFound');
    res.redirect(303, href(languageOf(res), paths.plannerMap, { election }));
  });
  return router;
}

function showMap(maps: PlannerMaps) {
  return async (req: Request, res: Response): Promise<void> => {
    const language = languageOf(res);
    const t = translator(language);
    const actor = actorOf(res);
    // Whom one organisation carries alone, needs and queues are for those who plan.
    const isAuthority = can(actor, 'viewPlannerReport', null);
    const { problems: unread, ...address } = readMapAddress(
      String(req.params.election),
      req.query,
      isAuthority,
    );
    const { kind } = address.view.area;
    const panel = kind !== 'country';
    const found = await maps.read(String(req.params.election), {
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
        electionName: electionName(election, t, language),
        isAuthority,
        picture: await maps.picture(election, address.view.level),
      },
      { t, language },
    );
    await renderPage(res, 'planner-map/planner-map', page);
  };
}
