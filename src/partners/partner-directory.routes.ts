/** Partner organisations for everybody: the list with its map, and one organisation. */
import { Router, type Response } from 'express';
import type { Outlines } from '../areas/outline.service';
import { translator } from '../i18n/translate';
import { paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { parseDirectoryQuestion } from './partner-directory.form';
import { directoryPage, partnerPage } from './partner-directory.pages';
import { readCountry, readPartner, readPartnerDirectory } from './partner-directory.service';

export function partnerDirectoryRoutes(deps: Deps, outlines: Outlines): Router {
  const router = Router();
  const readerOf = (res: Response) => ({ t: translator(languageOf(res)), language: languageOf(res) });
  router.get(paths.organisations, async (req, res) => {
    const country = await readCountry(deps, outlines);
    const question = parseDirectoryQuestion(req.query, country.municipalities);
    const directory = await readPartnerDirectory(deps, country, question);
    await renderPage(res, 'partners/directory', directoryPage(directory, readerOf(res)));
  });
  router.get(paths.organisation, async (req, res) => {
    const found = await readPartner(deps, req.params.organisation);
    if (found === null) throw new AppError('notFound');
    const page = partnerPage(found, await readCountry(deps, outlines), readerOf(res));
    await renderPage(res, 'partners/partner', page);
  });
  return router;
}
