/** `/admin/elections`: administrators add elections and keep their days and preparedness needs right. */
import { Router, type Request, type Response } from 'express';
import { requirePermission, requireSignedIn } from '../accounts/guard.routes';
import { translator } from '../i18n/translate';
import type { FieldProblem } from '../i18n/form-problem';
import { field } from '../organisations/organisation.form';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { finnishDay } from '../shared/dates';
import {
  changeElectionPage,
  doneCodes,
  electionAdministrationPage,
  newElectionPage,
  type DoneCode,
} from './election-administration.pages';
import {
  addElection,
  changeElection,
  readAdministeredElection,
  readAdministeredElections,
  readFirstRounds,
  takeBackElection,
} from './election-administration.service';
import { parseElectionEntry, parseEntryAction, parseNewElection } from './election-entry.form';

export function electionAdministrationRoutes(deps: Deps): Router {
  const router = Router();
  const guard = requirePermission('administerElections', () => null);
  router.get(paths.adminElections, guard, async (req, res) => {
    const done = doneCodes.find((code) => code === req.query.done) ?? null;
    const page = electionAdministrationPage(await readAdministeredElections(deps), done, wordingOf(res));
    await renderPage(res, 'election-administration/list', page);
  });
  router.get(paths.adminNewElection, guard, async (_req, res) => {
    await showNew(deps, res, null, []);
  });
  router.post(paths.adminNewElection, guard, add(deps));
  router.get(paths.adminElection, guard, async (req, res) => {
    await showChange(deps, req, res, { sent: null, problems: [], isConflict: false });
  });
  router.post(paths.adminElection, guard, change(deps));
  // The language of a page with a mistake is changed at the address that it was sent to.
  router.get(paths.adminElectionAction, guard, (req, res) => {
    const params = { election: String(req.params.election) };
    res.redirect(303, href(languageOf(res), paths.adminElection, params));
  });
  router.post(paths.adminElectionAction, guard, takeBack(deps));
  return router;
}

const wordingOf = (res: Response) => {
  const language = languageOf(res);
  return { t: translator(language), language };
};

function toList(res: Response, done: DoneCode): void {
  res.redirect(303, href(languageOf(res), paths.adminElections, {}, { done }));
}

async function showNew(
  deps: Deps,
  res: Response,
  sent: unknown,
  problems: readonly FieldProblem[],
): Promise<void> {
  const page = newElectionPage(await readFirstRounds(deps), { sent, problems }, wordingOf(res));
  await renderPage(res, 'election-administration/form', page);
}

function add(deps: Deps) {
  return async (req: Request, res: Response): Promise<void> => {
    const firstRounds = (await readFirstRounds(deps)).map(({ code }) => code);
    const entry = parseNewElection(req.body, firstRounds, finnishDay(deps.clock()));
    if (!entry.ok) {
      res.status(422);
      await showNew(deps, res, req.body, entry.problem);
      return;
    }
    await addElection(deps, requireSignedIn(res).account.id, entry.value);
    toList(res, 'added');
  };
}

/** @throws {AppError} notFound, also for an election that is past */
async function openElectionOf(deps: Deps, req: Request) {
  const found = await readAdministeredElection(deps, String(req.params.election));
  if (!found?.isOpen) throw new AppError('notFound');
  return found;
}

async function showChange(
  deps: Deps,
  req: Request,
  res: Response,
  state: Parameters<typeof changeElectionPage>[1],
): Promise<void> {
  const page = changeElectionPage(await openElectionOf(deps, req), state, wordingOf(res));
  await renderPage(res, 'election-administration/form', page);
}

function change(deps: Deps) {
  return async (req: Request, res: Response): Promise<void> => {
    const { election } = await openElectionOf(deps, req);
    const sent: unknown = req.body;
    const entry = parseElectionEntry(sent, election, finnishDay(deps.clock()));
    if (!entry.ok) {
      res.status(422);
      await showChange(deps, req, res, { sent, problems: entry.problem, isConflict: false });
      return;
    }
    const changed = await changeElection(
      deps,
      requireSignedIn(res).account.id,
      { code: election.code, entry: entry.value },
      { version: field(sent, 'version'), isConfirmed: field(sent, 'confirmed') !== '' },
    );
    if (changed.ok) {
      toList(res, 'changed');
      return;
    }
    const isConflict = changed.problem === 'conflict';
    res.status(isConflict ? 409 : 422);
    const problems: FieldProblem[] = isConflict
      ? []
      : [{ field: 'confirmed', message: 'electionAdministration.problem.unconfirmed' }];
    await showChange(deps, req, res, { sent, problems, isConflict });
  };
}

function takeBack(deps: Deps) {
  return async (req: Request, res: Response): Promise<void> => {
    const { election } = await openElectionOf(deps, req);
    const action = parseEntryAction(req.body);
    if (action === null) throw new AppError('badRequest');
    const isSure = field(req.body, 'sure') !== '';
    const done = isSure
      ? await takeBackElection(deps, requireSignedIn(res).account.id, election.code, action)
      : null;
    if (done?.ok === true) {
      toList(res, action === 'restore' ? 'restored' : 'removed');
      return;
    }
    res.status(done === null ? 422 : 409);
    const problems: FieldProblem[] =
      done === null ? [{ field: 'sure', message: 'electionAdministration.problem.unsure' }] : [];
    await showChange(deps, req, res, { sent: null, problems, isConflict: done !== null });
  };
}
