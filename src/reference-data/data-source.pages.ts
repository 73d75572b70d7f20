/** The sources of figures as licences ask them to be named, in the reader's language. */
import type { Translate } from '../i18n/translate';
import type { SourceId } from './catalogue.model';

export interface SourceTexts {
  title: string;
  publisher: string;
  /** The time that the figures describe, or the edition. */
  vintage: string;
  licence: string;
}

export function sourceTexts(t: Translate, id: SourceId): SourceTexts {
  return {
    title: t(`sources.source.${id}.title`),
    publisher: t(`sources.source.${id}.publisher`),
    vintage: t(`sources.source.${id}.vintage`),
    licence: t(`sources.source.${id}.licence`),
  };
}

/** A source in one line. */
export function sourceLine(t: Translate, id: SourceId): string {
  return t('sources.line', { ...sourceTexts(t, id) });
}
