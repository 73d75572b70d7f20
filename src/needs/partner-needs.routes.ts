/** Needs as organisations see them, pledging help to them, and an organisation's pledges. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { actorOf, requireRole } from '../accounts/guard.routes';
import type { Actor } from '../accounts/policy.model';
import type { FieldProblem } from '../i18n/form-problem';
import { isRide } from '../offers/help-type.model';
import { field } from '../organisations/organisation.form';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { finnishDay } from '../shared/dates';
import { readerOf } from '../workspace/workspace.routes';
import { parsePartnerNeedQuery, seenVersion } from './need.form';
import type { NeedGeography } from './need-ranking.model';
import { partnerNeedListPage, partnerNeedPage, pledgeListPage, pledgePage } from './partner-needs.pages';
import {
  partnerNeedsPerPage,
  readNeedForPartner,
  readNeedsForPartner,
  readOwnPledges,
  surroundingsOf,
  type NeedForPartner,
} from './partner-needs.service';
import { parsePledge, parsePledgeListQuery, parseTakingBack } from './pledge.form';
import { decideOnPledge, pledgeHelp, readOwnPledge, type NewPledgeProblem } from './pledge.service';

/** @param geography where municipalities are, kept while the data stay the same */
export function partnerNeedRoutes(deps: Deps, geography: () => Promise<NeedGeography>): Router {
  const router = Router();
  const guard = requireRole('partner');
  router.get(paths.partnerNeeds, guard, async (req, res) => {
    const query = parsePartnerNeedQuery(req.query);
    const found = await readNeedsForPartner(deps, geography, partnerIn(res), query);
    const page = partnerNeedListPage(
      { ...found, query, perPage: partnerNeedsPerPage, today: finnishDay(deps.clock()) },
      readerOf(res),
    );
    await renderPage(res, 'needs/partner-list', page);
  });
  router.get(paths.partnerNeed, guard, async (req, res) => {
    await showNeed(res, await needOf(deps, req, res), {});
  });
  router.post(paths.partnerNeed, guard, pledge(deps));
  router.get(paths.partnerPledges, guard, async (req, res) => {
    const query = parsePledgeListQuery(req.query);
    const found = await readOwnPledges(deps, partnerIn(res), query);
    const page = pledgeListPage({ ...found, query, perPage: partnerNeedsPerPage }, readerOf(res));
    await renderPage(res, 'needs/pledges', page);
  });
  router.get(paths.partnerPledge, guard, async (req, res) => {
    await showPledge(deps, req, res, {});
  });
  router.post(paths.partnerPledge, guard, takeBack(deps));
  return router;
}

function partnerIn(res: Response): Actor {
  const actor = actorOf(res);
  if (actor === null) throw new AppError('forbidden');
  return actor;
}

async function needOf(deps: Deps, req: Request, res: Response): Promise<NeedForPartner> {
  const found = await readNeedForPartner(deps, partnerIn(res), String(req.params.need));
  if (found === null) throw new AppError('notFound');
  return found;
}

async function showNeed(
  res: Response,
  found: NeedForPartner,
  state: { sent?: unknown; problems?: readonly FieldProblem[] },
): Promise<void> {
  await renderPage(res, 'needs/partner-need', partnerNeedPage({ ...found, ...state }, readerOf(res)));
}

function toPledge(res: Response, id: string): void {
  res.redirect(303, href(languageOf(res), paths.partnerPledge, { pledge: id }));
}

/** With which field a pledge was wrong, as far as the service found it. */
function fieldProblem(found: NewPledgeProblem): FieldProblem {
  const fields = {
    needGone: 'content',
    offerGone: 'offerId',
    daysOutside: 'days',
    hoursOutside: 'opensAt',
  } as const;
  return {
    field: found.code === 'tooMuch' ? found.unit : fields[found.code],
    message: `pledges.problem.${found.code}`,
    params: 'free' in found ? { count: found.free } : {},
  };
}

function pledge(deps: Deps): RequestHandler {
  return async (req, res) => {
    const actor = partnerIn(res);
    const found = await needOf(deps, req, res);
    const form = parsePledge(req.body, found.need.content.days, isRide(found.need.type));
    const done = form.ok ? await pledgeHelp(deps, actor, found.need.id, form.value) : form;
    if (done.ok) {
      toPledge(res, done.value);
      return;
    }
    const refused = 'code' in done.problem ? done.problem : null;
    // What was free has been taken since the page was opened: a conflict, like any other.
    res.status(refused?.code === 'tooMuch' ? 409 : 422);
    const problems = 'code' in done.problem ? [fieldProblem(done.problem)] : done.problem;
    await showNeed(res, await needOf(deps, req, res), { sent: req.body, problems });
  };
}

async function pledgeOf(deps: Deps, req: Request, res: Response) {
  const found = await readOwnPledge(deps, partnerIn(res), String(req.params.pledge));
  if (found === null) throw new AppError('notFound');
  return found;
}

async function showPledge(
  deps: Deps,
  req: Request,
  res: Response,
  state: { reason?: string; problems?: readonly FieldProblem[] },
): Promise<void> {
  const found = await pledgeOf(deps, req, res);
  const around = await surroundingsOf(deps, [found.need]);
  const input = { ...found, ...around, ...state, today: finnishDay(deps.clock()) };
  await renderPage(res, 'needs/pledge', pledgePage(input, readerOf(res)));
}

function takeBack(deps: Deps): RequestHandler {
  return async (req, res) => {
    const found = await pledgeOf(deps, req, res);
    const form = parseTakingBack(req.body);
    const seen = { ...found.pledge, version: seenVersion(req.body) };
    const done = form.ok
      ? await decideOnPledge(deps, partnerIn(res), { ...found, pledge: seen }, form.value)
      : form;
    if (done.ok) {
      toPledge(res, found.pledge.id);
      return;
    }
    res.status(done.problem === 'conflict' ? 409 : 422);
    const problems: readonly FieldProblem[] =
      typeof done.problem === 'string'
        ? [{ field: 'reason', message: `pledges.problem.${done.problem}` }]
        : done.problem;
    await showPledge(deps, req, res, { reason: field(req.body, 'reason').slice(0, 1000), problems });
  };
}
