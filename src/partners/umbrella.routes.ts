/** The umbrella of an organisation and its locals: asking, inviting, answering, leaving. */
import { Router, type Request, type Response } from 'express';
import { actorOf, requireRole } from '../accounts/guard.routes';
import type { Actor } from '../accounts/policy.model';
import type { FieldProblem } from '../i18n/form-problem';
import { translator } from '../i18n/translate';
import { field } from '../organisations/organisation.form';
import {
  answerUmbrella,
  askForUmbrella,
  leaveUmbrella,
  type UmbrellaChangeProblem,
} from '../organisations/umbrella.service';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import type { Result } from '../shared/result';
import { readUmbrella } from './umbrella-page.service';
import { umbrellaPage } from './umbrella.pages';

export function umbrellaRoutes(deps: Deps): Router {
  const router = Router();
  const guard = requireRole('partner');
  router.get(paths.partnerUmbrella, guard, async (req, res) => {
    await render(deps, req, res);
  });
  router.post(paths.partnerUmbrella, guard, change(deps));
  return router;
}

async function render(
  deps: Deps,
  req: Request,
  res: Response,
  problems: readonly FieldProblem[] = [],
): Promise<void> {
  const search = field(req.query, 'q').slice(0, 100);
  const view = await readUmbrella(deps, actorOf(res)!, String(req.params.organisation), search);
  if (view === null) throw new AppError('notFound');
  const language = languageOf(res);
  const page = umbrellaPage(translator(language), language, { view, problems, done: req.query.done === '1' });
  await renderPage(res, 'partners/umbrella', page);
}

type Change = (
  deps: Deps,
  actor: Actor,
  own: string,
  fields: unknown,
) => Promise<Result<null, UmbrellaChangeProblem>>;

const answer =
  (isAccepted: boolean): Change =>
  (deps, actor, _own, fields) =>
    answerUmbrella(deps, actor, {
      localId: field(fields, 'local'),
      umbrellaId: field(fields, 'umbrella'),
      isAccepted,
    });

/** What the field `action` can ask for; `organisation` is the other side. */
const changes = new Map<string, Change>([
  [
    'ask',
    (deps, actor, own, fields) => {
      const umbrellaId = field(fields, 'organisation');
      return askForUmbrella(deps, actor, { localId: own, umbrellaId, askedBy: 'local' });
    },
  ],
  [
    'invite',
    (deps, actor, own, fields) => {
      const localId = field(fields, 'organisation');
      return askForUmbrella(deps, actor, { localId, umbrellaId: own, askedBy: 'umbrella' });
    },
  ],
  ['accept', answer(true)],
  ['decline', answer(false)],
  ['leave', (deps, actor, _own, fields) => leaveUmbrella(deps, actor, field(fields, 'local'))],
]);

function change(deps: Deps) {
  return async (req: Request, res: Response) => {
    const apply = changes.get(field(req.body, 'action'));
    if (apply === undefined) throw new AppError('badRequest');
    const organisation = String(req.params.organisation);
    if (field(req.body, 'action') === 'leave' && field(req.body, 'leaveSure') !== 'yes') {
      res.status(422);
      await render(deps, req, res, [{ field: 'leaveSure', message: 'people.problem.notSure' }]);
      return;
    }
    const done = await apply(deps, actorOf(res)!, organisation, req.body);
    if (done.ok) {
      res.redirect(303, href(languageOf(res), paths.partnerUmbrella, { organisation }, { done: '1' }));
      return;
    }
    if (done.problem === 'notAllowed') throw new AppError('forbidden');
    res.status(done.problem === 'gone' ? 409 : 422);
    await render(deps, req, res, [{ field: 'content', message: `umbrella.problem.${done.problem}` }]);
  };
}
