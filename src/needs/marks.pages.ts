/** Marks that wait to be taken note of, as rows of a table. */
import { formatInstant } from '../i18n/format';
import { href, paths } from '../paths';
import type { Reader } from '../workspace/workspace.pages';
import type { PlaceMark } from './place-mark.model';

export interface MarkRow {
  id: string;
  place: string;
  what: string;
  subject: string;
  /** Where the offer or pledge is looked after. */
  subjectHref: string;
  when: string;
  noteLabel: string;
}

/** @param hrefOf where the reader looks after what the mark is about */
export function markRows(
  marks: readonly PlaceMark[],
  hrefOf: (mark: PlaceMark) => string,
  { t, language }: Reader,
): MarkRow[] {
  return marks.map((mark) => {
    const place = mark.placeId === null ? t('marks.noPlace') : mark.placeName;
    return {
      id: mark.id,
      place,
      what: mark.what.map((each) => t(`marks.reason.${each}`)).join(', '),
      subject: t(`marks.${mark.subject.kind}`),
      subjectHref: hrefOf(mark),
      when: formatInstant(mark.createdAt, language),
      noteLabel: t('marks.noteNamed', { place }),
    };
  });
}

/** Where an organisation looks after what the mark is about. */
export function partnerMarkHref({ subject }: PlaceMark, { language }: Reader): string {
  return subject.kind === 'offer'
    ? href(language, paths.partnerOffer, { offer: subject.id })
    : href(language, paths.partnerPledge, { pledge: subject.id });
}
