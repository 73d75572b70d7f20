/**
 * Pages that are the same for everybody while the data are: what stands between header and footer is made once and kept. The header,
 * which knows who is asking, is made anew for each answer.
 */
import type { Response } from 'express';
import { createKept } from './kept';
import { languageOf } from './language';
import { renderBody, sendInLayout, type Page } from './render';

export interface KeptPages {
  /**
   * Answers with the page of a key.
   * @param key everything that the page rests on, besides its template and language: the state of the data, the day, the question
   * @param make called when no such page is kept
   */
  show(res: Response, template: string, key: string, make: () => Promise<Page>): Promise<void>;
}

interface KeptPage {
  /** What the layout says of the page. */
  head: Page;
  body: string;
}

const headOf = ({ title, description, section, httpStatus, scripts, styles }: Page): Page => ({
  title,
  ...(description === undefined ? {} : { description }),
  ...(section === undefined ? {} : { section }),
  ...(httpStatus === undefined ? {} : { httpStatus }),
  ...(scripts === undefined ? {} : { scripts }),
  ...(styles === undefined ? {} : { styles }),
});

/** @param maxBytes what was not asked for longest goes when more is kept */
export function createKeptPages(maxBytes: number): KeptPages {
  const kept = createKept<KeptPage>(maxBytes, ({ body }) => Buffer.byteLength(body));
  return {
    async show(res, template, key, make) {
      const made = async () => {
        const page = await make();
        return { head: headOf(page), body: await renderBody(res, template, page) };
      };
      // While somebody works on templates, each answer shows them as they are.
      const isKept = res.app.get('env') !== 'development';
      const language = languageOf(res);
      const { head, body } = await (isKept ? kept.read(`${template} ${language} ${key}`, made) : made());
      await sendInLayout(res, head, body);
    },
  };
}
