/** The pages of municipalities and larger areas, and the list of them. */
import { Router, type Request, type Response } from 'express';
import { areaKinds, type AreaKind } from '../areas/area.model';
import type { CoverageReports } from '../coverage/coverage.service';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { areaIndexPage } from './area-index.pages';
import { largerAreaPage } from './larger-area.pages';
import { gatherAreaIndex, gatherLargerArea } from './larger-area.service';
import { municipalityPage } from './municipality-profile.pages';
import { createMunicipalityReader, presentCodeOf } from './municipality-profile.service';

export function areaProfileRoutes(deps: Deps, reports: CoverageReports): Router {
  const router = Router();
  router.get(paths.areas, async (_req, res) => {
    await renderPage(res, 'area-profiles/index', areaIndexPage(await gatherAreaIndex(deps), wordingOf(res)));
  });
  router.get(paths.area, showLargerArea(deps, reports));
  router.get(paths.municipality, showMunicipality(deps, reports));
  return router;
}

function wordingOf(res: Response) {
  const language = languageOf(res);
  return { t: translator(language), language };
}

const isAreaKind = (text: string): text is AreaKind => areaKinds.some((kind) => kind === text);

function showLargerArea(deps: Deps, reports: CoverageReports) {
  return async (req: Request, res: Response): Promise<void> => {
    const kind = String(req.params.kind);
    if (!isAreaKind(kind)) throw new AppError('notFound');
    const question = { kind, code: String(req.params.code), query: req.query };
    const found = await gatherLargerArea(deps, reports, question);
    if (found === null) throw new AppError('notFound');
    if (found.problem !== null) res.status(400);
    const page = largerAreaPage(found.facts, found.problem, wordingOf(res));
    await renderPage(res, 'area-profiles/larger-area', page);
  };
}

/** The code of a municipality that has joined another leads to that one. */
function showMunicipality(deps: Deps, reports: CoverageReports) {
  const read = createMunicipalityReader(deps, reports);
  return async (req: Request, res: Response): Promise<void> => {
    const code = String(req.params.municipality);
    const present = /^\d{3}$/.test(code) ? await presentCodeOf(deps, code) : null;
    if (present === null) throw new AppError('notFound');
    if (present !== code) {
      res.redirect(301, href(languageOf(res), paths.municipality, { municipality: present }));
      return;
    }
    const facts = await read(present);
    if (facts === null) throw new AppError('notFound');
    await renderPage(res, 'area-profiles/municipality', municipalityPage(facts, wordingOf(res)));
  };
}
