/** One place of a municipality: its form, what two editors see of each other, and hiding or withdrawing it. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { requireSignedIn } from '../accounts/guard.routes';
import type { Outlines } from '../areas/outline.service';
import type { FieldProblem } from '../i18n/form-problem';
import { field } from '../organisations/organisation.form';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import type { HoursContext } from '../polling-places/opening-hours.model';
import { postcodeOf } from '../polling-places/place-codes.csv';
import type { DescribedPlace, EditedPlace } from '../polling-places/place-edit.model';
import { changeVisibility, savePlace } from '../polling-places/place-edit.service';
import {
  placeKinds,
  placeVisibilities,
  type PlaceKind,
  type PlaceVisibility,
} from '../polling-places/polling-place.model';
import { openWorkspaceOf, readerOf, workspaceGuard } from '../workspace/workspace.routes';
import type { Workspace } from '../workspace/workspace.service';
import { copiedDown, gridDays, gridOf, sentGrid, withMoreWindows, type GridDay } from './hours-grid.form';
import { parsePlaceForm } from './place-form.form';
import { placeFormPage } from './place-form.pages';
import { findEditedPlace, findPostcode, readSurroundings } from './place-form.service';
import { visibilityPage } from './visibility.pages';

interface FormRequest {
  workspace: Workspace;
  kind: PlaceKind;
  edited: EditedPlace | null;
}

/** How the form is shown: with what was sent, what is wrong with it, and what somebody else has put meanwhile. */
interface Shown {
  sent?: unknown;
  grid?: readonly GridDay[];
  problems?: readonly FieldProblem[];
  conflict?: EditedPlace;
  isSaved?: boolean;
}

export function placeFormRoutes(deps: Deps, outlines: Outlines): Router {
  const router = Router();
  const show = showForm(deps, outlines);
  router.get(paths.municipalityNewPlace, workspaceGuard, async (req, res) => {
    await show(res, await newPlaceOf(deps, req), {});
  });
  router.post(paths.municipalityNewPlace, workspaceGuard, async (req, res) => {
    await act(deps, await newPlaceOf(deps, req), { req, res }, show);
  });
  router.get(paths.municipalityPlace, workspaceGuard, async (req, res) => {
    await show(res, await placeOf(deps, req), { isSaved: req.query.saved === '1' });
  });
  router.post(paths.municipalityPlace, workspaceGuard, async (req, res) => {
    await act(deps, await placeOf(deps, req), { req, res }, show);
  });
  router.get(paths.municipalityPlaceVisibility, workspaceGuard, async (req, res) => {
    await askVisibility(res, await placeOf(deps, req), visibilityOf(req.query.to), false);
  });
  router.post(paths.municipalityPlaceVisibility, workspaceGuard, setVisibility(deps));
  return router;
}

async function newPlaceOf(deps: Deps, req: Request): Promise<FormRequest> {
  const kind = placeKinds.find((each) => each === req.params.kind);
  if (kind === undefined) throw new AppError('notFound');
  return { workspace: await openWorkspaceOf(deps, req), kind, edited: null };
}

async function placeOf(deps: Deps, req: Request): Promise<FormRequest & { edited: EditedPlace }> {
  const workspace = await openWorkspaceOf(deps, req);
  const edited = await findEditedPlace(deps, workspace, String(req.params.place));
  if (edited === null) throw new AppError('notFound');
  return { workspace, kind: edited.place.kind, edited };
}

function contextOf({ workspace, kind }: FormRequest): HoursContext {
  const { heldOn, advanceFrom, advanceTo } = workspace.election;
  return { kind, electionDay: heldOn, advanceFrom, advanceTo };
}

type ShowForm = (res: Response, asked: FormRequest, shown: Shown) => Promise<void>;

function showForm(deps: Deps, outlines: Outlines): ShowForm {
  return async (res, asked, shown) => {
    const { workspace, edited } = asked;
    const context = contextOf(asked);
    const days = gridDays(context, edited?.place.hours ?? []);
    const none = { hours: [], hoursText: null, hoursUnderstood: false };
    const page = placeFormPage(
      {
        ...(await readSurroundings(deps, outlines, workspace, edited)),
        workspace,
        context,
        edited,
        grid: shown.grid ?? gridOf(edited?.place ?? none, days),
        sent: shown.sent,
        problems: shown.problems ?? [],
        conflict: shown.conflict ?? null,
        isSaved: shown.isSaved ?? false,
      },
      readerOf(res),
    );
    await renderPage(res, 'place-form/form', page);
  };
}

type Exchange = Readonly<{ req: Request; res: Response }>;

/** What the button asks for: to save, or to fill in more of the form first. */
async function act(deps: Deps, asked: FormRequest, { req, res }: Exchange, show: ShowForm): Promise<void> {
  const sent: unknown = req.body;
  const grid = sentGrid(sent, gridDays(contextOf(asked), asked.edited?.place.hours ?? []));
  const action = field(sent, 'action');
  if (action.startsWith('copy-')) {
    await show(res, asked, { sent, grid: copiedDown(grid, action.slice('copy-'.length)) });
    return;
  }
  if (action === 'windows') {
    await show(res, asked, { sent, grid: withMoreWindows(grid) });
    return;
  }
  if (action === 'postcode') {
    await fillFromPostcode(deps, asked, { res, sent, grid }, show);
    return;
  }
  await save(deps, asked, { req, res }, (shown, now) =>
    show(res, { ...asked, edited: now ?? asked.edited }, { sent, grid, ...shown }),
  );
}

async function fillFromPostcode(
  deps: Deps,
  asked: FormRequest,
  { res, sent, grid }: { res: Response; sent: unknown; grid: readonly GridDay[] },
  show: ShowForm,
): Promise<void> {
  const postcode = postcodeOf(field(sent, 'postcode'));
  const point = postcode === null ? null : await findPostcode(deps, postcode);
  if (point === null) {
    res.status(422);
    const problems = [{ field: 'postcode', message: 'placeForm.problem.postcodeUnknown' } as const];
    await show(res, asked, { sent, grid, problems });
    return;
  }
  const { northing, easting } = point.position;
  const filled = {
    ...(sent as Record<string, unknown>),
    northing: String(Math.round(northing)),
    easting: String(Math.round(easting)),
    positionSource: 'postcode',
  };
  await show(res, asked, { sent: filled, grid });
}

/** The place as the person typed it, over what is stored now: the other side of a conflict. */
function typedOver(now: EditedPlace, said: DescribedPlace): EditedPlace {
  return {
    place: { ...now.place, ...said.draft, accessibility: said.accessibility },
    arrangements: said.arrangements,
  };
}

async function save(
  deps: Deps,
  asked: FormRequest,
  { req, res }: Exchange,
  showAgain: (shown: Shown, now?: EditedPlace) => Promise<void>,
): Promise<void> {
  const { workspace, edited } = asked;
  const refuse = async (problems: readonly FieldProblem[]) => {
    res.status(422);
    await showAgain({ problems });
  };
  const parsed = parsePlaceForm(req.body, {
    municipalityCode: workspace.municipality.code,
    hours: contextOf(asked),
    before: edited?.place ?? null,
  });
  if (!parsed.ok) {
    await refuse(parsed.problem);
    return;
  }
  const seen = edited && { id: edited.place.id, version: Number(field(req.body, 'version')) };
  const saved = await savePlace(deps, actOf(res, workspace), seen, parsed.value);
  if (saved.ok) {
    const params = { ...paramsOf(workspace), place: saved.value };
    res.redirect(303, href(languageOf(res), paths.municipalityPlace, params, { saved: '1' }));
    return;
  }
  switch (saved.problem.code) {
    case 'gone':
      throw new AppError('notFound');
    case 'ownIdTaken':
      await refuse([{ field: 'ownId', message: 'placeForm.problem.ownIdTaken' }]);
      return;
    case 'moved': {
      const { now } = saved.problem;
      res.status(409);
      await showAgain({ conflict: typedOver(now, parsed.value) }, now);
    }
  }
}

function paramsOf({ municipality, election }: Workspace) {
  return { municipality: municipality.code, election: election.code };
}

function actOf(res: Response, { municipality, election }: Workspace) {
  return {
    electionCode: election.code,
    municipalityCode: municipality.code,
    actorId: requireSignedIn(res).account.id,
  };
}

function visibilityOf(given: unknown): PlaceVisibility {
  const visibility = placeVisibilities.find((each) => each === given);
  if (visibility === undefined) throw new AppError('badRequest');
  return visibility;
}

async function askVisibility(
  res: Response,
  { workspace, edited }: FormRequest & { edited: EditedPlace },
  to: PlaceVisibility,
  isConflict: boolean,
): Promise<void> {
  const page = visibilityPage({ workspace, place: edited.place, to, isConflict }, readerOf(res));
  await renderPage(res, 'place-form/visibility', page);
}

function setVisibility(deps: Deps): RequestHandler {
  return async (req, res) => {
    const asked = await placeOf(deps, req);
    const to = visibilityOf(field(req.body, 'to'));
    const seen = { id: asked.edited.place.id, version: Number(field(req.body, 'version')) };
    const done = await changeVisibility(deps, actOf(res, asked.workspace), seen, to);
    if (done.ok) {
      const params = { ...paramsOf(asked.workspace), place: seen.id };
      res.redirect(303, href(languageOf(res), paths.municipalityPlace, params, { saved: '1' }));
      return;
    }
    if (done.problem.code === 'gone') throw new AppError('notFound');
    res.status(409);
    await askVisibility(res, await placeOf(deps, req), to, true);
  };
}
