/** Pages about the service itself: data and methods, accessibility statement, privacy notice. */
import { Router } from 'express';
import { daysKeptAfterSignIn, invitationDays } from '../accounts/account.model';
import { sessionLimits } from '../accounts/session.model';
import { electionName } from '../elections/election-name.pages';
import { answerDays, feedbackKeptDays } from '../feedback/feedback.model';
import { translator } from '../i18n/translate';
import { needContactKeptDays } from '../needs/need-retention.model';
import { mailKeptDays } from '../outbox/outbox.service';
import { paths } from '../paths';
import type { Deps } from '../platform/deps';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { dataPage } from './data.pages';
import { readDataOverview } from './information.service';
import type { RetentionDays } from './statement.model';
import { accessibilityPage, privacyPage } from './statement.pages';

const retentionDays: RetentionDays = {
  account: daysKeptAfterSignIn,
  invitation: invitationDays,
  // Whoever has no other role than that of an organisation may stay signed in longest.
  longestSession: sessionLimits({ grants: [] }).absoluteMs / 86_400_000,
  sentMail: mailKeptDays.sent,
  failedMail: mailKeptDays.failed,
  feedback: feedbackKeptDays,
  needContacts: needContactKeptDays,
};

export function informationRoutes(deps: Deps): Router {
  const router = Router();
  const { operator } = deps.config;
  router.get(paths.data, async (_req, res) => {
    const language = languageOf(res);
    const t = translator(language);
    const { elections, ...overview } = await readDataOverview(deps);
    const electionNames = new Map(elections.map((each) => [each.code, electionName(each, t, language)]));
    await renderPage(res, 'information/data', dataPage(t, language, { ...overview, electionNames }));
  });
  router.get(paths.accessibility, async (_req, res) => {
    const language = languageOf(res);
    const page = accessibilityPage(translator(language), language, operator, answerDays);
    await renderPage(res, 'information/statement', page);
  });
  router.get(paths.privacy, async (_req, res) => {
    const language = languageOf(res);
    const page = privacyPage(translator(language), language, operator, retentionDays);
    await renderPage(res, 'information/statement', page);
  });
  return router;
}
