/** Asking the municipalities of a filter to confirm their places: asks first, then sends. */
import { randomUUID } from 'node:crypto';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { requirePermission, requireSignedIn } from '../accounts/guard.routes';
import type { FieldProblem } from '../i18n/form-problem';
import { href, paths } from '../paths';
import { askForConfirmation, readRequestCounts } from '../place-carry/confirmation-mail.service';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { readerOf } from '../workspace/workspace.routes';
import { parseAskForm, type AskForm } from './ask-many.form';
import { askManyPage } from './ask-many.pages';
import { planAsking } from './ask-plan.model';
import { indexQueryString, readIndexQuery } from './index-query.form';
import { selectMunicipalities, type IndexQuery } from './index-selection.model';
import { indexOf } from './municipality-index.routes';
import { nameOrder } from './municipality-index.pages';
import type { MunicipalityIndex, MunicipalityIndexReader } from './municipality-index.service';

export function askManyRoutes(deps: Deps, reader: MunicipalityIndexReader): Router {
  const router = Router();
  const guard = requirePermission('askMunicipalities', () => null);
  router.get(paths.plannerAskMunicipalities, guard, async (req, res) => {
    const { query, problems } = readIndexQuery(req.query);
    if (problems.length > 0) throw new AppError('badRequest');
    const index = await openIndexOf(reader, req);
    await showAsking(deps, res, index, { query, codes: null, ticked: null, problems: [] });
  });
  router.post(paths.plannerAskMunicipalities, guard, ask(deps, reader));
  return router;
}

/**
 * The index of an election whose places can still be confirmed.
 * @throws {AppError} notFound, also when the election is past
 */
async function openIndexOf(reader: MunicipalityIndexReader, req: Request): Promise<MunicipalityIndex> {
  const index = await indexOf(reader, req);
  if (!index.isOpen) throw new AppError('notFound');
  return index;
}

interface Asking {
  query: IndexQuery;
  /** Codes of the municipalities that the page showed before; null: those of the filter. */
  codes: readonly string[] | null;
  ticked: { without: readonly string[]; insists: boolean } | null;
  problems: readonly FieldProblem[];
}

async function showAsking(
  { clock }: Pick<Deps, 'clock'>,
  res: Response,
  { election, rows }: MunicipalityIndex,
  { query, codes, ticked, problems }: Asking,
): Promise<void> {
  const order = nameOrder(languageOf(res));
  const chosen =
    codes === null
      ? selectMunicipalities(rows, query, order)
      : rows
          .filter(({ municipality }) => codes.includes(municipality.code))
          .sort((a, b) => order(a.municipality, b.municipality));
  const page = askManyPage(
    {
      election,
      query,
      plan: planAsking(chosen, clock()),
      requestId: randomUUID(),
      ticked: ticked ?? { without: [], insists: false },
      problems,
    },
    readerOf(res),
  );
  await renderPage(res, 'municipality-index/ask', page);
}

function ask(deps: Deps, reader: MunicipalityIndexReader): RequestHandler {
  return async (req, res) => {
    const index = await openIndexOf(reader, req);
    const form = parseAskForm(req.body);
    const known = new Set(index.rows.map(({ municipality }) => municipality.code));
    if (!form?.codes.every((code) => known.has(code))) throw new AppError('badRequest');
    const electionCode = index.election.code;
    const { requestId, insists } = form;
    const request = { electionCode, actorId: requireSignedIn(res).account.id, requestId, insists };
    await askForConfirmation(deps, request, chosenCodes(form));
    // Of a second press the first one's mail counts: nothing new was sent, and nothing is wrong.
    const asked = await readRequestCounts(deps.db, electionCode, requestId);
    if (asked !== null) {
      const query = { ...indexQueryString(form.query), asked: requestId };
      res.redirect(
        303,
        href(languageOf(res), paths.plannerMunicipalities, { election: electionCode }, query),
      );
      return;
    }
    res.status(422);
    const message =
      chosenCodes(form).length === 0
        ? ('municipalityIndex.asking.problem.allLeftOut' as const)
        : ('municipalityIndex.asking.problem.nobodyAsked' as const);
    const again = await openIndexOf(reader, req);
    const problems = [{ field: 'municipalities', message }];
    await showAsking(deps, res, again, { query: form.query, codes: form.codes, ticked: form, problems });
  };
}

function chosenCodes({ codes, without }: AskForm): string[] {
  return codes.filter((code) => !without.includes(code));
}
