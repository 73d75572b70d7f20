/** The accessibility statement and the privacy notice: sections of plain text, one template for both. */
import { formatDay, formatNumber } from '../i18n/format';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { href, paths } from '../paths';
import {
  accessibilityAssessedOn,
  privacyWrittenOn,
  type Operator,
  type RetentionDays,
} from './statement.model';

interface Link {
  href: string;
  text: string;
}

export interface StatementSection {
  id: string;
  heading: string;
  paragraphs: readonly string[];
  items?: readonly string[];
  table?: { caption: string; header: readonly string[]; rows: readonly (readonly string[])[] };
  links?: readonly Link[];
}

export interface StatementPage {
  title: string;
  description: string;
  lead: string;
  sections: readonly StatementSection[];
  /** When it was written. */
  written: string;
}

/** Who is responsible, or that nobody has said so. */
function operatorSentences(t: Translate, { name, email }: Operator): string[] {
  return [
    name === null ? t('statements.operator.unnamed') : t('statements.operator.named', { name }),
    ...(email === null ? [] : [t('statements.operator.email', { email })]),
  ];
}

function feedbackLink(t: Translate, language: Language): Link {
  return { href: href(language, paths.feedback), text: t('statements.toFeedback') };
}

const shortcomings = ['map', 'announcements', 'languages', 'wideTables', 'unheard'] as const;
const checks = ['axe', 'html', 'keyboard', 'zoom', 'noScripts'] as const;

/** @param answerDays days within which feedback is answered */
export function accessibilityPage(
  t: Translate,
  language: Language,
  operator: Operator,
  answerDays: number,
): StatementPage {
  const section = (id: 'status' | 'shortcomings' | 'assessment' | 'supervision') => ({
    id,
    heading: t(`statements.accessibility.${id}.heading`),
    paragraphs: [t(`statements.accessibility.${id}.text`)],
  });
  return {
    title: t('statements.accessibility.title'),
    description: t('statements.accessibility.lead'),
    lead: t('statements.accessibility.lead'),
    sections: [
      {
        id: 'operator',
        heading: t('statements.operator.heading'),
        paragraphs: operatorSentences(t, operator),
      },
      section('status'),
      {
        ...section('shortcomings'),
        items: shortcomings.map((each) => t(`statements.accessibility.shortcoming.${each}`)),
      },
      { ...section('assessment'), items: checks.map((each) => t(`statements.accessibility.check.${each}`)) },
      {
        id: 'feedback',
        heading: t('statements.accessibility.feedback.heading'),
        paragraphs: [t('statements.accessibility.feedback.text', { days: answerDays })],
        links: [feedbackLink(t, language)],
      },
      section('supervision'),
    ],
    written: t('statements.written', { day: formatDay(accessibilityAssessedOn, language) }),
  };
}

const kept = ['account', 'sessions', 'mail', 'feedback', 'needs', 'counters', 'audit', 'log'] as const;

function keptTable(
  t: Translate,
  language: Language,
  days: RetentionDays,
): NonNullable<StatementSection['table']> {
  const values = Object.fromEntries(
    Object.entries(days).map(([name, value]: [string, number]) => [name, formatNumber(value, language)]),
  );
  return {
    caption: t('statements.privacy.kept.caption'),
    header: [
      t('statements.privacy.column.what'),
      t('statements.privacy.column.why'),
      t('statements.privacy.column.howLong'),
    ],
    rows: kept.map((each) => [
      t(`statements.privacy.what.${each}`),
      t(`statements.privacy.why.${each}`),
      t(`statements.privacy.howLong.${each}`, values),
    ]),
  };
}

export function privacyPage(
  t: Translate,
  language: Language,
  operator: Operator,
  days: RetentionDays,
): StatementPage {
  const section = (id: 'readers' | 'cookies' | 'disclosure' | 'rights') => ({
    id,
    heading: t(`statements.privacy.${id}.heading`),
    paragraphs: [t(`statements.privacy.${id}.text`)],
  });
  return {
    title: t('statements.privacy.title'),
    description: t('statements.privacy.lead'),
    lead: t('statements.privacy.lead'),
    sections: [
      {
        id: 'operator',
        heading: t('statements.privacy.controller'),
        paragraphs: [...operatorSentences(t, operator), t('statements.privacy.basis')],
      },
      section('readers'),
      {
        id: 'kept',
        heading: t('statements.privacy.kept.heading'),
        paragraphs: [t('statements.privacy.kept.text')],
        table: keptTable(t, language, days),
      },
      {
        ...section('cookies'),
        items: (['visit', 'session', 'provider'] as const).map((each) =>
          t(`statements.privacy.cookie.${each}`),
        ),
      },
      section('disclosure'),
      { ...section('rights'), links: [feedbackLink(t, language)] },
    ],
    written: t('statements.written', { day: formatDay(privacyWrittenOn, language) }),
  };
}
