/** `/api/v1/organisations.json`. */
import { Router } from 'express';
import { translator } from '../i18n/translate';
import { machinePaths } from '../paths';
import type { Deps } from '../platform/deps';
import type { KeptAnswers } from '../platform/kept-answers';
import { languageOf } from '../platform/language';
import { sendAnswer, sendProblem } from './answering.routes';
import { apiRelease } from './operation.model';
import { organisationsAnswer } from './organisations-answer.pages';
import { readCalendarLanguage } from './places-question.form';
import { parameterProblem } from './problem.pages';
import { organisationsRevision, readPublicOrganisations } from './public-organisations.service';

export function organisationsApiRoutes(deps: Deps, kept: KeptAnswers): Router {
  const router = Router();
  router.get(machinePaths.organisationsJson, async (req, res) => {
    const language = readCalendarLanguage(req.query);
    if (!language.ok) {
      sendProblem(res, parameterProblem(language.problem, translator(languageOf(res))));
      return;
    }
    const revision = await organisationsRevision(deps);
    const { publicUrl } = deps.config;
    const version = [apiRelease, revision, publicUrl, language.value].join(' ');
    const write = async () =>
      organisationsAnswer(await readPublicOrganisations(deps), { language: language.value, publicUrl });
    await sendAnswer(req, res, {
      mediaType: 'application/json; charset=utf-8',
      version,
      body: (encoding) => kept.read(version, encoding, write),
      fileName: null,
    });
  });
  return router;
}
