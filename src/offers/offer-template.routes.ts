/** Copying an offer of an umbrella organisation to its locals. */
import { Router, type Request, type Response } from 'express';
import { actorOf, requireRole } from '../accounts/guard.routes';
import type { FieldProblem } from '../i18n/form-problem';
import { translator } from '../i18n/translate';
import { field } from '../organisations/organisation.form';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { parseTemplateChoice, parseTemplateListQuestion, parseTemplateQuestion } from './offer-template.form';
import { templateListPage } from './offer-template-list.pages';
import { readTemplates } from './offer-template-list.service';
import { fitsFilter } from './offer-template.model';
import { templatePage } from './offer-template.pages';
import { copyToLocals, readOfferTemplate, type OfferTemplate } from './offer-template.service';

export function offerTemplateRoutes(deps: Deps): Router {
  const router = Router();
  const guard = requireRole('partner');
  router.get(paths.partnerTemplate, guard, async (req, res) => {
    await render(res, await templateOf(deps, req, res), { fields: req.query, chosen: null });
  });
  router.post(paths.partnerTemplate, guard, copy(deps));
  router.get(paths.partnerTemplates, guard, list(deps));
  return router;
}

async function templateOf(deps: Deps, req: Request, res: Response): Promise<OfferTemplate> {
  const found = await readOfferTemplate(deps, actorOf(res)!, String(req.params.offer));
  if (found === null) throw new AppError('notFound');
  return found;
}

async function render(
  res: Response,
  found: OfferTemplate,
  {
    fields,
    ...shown
  }: { fields: unknown; chosen: readonly string[] | null; problems?: readonly FieldProblem[] },
): Promise<void> {
  const language = languageOf(res);
  const question = parseTemplateQuestion(fields, found.municipalities);
  const count = field(fields, 'done');
  const done = /^\d{1,6}$/.test(count) ? Number(count) : null;
  const page = templatePage(translator(language), language, { ...found, ...shown, question, done });
  await renderPage(res, 'offers/template', page);
}

function list(deps: Deps) {
  return async (req: Request, res: Response) => {
    const found = await readTemplates(deps, actorOf(res)!);
    if (found === null) throw new AppError('notFound');
    const language = languageOf(res);
    const question = parseTemplateListQuestion(req.query);
    await renderPage(
      res,
      'offers/templates',
      templateListPage(translator(language), language, found, question),
    );
  };
}

/** Fields `locals` (ids) and `action`: `chosen` or `all`; `seen` and the filter as they stood on the page. */
function copy(deps: Deps) {
  return async (req: Request, res: Response) => {
    const found = await templateOf(deps, req, res);
    const question = parseTemplateQuestion(req.body, found.municipalities);
    const choice = parseTemplateChoice(req.body);
    const without = found.locals.filter((each) => each.present.length === 0 && fitsFilter(each, question));
    const localIds = choice === 'all' ? without.map(({ organisation }) => organisation.id) : choice;
    const chosen = choice === 'all' ? null : choice;
    if (localIds.length === 0) {
      res.status(422);
      const problems: readonly FieldProblem[] = [{ field: 'locals', message: 'offerTemplate.problem.none' }];
      await render(res, found, { fields: req.body, chosen, problems });
      return;
    }
    const sent = { seen: field(req.body, 'seen'), localIds };
    const done = await copyToLocals(deps, actorOf(res)!, found, sent);
    if (!done.ok) {
      res.status(409);
      const problems: readonly FieldProblem[] = [{ field: 'locals', message: 'offerTemplate.problem.moved' }];
      await render(res, await templateOf(deps, req, res), { fields: req.body, chosen, problems });
      return;
    }
    const params = { offer: found.offer.id };
    const query = { q: question.search, place: question.place, done: String(done.value) };
    res.redirect(303, href(languageOf(res), paths.partnerTemplate, params, query));
  };
}
