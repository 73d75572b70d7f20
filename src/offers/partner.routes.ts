/** An organisation's own page: its offers, the steps of their form, and what can be done with them. */
import { Router, type Request, type Response } from 'express';
import { actorOf, requireRole } from '../accounts/guard.routes';
import type { Actor } from '../accounts/policy.model';
import type { FieldProblem } from '../i18n/form-problem';
import { translator } from '../i18n/translate';
import { myNeeds } from '../needs/my-page.pages';
import { readMyNeeds } from '../needs/my-page.service';
import type { NeedGeography } from '../needs/need-ranking.model';
import { field } from '../organisations/organisation.form';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { finnishDay } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import type { HelpGeographyReader } from './help-geography.service';
import { helpTypeCodes } from './help-type.model';
import { offerStepPage } from './offer-form.pages';
import { readTemplates, readTemplateStanding, setTemplate } from './offer-template-list.service';
import { declarationProblems } from './offer-upkeep.form';
import { candidatesDay, flagsToDeclare } from './offer-upkeep.model';
import { declareAgain, reconfirmOffer } from './offer-upkeep.service';
import { parseOfferStep } from './offer.form';
import { offerSteps, type OfferStep } from './offer.model';
import {
  applyToOffer,
  beginOffer,
  copyOffer,
  formContext,
  openElections,
  readOwnOffer,
  readPartnerDesk,
  resumeOffer,
  saveOfferPart,
  submitOffer,
  type OfferChangeProblem,
  type OfferInContext,
} from './offer.service';
import { newOfferPage, ownOfferPage, partnerDeskPage } from './partner.pages';

export function partnerRoutes(
  deps: Deps,
  geography: HelpGeographyReader,
  needGeography: () => Promise<NeedGeography>,
): Router {
  const router = Router();
  const guard = requireRole('partner');
  router.get(paths.partner, guard, showDesk(deps, needGeography));
  router.get(paths.partnerNewOffer, guard, async (_req, res) => {
    await renderNewOffer(deps, res, {});
  });
  router.post(paths.partnerNewOffer, guard, begin(deps));
  router.get(paths.partnerOffer, guard, async (req, res) => {
    await renderOffer(deps, res, await ownOffer(deps, req, res));
  });
  // A page with mistakes shows under the address that it was sent to: changing its language leads back to the offer.
  router.get(paths.partnerOfferAction, guard, (req, res) => {
    res.redirect(303, href(languageOf(res), paths.partnerOffer, { offer: String(req.params.offer) }));
  });
  router.post(paths.partnerOfferAction, guard, act(deps));
  router.get(paths.partnerOfferStep, guard, async (req, res) => {
    const found = await ownOffer(deps, req, res);
    const language = languageOf(res);
    const page = offerStepPage(translator(language), language, { ...found, step: stepOf(req) });
    await renderPage(res, 'offers/step', page);
  });
  router.post(paths.partnerOfferStep, guard, saveStep(deps, geography));
  return router;
}

function partnerOf(res: Response): Actor {
  const actor = actorOf(res);
  if (actor === null) throw new AppError('forbidden');
  return actor;
}

/** An offer of others answers as one that does not exist. */
async function ownOffer(deps: Deps, req: Request, res: Response): Promise<OfferInContext> {
  const found = await readOwnOffer(deps, partnerOf(res), String(req.params.offer));
  if (found === null) throw new AppError('notFound');
  return found;
}

function stepOf(req: Request): OfferStep {
  const step = offerSteps.find((each) => each === req.params.step);
  if (step === undefined) throw new AppError('notFound');
  return step;
}

function showDesk(deps: Deps, needGeography: () => Promise<NeedGeography>) {
  return async (_req: Request, res: Response) => {
    const language = languageOf(res);
    const desk = await readPartnerDesk(deps, partnerOf(res));
    const canOffer = openElections(desk.elections, finnishDay(deps.clock())).length > 0;
    const today = finnishDay(deps.clock());
    const t = translator(language);
    const needs = myNeeds(await readMyNeeds(deps, needGeography, partnerOf(res)), { t, language });
    const templates = await readTemplates(deps, partnerOf(res));
    const desked = partnerDeskPage(t, language, { ...desk, canOffer, today, templates });
    const page = { ...desked, needs };
    await renderPage(res, 'offers/desk', page);
  };
}

async function renderNewOffer(
  deps: Deps,
  res: Response,
  fields: unknown,
  problems: readonly FieldProblem[] = [],
): Promise<void> {
  const language = languageOf(res);
  const { organisations, elections } = await readPartnerDesk(deps, partnerOf(res));
  const page = newOfferPage(translator(language), language, {
    organisations,
    elections: openElections(elections, finnishDay(deps.clock())),
    typed: {
      organisation: field(fields, 'organisation'),
      election: field(fields, 'election'),
      type: field(fields, 'type'),
    },
    problems,
  });
  await renderPage(res, 'offers/new', page);
}

function begin(deps: Deps) {
  return async (req: Request, res: Response) => {
    const type = helpTypeCodes.find((each) => each === field(req.body, 'type'));
    const organisationId = field(req.body, 'organisation');
    const electionCode = field(req.body, 'election');
    const id =
      type === undefined
        ? null
        : await beginOffer(deps, partnerOf(res), { organisationId, electionCode, type });
    if (id === null) {
      res.status(422);
      await renderNewOffer(deps, res, req.body, [
        type === undefined
          ? { field: 'type', message: 'offers.problem.type' }
          : { field: 'election', message: 'offers.problem.election' },
      ]);
      return;
    }
    res.redirect(303, href(languageOf(res), paths.partnerOfferStep, { offer: id, step: 'what' }));
  };
}

async function renderOffer(
  deps: Deps,
  res: Response,
  found: OfferInContext,
  problems: readonly FieldProblem[] = [],
): Promise<void> {
  const language = languageOf(res);
  const today = finnishDay(deps.clock());
  const template = await readTemplateStanding(deps, found);
  const page = ownOfferPage(translator(language), language, { ...found, template, problems, today });
  await renderPage(res, 'offers/own', page);
}

/** The version that the person saw; whatever else was sent is none. */
function seenVersion(req: Request): number {
  const version = Number(field(req.body, 'version'));
  return Number.isInteger(version) ? version : -1;
}

function saveStep(deps: Deps, geography: HelpGeographyReader) {
  return async (req: Request, res: Response) => {
    const step = stepOf(req);
    const found = await ownOffer(deps, req, res);
    const form = parseOfferStep(step, found.offer, req.body, await formContext(deps, geography, found));
    const done = form.ok
      ? await saveOfferPart(deps, partnerOf(res), found, { part: form.value, version: seenVersion(req) })
      : form;
    if (!done.ok) {
      const problems =
        typeof done.problem === 'string'
          ? [{ field: 'content', message: `offers.problem.${done.problem}` } as const]
          : done.problem;
      res.status(done.problem === 'conflict' ? 409 : 422);
      const now = done.problem === 'conflict' ? await ownOffer(deps, req, res) : found;
      const language = languageOf(res);
      const page = offerStepPage(translator(language), language, {
        ...now,
        step,
        sent: req.body,
        problems,
        ...(done.problem === 'conflict' && form.ok ? { mine: { ...now.offer.content, ...form.value } } : {}),
      });
      await renderPage(res, 'offers/step', page);
      return;
    }
    const next = offerSteps[offerSteps.indexOf(step) + 1];
    const params = { offer: found.offer.id };
    res.redirect(
      303,
      next === undefined
        ? href(languageOf(res), paths.partnerOffer, params)
        : href(languageOf(res), paths.partnerOfferStep, { ...params, step: next }),
    );
  };
}

type Action = (
  deps: Deps,
  actor: Actor,
  found: OfferInContext,
  sent: { version: number; fields: unknown },
) => Promise<Result<null, OfferChangeProblem | readonly FieldProblem[]>>;

const simple =
  (type: 'pause' | 'withdraw'): Action =>
  (deps, actor, { offer }, { version }) =>
    applyToOffer(deps, actor, { ...offer, version }, { event: { type } });

const confirmOffer: Action = async (deps, actor, found) =>
  (await reconfirmOffer(deps, actor, found)) ? ok(null) : problem('notPossible');

const declareOffer: Action = async (deps, actor, found, { version, fields }) => {
  const flags = flagsToDeclare(found.offer, candidatesDay(found.election), finnishDay(deps.clock()));
  const problems = declarationProblems(fields, flags);
  if (problems !== null) return problem(problems);
  return declareAgain(deps, actor, { ...found, offer: { ...found.offer, version } });
};

const keepTemplate =
  (isKept: boolean): Action =>
  (deps, actor, found) =>
    setTemplate(deps, actor, found, isKept);

const actions = new Map<string, Action>([
  ['keepTemplate', keepTemplate(true)],
  ['dropTemplate', keepTemplate(false)],
  ['submit', (deps, actor, found, { version }) => submitOffer(deps, actor, found, version)],
  ['pause', simple('pause')],
  ['resume', (deps, actor, found, { version }) => resumeOffer(deps, actor, found, version)],
  ['confirm', confirmOffer],
  ['declare', declareOffer],
  ['withdraw', simple('withdraw')],
]);

/** Field `action`: submit, pause, resume, withdraw, confirm, declare, keepTemplate, dropTemplate or copy. */
function act(deps: Deps) {
  return async (req: Request, res: Response) => {
    const found = await ownOffer(deps, req, res);
    const wanted = field(req.body, 'action');
    const toOffer = (offer: string) => href(languageOf(res), paths.partnerOffer, { offer });
    if (wanted === 'copy') {
      res.redirect(303, toOffer(await copyOffer(deps, partnerOf(res), found)));
      return;
    }
    const action = actions.get(wanted);
    if (action === undefined) throw new AppError('badRequest');
    const done = await action(deps, partnerOf(res), found, { version: seenVersion(req), fields: req.body });
    if (!done.ok) {
      res.status(done.problem === 'conflict' ? 409 : 422);
      const problems =
        typeof done.problem === 'string'
          ? [{ field: 'content', message: `offers.problem.${done.problem}` } as const]
          : done.problem;
      await renderOffer(deps, res, await ownOffer(deps, req, res), problems);
      return;
    }
    res.redirect(303, toOffer(found.offer.id));
  };
}
