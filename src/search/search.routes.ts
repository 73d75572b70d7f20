/** `GET /search?q=` in each language. */
import { Router } from 'express';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { readSearch } from './search.form';
import { searchPage } from './search.pages';
import type { Search } from './search.service';

export function searchRoutes(search: Search): Router {
  const router = Router();
  router.get(paths.search, async (req, res) => {
    const language = languageOf(res);
    const question = readSearch(req.query);
    const found = await search.find(question.text);
    const { exactMunicipality } = found.result;
    if (exactMunicipality !== null) {
      res.redirect(303, href(language, paths.municipality, { municipality: exactMunicipality }));
      return;
    }
    const postcode = question.postcode === null ? 'notAsked' : await search.around(question.postcode);
    if (question.cutOff) res.status(400);
    const page = searchPage({ question, ...found, postcode }, translator(language), language);
    await renderPage(res, 'search/search', page);
  });
  return router;
}
