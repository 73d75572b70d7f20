/** A need as everybody sees it who may see needs: what, where, when, how much, and what is given in return. */
import { formatDay, formatHours, formatNumber, formatWeekday } from '../i18n/format';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { helpType, type HelpTypeCode } from '../offers/help-type.model';
import { helpLanguages } from '../organisations/organisation.form';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { daysBetween, type IsoDate } from '../shared/dates';
import { placeAddress, placeTitle, type Reader } from '../workspace/workspace.pages';
import type { PartnersNeed } from './need-view.model';
import type { Need, QuantityBand } from './need.model';

export interface NeedCard {
  id: string;
  title: string;
  state: string;
  description: string;
  facts: readonly { label: string; value: string }[];
}

export interface NeedCardInput {
  need: PartnersNeed;
  municipality: string;
  /** The polling place that the need names; null when it names none, or when it is no longer there. */
  place: PollingPlace | null;
}

/** "1–4 rides a day": a band in the terms of its type. */
export function bandText(t: Translate, type: HelpTypeCode, band: QuantityBand | null): string {
  if (band === null) return '';
  const amount = band === '10+' ? t('needs.band.ten') : band.replace('-', '–');
  return t(`needs.amount.${helpType(type).capacity}`, { amount });
}

/** Where the help is needed. */
export function whereText({ need, municipality, place }: NeedCardInput, reader: Reader): string {
  const { postcodes, placeId } = need.content;
  if (placeId !== null) {
    if (place === null) return `${municipality}: ${reader.t('needs.card.placeGone')}`;
    const address = placeAddress(place, reader.language);
    const title = placeTitle(place, reader);
    return `${municipality}: ${title}${address === null || address === title ? '' : `, ${address}`}`;
  }
  return postcodes.length === 0 ? municipality : `${municipality} (${postcodes.join(', ')})`;
}

/** Days and hours; empty where none are named. */
export function whenText(
  { days, opensAt, closesAt }: Pick<Need['content'], 'days' | 'opensAt' | 'closesAt'>,
  language: Language,
): string {
  const hours = opensAt === null || closesAt === null ? '' : ` ${formatHours(opensAt, closesAt, language)}`;
  return days.length === 0 ? '' : `${days.map((day) => formatWeekday(day, language)).join(', ')}${hours}`;
}

/** "1.4.2027 (5 days left)". */
export function untilText(until: IsoDate | null, today: IsoDate, { t, language }: Reader): string {
  if (until === null) return '';
  const left = daysBetween(today, until);
  const day = formatDay(until, language);
  return left < 0 ? t('needs.card.untilPassed', { day }) : t('needs.card.untilLeft', { day, count: left });
}

/** Seats and wheelchair places as far as they are told; also of a pledge. */
export function placesFacts(
  { seats, wheelchairPlaces }: Pick<Need['content'], 'seats' | 'wheelchairPlaces'>,
  { t, language }: Reader,
): (readonly [string, string])[] {
  const text = (places: number | null) => (places === null ? '' : formatNumber(places, language));
  return [
    [t('needs.card.seats'), text(seats)],
    [t('needs.card.wheelchairPlaces'), text(wheelchairPlaces)],
  ];
}

/** The same as values of the fields of a form. */
export function placesValues({
  seats,
  wheelchairPlaces,
}: Pick<Need['content'], 'seats' | 'wheelchairPlaces'>) {
  return { seats: seats?.toString() ?? '', wheelchairPlaces: wheelchairPlaces?.toString() ?? '' };
}

export function needCard(input: NeedCardInput, today: IsoDate, reader: Reader): NeedCard {
  const { t, language } = reader;
  const { need } = input;
  const { content } = need;
  const facts: readonly (readonly [string, string])[] = [
    [t('needs.card.where'), whereText(input, reader)],
    [t('needs.card.when'), whenText(content, language)],
    [t('needs.card.amount'), bandText(t, need.type, content.band)],
    ...placesFacts(content, reader),
    [
      t('needs.card.languages'),
      helpLanguages
        .filter((each) => content.languages.includes(each))
        .map((each) => t(`organisations.language.${each}`))
        .join(', '),
    ],
    [t('needs.card.until'), untilText(content.until, today, reader)],
    [t('needs.card.inReturn'), content.inReturn.map((each) => t(`needs.inReturn.${each}`)).join(', ')],
  ];
  return {
    id: need.id,
    title: t(`offers.type.${need.type}`),
    state: t(`needs.state.${need.state}`),
    description: content.description,
    facts: facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value })),
  };
}
