/** View model of the start page of a wellbeing services county. */
import { localName, nameIn } from '../i18n/language';
import type { RankedNeed } from '../needs/need-ranking.model';
import { rankedRow, type NeedRow, type ShownSurroundings } from '../needs/partner-needs.pages';
import type { Offer } from '../offers/offer.model';
import { isUp } from '../offers/offer-state.model';
import type { Organisation } from '../organisations/organisation.model';
import type { Area, Municipality } from '../areas/area.model';
import { href, paths } from '../paths';
import type { IsoDate } from '../shared/dates';
import type { Reader } from '../workspace/workspace.pages';

/** Structurally what the service answers. */
export interface CountyServicesInput {
  county: Area;
  municipalities: readonly Municipality[];
  service: Organisation | null;
  isMember: boolean;
  offers: readonly Offer[];
  needs: readonly RankedNeed[];
  around: ShownSurroundings;
  today: IsoDate;
}

export interface CountyServicesPage {
  title: string;
  action: string;
  profileHref: string;
  /** What can be done about the service: its people go to it, others open it or join it. */
  service: { name: string; href: string; publicHref: string; state: string } | null;
  button: string | null;
  needs: readonly NeedRow[];
  needsText: string;
  municipalities: readonly { name: string; href: string; needs: number; services: number }[];
  isMember: boolean;
}

const needsShown = 10;

export function countyServicesPage(input: CountyServicesInput, reader: Reader): CountyServicesPage {
  const { t, language } = reader;
  const { county, service, isMember, offers, needs, around, today } = input;
  const params = { organisation: service?.id ?? '' };
  const up = offers.filter(isUp);
  const drafts = offers.filter(({ state }) => state === 'draft' || state === 'returned').length;
  return {
    title: t('countyServices.title', { name: nameIn(county, language) }),
    action: href(language, paths.countyServices, { county: county.code }),
    profileHref: href(language, paths.area, { kind: 'wellbeing_county', code: county.code }),
    service:
      service === null || !isMember
        ? null
        : {
            name: service.name,
            href: href(language, paths.partnerOrganisation, params),
            publicHref: href(language, paths.organisation, params),
            state: `${t('countyServices.published', { count: up.length })} ${t('countyServices.drafts', { count: drafts })}`,
          },
    button: isMember ? null : t(service === null ? 'countyServices.open' : 'countyServices.enter'),
    needs: needs.slice(0, needsShown).map((each) => rankedRow(each, around, today, reader)),
    needsText: t('countyServices.needsCount', { count: needs.length }),
    municipalities: input.municipalities
      .map((each) => ({
        name: localName(each, language),
        href: href(language, paths.municipality, { municipality: each.code }),
        needs: needs.filter(({ need }) => need.municipalityCode === each.code).length,
        services: up.filter(({ publishedContent }) => publishedContent?.municipalities.includes(each.code))
          .length,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, language)),
    isMember,
  };
}
