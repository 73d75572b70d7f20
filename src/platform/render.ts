/** Pages out of templates: the template of the page inside the layout that all pages share. */
import { renderFile } from 'ejs';
import type { Response } from 'express';
import type { FormError } from '../i18n/form-problem';
import { formatDay, formatInstant, formatNumber } from '../i18n/format';
import type { TileLayer } from '../config';
import { languages, type Language } from '../i18n/language';
import { translator, type Translate } from '../i18n/translate';
import { href, paths } from '../paths';
import { assetUrl } from './assets';
import { csrfTokenOf } from './csrf';
import { languageOf } from './language';
import { fromRoot } from './project-root';
import { nonceOf } from './security';
import { visitorOf, type Visitor } from './visitor';

/** What every page has; templates find it, and whatever else the page holds, as `view.page`. */
export interface Page {
  /** Heading of the page and first part of the document's title. */
  title: string;
  /** One sentence for search engines and link previews. */
  description?: string;
  /** Which entry of the main menu the page belongs to. */
  section?: 'home' | 'elections' | 'coverage' | 'areas' | 'help' | 'data';
  /** Status of the answer; 200 where none is said here or set before. */
  httpStatus?: number;
  /** What is wrong with the form that was sent; the error summary lists it. */
  errors?: readonly FormError[];
  /** Scripts under /assets/js that make the page more comfortable; it works without them. */
  scripts?: readonly string[];
  /** Style sheets under /assets/css besides the common ones. */
  styles?: readonly string[];
}

interface LanguageLink {
  language: Language;
  label: string;
  href: string;
  /** The address in full, as search engines want it. */
  url: string;
  current: boolean;
}

const languageNames: Readonly<Record<Language, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

/** What a template sees, always under the one name `view`. */
interface View {
  page: Page;
  t: Translate;
  language: Language;
  languageLinks: readonly LanguageLink[];
  nonce: string;
  /** Null for people who are not signed in. */
  visitor: Visitor | null;
  /** Every form prints it: `include('/partials/csrf')`. */
  csrfToken: () => string;
  href: typeof href;
  paths: typeof paths;
  asset: typeof assetUrl;
  format: {
    number: (value: number, decimals?: number) => string;
    day: (day: string) => string;
    instant: (instant: Date) => string;
  };
  /** Background of maps, where one is configured. */
  tiles: TileLayer | null;
  body?: string;
}

const viewsFolder = fromRoot('views');
const options = (cache: boolean) => ({
  _with: false,
  localsName: 'view',
  strict: true,
  views: [viewsFolder],
  root: viewsFolder,
  cache,
});

/** An address longer than this was not made by a person: its query is not repeated in the links of the page. */
const longestAddress = 2000;

function languageLinks(res: Response, current: Language): LanguageLink[] {
  const { originalUrl } = res.req;
  const url = originalUrl.length > longestAddress ? originalUrl.split('?', 1)[0]! : originalUrl;
  const rest = /^\/(fi|sv|en)(?=[/?]|$)/.test(url) ? url.slice(3) : '';
  const origin = res.app.get('publicUrl') as string;
  return languages.map((language) => ({
    language,
    label: languageNames[language],
    href: `/${language}${rest}`,
    url: `${origin}/${language}${rest}`,
    current: language === current,
  }));
}

function viewOf(res: Response, page: Page): View {
  const language = languageOf(res);
  return {
    page,
    t: translator(language),
    language,
    languageLinks: languageLinks(res, language),
    nonce: nonceOf(res),
    visitor: visitorOf(res),
    csrfToken: () => csrfTokenOf(res),
    href,
    paths,
    asset: assetUrl,
    tiles: res.app.get('tiles') as TileLayer | null,
    format: {
      number: (value, decimals) => formatNumber(value, language, decimals),
      day: (day) => formatDay(day, language),
      instant: (instant) => formatInstant(instant, language),
    },
  };
}

const optionsFor = (res: Response) => options(res.app.get('env') !== 'development');

/**
 * What stands between header and footer, for everybody alike: nobody is signed in, and no form can be sent from it.
 * @param template name under views/ without its ending, such as `home/home`
 */
export async function renderBody(res: Response, template: string, page: Page): Promise<string> {
  const view: View = {
    ...viewOf(res, page),
    nonce: '',
    visitor: null,
    csrfToken: () => {
      throw new Error(`${template} is for everybody alike and cannot hold a form token`);
    },
  };
  const body = await renderFile(fromRoot('views', `${template}.ejs`), view, optionsFor(res));
  // A template makes its text out of thousands of pieces; as one piece it is quick to send again and again.
  return Buffer.from(body).toString();
}

/** Answers with a page whose part between header and footer is made already. */
export async function sendInLayout(res: Response, page: Page, body: string): Promise<void> {
  await sendView(res, { ...viewOf(res, page), body });
}

async function sendView(res: Response, view: View): Promise<void> {
  const html = await renderFile(fromRoot('views', 'layout.ejs'), view, optionsFor(res));
  if (view.page.httpStatus !== undefined) res.status(view.page.httpStatus);
  res.type('html').set('Content-Language', view.language).send(html);
}

/**
 * Answers with a page.
 * @param template name under views/ without its ending, such as `home/home`
 */
export async function renderPage(res: Response, template: string, page: Page): Promise<void> {
  const view = viewOf(res, page);
  view.body = await renderFile(fromRoot('views', `${template}.ejs`), view, optionsFor(res));
  await sendView(res, view);
}
