/** Carrying an organisation's offers over to a later election. */
import { Router, type Request, type Response } from 'express';
import { actorOf, requireRole } from '../accounts/guard.routes';
import type { FieldProblem } from '../i18n/form-problem';
import { translator } from '../i18n/translate';
import { field, listField } from '../organisations/organisation.form';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { carryOverPage } from './carry-over.pages';
import { carryOver, readCarryOver } from './carry-over.service';

export function carryOverRoutes(deps: Deps): Router {
  const router = Router();
  const guard = requireRole('partner');
  router.get(paths.partnerCarryOver, guard, async (req, res) => {
    await render(deps, res, { target: field(req.query, 'target'), chosen: null });
  });
  router.post(paths.partnerCarryOver, guard, carry(deps));
  return router;
}

async function render(
  deps: Deps,
  res: Response,
  asked: { target: string; chosen: readonly string[] | null; problems?: readonly FieldProblem[] },
): Promise<void> {
  const language = languageOf(res);
  const found = await readCarryOver(deps, actorOf(res)!, asked.target);
  await renderPage(
    res,
    'offers/carry-over',
    carryOverPage(translator(language), language, { ...found, ...asked, target: found.target }),
  );
}

/** Fields `target`, `offers` (ids) and `action`: `chosen` or `all`. */
function carry(deps: Deps) {
  return async (req: Request, res: Response) => {
    const target = field(req.body, 'target');
    const chosen = field(req.body, 'action') === 'all' ? 'all' : listField(req.body, 'offers');
    const found = await readCarryOver(deps, actorOf(res)!, target);
    if (chosen.length === 0 || found.target?.code !== target) {
      res.status(422);
      const problems: readonly FieldProblem[] = [
        chosen.length === 0
          ? { field: 'offers', message: 'offerCarryOver.problem.noneChosen' }
          : { field: 'target', message: 'offers.problem.election' },
      ];
      await render(deps, res, { target, chosen: chosen === 'all' ? null : chosen, problems });
      return;
    }
    await carryOver(deps, actorOf(res)!, found, chosen);
    res.redirect(303, href(languageOf(res), paths.partner));
  };
}
