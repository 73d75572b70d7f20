/** The public help finder, for the next election and for each. */
import { Router, type Request, type Response } from 'express';
import { translator } from '../i18n/translate';
import { paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { limitRequests } from '../platform/rate-limit';
import { renderPage } from '../platform/render';
import { finnishDay } from '../shared/dates';
import { parseHelpQuestion } from './help-finder.form';
import { helpFinderPage } from './help-finder.pages';
import { findHelp } from './help-finder.service';
import type { HelpGeographyReader } from './help-geography.service';

/** By network, generous: whole offices and libraries sit behind one address. */
export const helpFinderLimit = { name: 'help-finder', limit: 1200, windowSeconds: 900 };

export function helpFinderRoutes(deps: Deps, geography: HelpGeographyReader): Router {
  const router = Router();
  const limit = limitRequests(deps, helpFinderLimit);
  router.get(paths.help, limit, async (req, res) => {
    await showHelp(deps, geography, { req, res, electionCode: null });
  });
  router.get(paths.electionHelp, limit, async (req, res) => {
    await showHelp(deps, geography, { req, res, electionCode: String(req.params.election) });
  });
  return router;
}

async function showHelp(
  deps: Deps,
  geography: HelpGeographyReader,
  { req, res, electionCode }: { req: Request; res: Response; electionCode: string | null },
): Promise<void> {
  const { question, notices } = parseHelpQuestion(req.query);
  const found = await findHelp(deps, geography, electionCode, question);
  if (found === null) throw new AppError('notFound');
  const language = languageOf(res);
  if (notices.length > 0) res.status(400);
  const page = helpFinderPage(translator(language), language, {
    ...found,
    question,
    notices,
    today: finnishDay(deps.clock()),
  });
  await renderPage(res, 'offers/help', page);
}
