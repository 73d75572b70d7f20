/** A municipality's needs in its workspace: list, form, one need and what can be done with it. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { actorOf } from '../accounts/guard.routes';
import type { Actor } from '../accounts/policy.model';
import type { FieldProblem } from '../i18n/form-problem';
import { field } from '../organisations/organisation.form';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { finnishDay } from '../shared/dates';
import { readerOf, workspaceGuard, workspaceOf } from '../workspace/workspace.routes';
import type { Workspace } from '../workspace/workspace.service';
import { parseMunicipalityDecision } from './pledge.form';
import { decideOnPledge, readReceivedPledges } from './pledge.service';
import {
  needFormPage,
  needListPage,
  needPage,
  type NeedFormInput,
  type NeedPageInput,
} from './municipality-needs.pages';
import { parseNeed, parseNeedAction, parseNeedListQuery, parseNeedType, seenVersion } from './need.form';
import { missingFields, type Need } from './need.model';
import {
  actOnNeed,
  createNeed,
  needFormContext,
  needsPerPage,
  placesToChoose,
  possibleDays,
  readOwnNeed,
  readOwnNeeds,
  saveNeed,
} from './need.service';

export function municipalityNeedRoutes(deps: Deps): Router {
  const router = Router();
  const guard = workspaceGuard;
  router.get(paths.municipalityNeeds, guard, async (req, res) => {
    const workspace = await workspaceOf(deps, req);
    const query = parseNeedListQuery(req.query);
    const places = await placesToChoose(deps, workspace);
    const found = await readOwnNeeds(deps, workspace, query);
    const page = needListPage(
      { workspace, ...found, perPage: needsPerPage, places, query, today: today(deps) },
      readerOf(res),
    );
    await renderPage(res, 'needs/list', page);
  });
  router.get(paths.municipalityNewNeed, guard, async (req, res) => {
    const workspace = await openWorkspaceOf(deps, req);
    const type = parseNeedType(req.query);
    if (type === null) {
      res.redirect(303, href(languageOf(res), paths.municipalityNeeds, paramsOf(workspace)));
      return;
    }
    await showForm(deps, res, workspace, { type, need: null });
  });
  router.post(paths.municipalityNewNeed, guard, create(deps));
  router.get(paths.municipalityNeed, guard, async (req, res) => {
    await showNeed(deps, req, res);
  });
  // A page with mistakes shows under the address that it was sent to: changing its language leads back to the need.
  router.get(paths.municipalityNeedAction, guard, toNeedOfAddress);
  router.post(paths.municipalityNeedAction, guard, act(deps));
  // The same for a pledge: it stands on the page of its need.
  router.get(paths.municipalityPledge, guard, toNeedOfAddress);
  router.post(paths.municipalityPledge, guard, decide(deps));
  router.get(paths.municipalityNeedEdit, guard, async (req, res) => {
    const workspace = await openWorkspaceOf(deps, req);
    const need = await needOf(deps, workspace, req);
    await showForm(deps, res, workspace, { type: need.type, need });
  });
  router.post(paths.municipalityNeedEdit, guard, save(deps));
  return router;
}

const today = (deps: Deps) => finnishDay(deps.clock());
const paramsOf = ({ municipality, election }: Workspace) => ({
  municipality: municipality.code,
  election: election.code,
});

/** A workspace whose election is still ahead. */
async function openWorkspaceOf(deps: Deps, req: Request): Promise<Workspace> {
  const workspace = await workspaceOf(deps, req);
  if (!workspace.isOpen) throw new AppError('notFound');
  return workspace;
}

async function needOf(deps: Deps, workspace: Workspace, req: Request): Promise<Need> {
  const need = await readOwnNeed(deps, workspace, String(req.params.need));
  if (need === null) throw new AppError('notFound');
  return need;
}

function actorIn(res: Response): Actor {
  const actor = actorOf(res);
  if (actor === null) throw new AppError('forbidden');
  return actor;
}

type FormState = Pick<NeedFormInput, 'type' | 'need' | 'sent' | 'problems' | 'isConflict'>;

async function showForm(deps: Deps, res: Response, workspace: Workspace, state: FormState): Promise<void> {
  const input: NeedFormInput = {
    ...state,
    workspace,
    days: possibleDays(state.type, workspace),
    places: await placesToChoose(deps, workspace),
    today: today(deps),
  };
  await renderPage(res, 'needs/form', needFormPage(input, readerOf(res)));
}

const toNeedOfAddress: RequestHandler = (req, res) => {
  const { municipality, election, need } = req.params;
  const params = { municipality: String(municipality), election: String(election), need: String(need) };
  res.redirect(303, href(languageOf(res), paths.municipalityNeed, params));
};

async function showNeed(
  deps: Deps,
  req: Request,
  res: Response,
  state: Pick<NeedPageInput, 'problems' | 'decided'> = {},
): Promise<void> {
  const workspace = await workspaceOf(deps, req);
  const need = await needOf(deps, workspace, req);
  const places = await placesToChoose(deps, workspace);
  const place = places.find(({ id }) => id === need.content.placeId) ?? null;
  const missing = missingFields(need.content, need.contact, possibleDays(need.type, workspace));
  const pledges = await readReceivedPledges(deps, need);
  const input = { workspace, need, place, missing, pledges, today: today(deps), ...state };
  const page = needPage(input, readerOf(res));
  await renderPage(res, 'needs/need', page);
}

function toNeed(res: Response, workspace: Workspace, need: string): void {
  res.redirect(303, href(languageOf(res), paths.municipalityNeed, { ...paramsOf(workspace), need }));
}

function create(deps: Deps): RequestHandler {
  return async (req, res) => {
    const workspace = await openWorkspaceOf(deps, req);
    const type = parseNeedType(req.body);
    if (type === null) throw new AppError('badRequest');
    const opens = field(req.body, 'save') === 'open';
    const context = await needFormContext(deps, workspace, { type, language: languageOf(res) });
    const form = parseNeed(req.body, context, !opens);
    if (form.ok) {
      toNeed(res, workspace, await createNeed(deps, actorIn(res), workspace, { ...form.value, type, opens }));
      return;
    }
    res.status(422);
    await showForm(deps, res, workspace, { type, need: null, sent: req.body, problems: form.problem });
  };
}

function save(deps: Deps): RequestHandler {
  return async (req, res) => {
    const workspace = await openWorkspaceOf(deps, req);
    const need = await needOf(deps, workspace, req);
    const opens = field(req.body, 'save') === 'open';
    const { type } = need;
    const context = await needFormContext(deps, workspace, { type, language: languageOf(res) });
    const form = parseNeed(req.body, context, need.state === 'draft' && !opens);
    const done = form.ok
      ? await saveNeed(
          deps,
          actorIn(res),
          { ...need, version: seenVersion(req.body) },
          { ...form.value, opens, possible: context.days },
        )
      : form;
    if (done.ok) {
      toNeed(res, workspace, need.id);
      return;
    }
    const isConflict = done.problem === 'conflict';
    res.status(isConflict ? 409 : 422);
    const problems: readonly FieldProblem[] =
      typeof done.problem === 'string'
        ? [{ field: 'content', message: `needs.problem.${done.problem}` }]
        : done.problem;
    await showForm(deps, res, workspace, { type, need, sent: req.body, problems, isConflict });
  };
}

function act(deps: Deps): RequestHandler {
  return async (req, res) => {
    const workspace = await openWorkspaceOf(deps, req);
    const need = await needOf(deps, workspace, req);
    const action = parseNeedAction(req.body);
    if (action === null) throw new AppError('badRequest');
    const done = await actOnNeed(
      deps,
      actorIn(res),
      { ...need, version: seenVersion(req.body) },
      { action, possible: possibleDays(need.type, workspace) },
    );
    if (done.ok) {
      toNeed(res, workspace, need.id);
      return;
    }
    res.status(done.problem === 'conflict' ? 409 : 422);
    const problems: FieldProblem[] = [{ field: 'content', message: `needs.problem.${done.problem}` }];
    await showNeed(deps, req, res, { problems });
  };
}

/** Field `decision`: accept, decline or takeBack, the last with a reason. */
function decide(deps: Deps): RequestHandler {
  return async (req, res) => {
    const workspace = await openWorkspaceOf(deps, req);
    const need = await needOf(deps, workspace, req);
    const received = await readReceivedPledges(deps, need);
    const found = received.find(({ pledge }) => pledge.id === req.params.pledge);
    if (found === undefined) throw new AppError('notFound');
    const reasonField = `reason-${found.pledge.id}`;
    const event = parseMunicipalityDecision(req.body, reasonField);
    if (event === null) throw new AppError('badRequest');
    const pledge = { ...found.pledge, version: seenVersion(req.body) };
    const done = event.ok ? await decideOnPledge(deps, actorIn(res), { pledge, need }, event.value) : event;
    if (done.ok) {
      toNeed(res, workspace, need.id);
      return;
    }
    res.status(done.problem === 'conflict' ? 409 : 422);
    const problems: readonly FieldProblem[] =
      typeof done.problem === 'string'
        ? [{ field: reasonField, message: `pledges.problem.${done.problem}` }]
        : done.problem;
    const decided = { pledgeId: pledge.id, reason: field(req.body, reasonField).slice(0, 1000) };
    await showNeed(deps, req, res, { problems, decided });
  };
}
