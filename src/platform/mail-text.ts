/** A mail as plain text and as HTML, both out of the same content. */
import type { Language } from '../i18n/language';

export interface MailContent {
  subject: string;
  paragraphs: readonly string[];
  /** The one thing to do; it stands after the first paragraph. */
  link?: { url: string; label: string };
}

export interface MailText {
  subject: string;
  text: string;
  html: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign]!);
}

/** @param signature last line: the service and what it is for */
export function renderMail(content: MailContent, language: Language, signature: string): MailText {
  const { subject, paragraphs, link } = content;
  const [first = '', ...rest] = paragraphs;
  const linkText = link === undefined ? [] : [`${link.label}:\n${link.url}`];
  const linkHtml =
    link === undefined
      ? []
      : [
          `<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>`,
          `<p>${escapeHtml(link.url)}</p>`,
        ];
  const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`;
  return {
    subject: subject.replace(/\s+/g, ' '),
    text: `${[first, ...linkText, ...rest, `-- \n${signature}`].join('\n\n')}\n`,
    html: [
      '<!DOCTYPE html>',
      `<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>`,
      paragraph(first),
      ...linkHtml,
      ...rest.map(paragraph),
      `<p>${escapeHtml(signature)}</p>`,
      '</body></html>',
    ].join('\n'),
  };
}
