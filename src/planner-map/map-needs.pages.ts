/** Needs of municipalities with what was pledged to them, as marks of the map and rows beside it: for those who may see them all. */
import type { Wording } from '../coverage/coverage-figures.pages';
import type { Etrs } from '../geo/coordinates';
import { href, paths } from '../paths';
import { bandText, untilText, whenText, whereText } from '../needs/need-card.pages';
import type { NeedCover } from '../needs/need-cover.model';
import { middleOfNeed, type NeedGeography } from '../needs/need-ranking.model';
import type { AuthoritiesNeed } from '../needs/need-view.model';
import { needInput, type ShownSurroundings } from '../needs/partner-needs.pages';
import { quantityText } from '../needs/pledge-card.pages';
import type { HelpTypeCode } from '../offers/help-type.model';
import type { IsoDate } from '../shared/dates';

/** A need of the map; positions are whole metres of EPSG:3067, null where nobody knows where the area lies. */
export interface NeedOnMap {
  type: HelpTypeCode;
  name: string;
  municipalityCode: string;
  x: number | null;
  y: number | null;
  where: string;
  when: string;
  amount: string;
  until: string;
  /** What was pledged, and by whom; waiting for the municipality's answer, and accepted. */
  accepted: string;
  waiting: string;
  organisations: string;
  cover: NeedCover;
  href: string;
}

/** Structurally the needs of an election, as the service answers them. */
export interface NeedsOnMapInput extends ShownSurroundings {
  rows: readonly {
    need: AuthoritiesNeed;
    waiting: number;
    accepted: number;
    organisations: readonly string[];
    cover: NeedCover;
  }[];
  geography: NeedGeography;
  today: IsoDate;
}

/** At its polling place, else in the middle of its postal areas or of its municipality. */
function positionOf(need: AuthoritiesNeed, { places, geography }: NeedsOnMapInput): Etrs | null {
  const { placeId } = need.content;
  const place = placeId === null ? undefined : places.get(placeId);
  return place?.position ?? middleOfNeed(need, geography);
}

/** One mark for each need, in the order of the list. */
export function needsOnMap(input: NeedsOnMapInput, wording: Wording): NeedOnMap[] {
  const { t, language } = wording;
  return input.rows.map(({ need, waiting, accepted, organisations, cover }) => {
    const { type, municipalityCode, content } = need;
    const position = positionOf(need, input);
    return {
      type,
      name: t(`offers.type.${type}`),
      municipalityCode,
      x: position === null ? null : Math.round(position.easting),
      y: position === null ? null : Math.round(position.northing),
      where: whereText(needInput(need, input, wording), wording),
      when: whenText(content, language),
      amount: bandText(t, type, content.band),
      until: untilText(content.until, input.today, wording),
      accepted: quantityText(wording, type, accepted),
      waiting: quantityText(wording, type, waiting),
      organisations: organisations.join(', '),
      cover,
      href: href(language, paths.plannerNeeds, {}, { municipality: municipalityCode, type }),
    };
  });
}
