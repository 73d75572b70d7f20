/** An organisation's own page with its people, and joining it by a mailed link. */
import { Router, type Request, type Response } from 'express';
import { actorOf, requireRole } from '../accounts/guard.routes';
import type { Actor } from '../accounts/policy.model';
import { browserOf, welcome } from '../accounts/sign-in.routes';
import type { FieldProblem } from '../i18n/form-problem';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { limitRequests } from '../platform/rate-limit';
import { renderPage } from '../platform/render';
import { ok, type Result } from '../shared/result';
import { field } from './organisation.form';
import { registrationLimits } from './organisation.routes';
import {
  doneCodes,
  joinedPage,
  joinPage,
  ownOrganisationPage,
  type DoneCode,
} from './own-organisation.pages';
import { parseColleague, parseHandOver, parseLeaving, parseRemoval, typedPeople } from './people.form';
import {
  acceptInvitation,
  answerHandOver,
  askToTakeOver,
  findInvitationOf,
  inviteColleague,
  readPeople,
  removePerson,
  revokeColleagueInvitation,
  type PeopleChangeProblem,
} from './people.service';

export function ownOrganisationRoutes(deps: Deps): Router {
  const router = Router();
  const guard = requireRole('partner');
  router.get(paths.partnerOrganisation, guard, async (req, res) => {
    await renderOrganisation(deps, req, res);
  });
  // A page with mistakes shows under the address that it was sent to: changing its language leads back.
  router.get(paths.partnerPeople, guard, (req, res) => {
    res.redirect(303, organisationHref(req, res));
  });
  router.post(paths.partnerPeople, guard, changePeopleBy(deps));
  const limited = limitRequests(deps, registrationLimits.confirm);
  router.get(paths.join, limited, showInvitation(deps));
  router.post(paths.join, limited, join(deps));
  return router;
}

function organisationHref(req: Request, res: Response, done?: DoneCode): string {
  const organisation = String(req.params.organisation);
  return href(languageOf(res), paths.partnerOrganisation, { organisation }, { done });
}

function partnerOf(res: Response): Actor {
  const actor = actorOf(res);
  if (actor === null) throw new AppError('forbidden');
  return actor;
}

async function renderOrganisation(
  deps: Deps,
  req: Request,
  res: Response,
  problems: readonly FieldProblem[] = [],
): Promise<void> {
  const actor = partnerOf(res);
  const people = await readPeople(deps, actor, String(req.params.organisation));
  if (people === null) throw new AppError('notFound');
  const language = languageOf(res);
  const done = doneCodes.find((each) => each === req.query.done) ?? null;
  const page = ownOrganisationPage(translator(language), language, {
    ...people,
    readerId: actor.accountId,
    done,
    typed: typedPeople(req.body),
    problems,
  });
  await renderPage(res, 'organisations/own', page);
}

type Change = (
  deps: Deps,
  actor: Actor,
  organisationId: string,
  fields: unknown,
) => Promise<Result<DoneCode | 'left', FieldProblem[] | PeopleChangeProblem>>;

const then =
  (done: DoneCode | 'left') =>
  (result: Result<null, PeopleChangeProblem>): Result<DoneCode | 'left', PeopleChangeProblem> =>
    result.ok ? ok(done) : result;

const answer =
  (isAccepted: boolean): Change =>
  (deps, actor, id, fields) => {
    const between = { fromAccountId: field(fields, 'from'), toAccountId: field(fields, 'to') };
    const done = then(isAccepted ? 'handedOver' : 'ended');
    return answerHandOver(deps, actor, id, { ...between, isAccepted }).then(done);
  };

/** What the field `action` can ask for. */
const changes = new Map<string, Change>([
  [
    'invite',
    async (deps, actor, id, fields) => {
      const form = parseColleague(fields);
      return form.ok ? then('invited')(await inviteColleague(deps, actor, id, form.value)) : form;
    },
  ],
  [
    'revoke',
    (deps, actor, id, fields) =>
      revokeColleagueInvitation(deps, actor, id, field(fields, 'invitation')).then(then('revoked')),
  ],
  [
    'remove',
    async (deps, actor, id, fields) => {
      const form = parseRemoval(fields);
      return form.ok ? then('removed')(await removePerson(deps, actor, id, form.value)) : form;
    },
  ],
  [
    'handOver',
    async (deps, actor, id, fields) => {
      const form = parseHandOver(fields);
      return form.ok ? then('asked')(await askToTakeOver(deps, actor, id, form.value)) : form;
    },
  ],
  ['accept', answer(true)],
  ['decline', answer(false)],
  [
    'leave',
    async (deps, actor, id, fields) => {
      const form = parseLeaving(fields);
      return form.ok ? then('left')(await removePerson(deps, actor, id, actor.accountId)) : form;
    },
  ],
]);

/** Beside which field a refusal of the service is told. */
const fieldOf: Readonly<Record<string, string>> = {
  invite: 'inviteEmail',
  remove: 'removeAccount',
  handOver: 'handOverTo',
  leave: 'leaveSure',
};

function changePeopleBy(deps: Deps) {
  return async (req: Request, res: Response) => {
    const actor = partnerOf(res);
    const id = String(req.params.organisation);
    if ((await readPeople(deps, actor, id)) === null) throw new AppError('notFound');
    const action = field(req.body, 'action');
    const change = changes.get(action);
    if (change === undefined) throw new AppError('badRequest');
    const done = await change(deps, actor, id, req.body);
    if (done.ok) {
      res.redirect(
        303,
        done.value === 'left' ? href(languageOf(res), paths.partner) : organisationHref(req, res, done.value),
      );
      return;
    }
    const { problem } = done;
    if (problem === 'notAllowed') throw new AppError('forbidden');
    const isRace = problem === 'gone' || problem === 'notMember' || problem === 'notContact';
    res.status(isRace ? 409 : 422);
    await renderOrganisation(
      deps,
      req,
      res,
      typeof problem === 'string'
        ? [{ field: fieldOf[action] ?? 'people', message: `people.problem.${problem}` }]
        : problem,
    );
  };
}

/** Opening the link changes nothing: mail scanners only get this far. */
function showInvitation(deps: Deps) {
  return async (req: Request, res: Response) => {
    const token = field(req.query, 'token');
    const found = await findInvitationOf(deps, token);
    if (found === null) res.status(410);
    const page = joinPage(translator(languageOf(res)), token, found?.organisation.name ?? null);
    await renderPage(res, 'organisations/join', page);
  };
}

function join(deps: Deps) {
  return async (req: Request, res: Response) => {
    const t = translator(languageOf(res));
    const token = field(req.body, 'token');
    const done = await acceptInvitation(deps, token, browserOf(deps, req));
    if (!done.ok) {
      res.status(410);
      await renderPage(res, 'organisations/join', joinPage(t, token, null));
      return;
    }
    if (done.value === null) await renderPage(res, 'organisations/message', joinedPage(t));
    else welcome(deps, res, done.value, href(languageOf(res), paths.partner));
  };
}
