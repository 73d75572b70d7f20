/** View models of the list of partner organisations and of one organisation. */
import { coverageMap, mapLook, type CoverageMap, type MapLook } from '../coverage/coverage-map.svg';
import { electionName } from '../elections/election-name.pages';
import type { Option } from '../i18n/form-control';
import { formatDay } from '../i18n/format';
import { localName, nameIn, type Language } from '../i18n/language';
import { paging, type Paging } from '../i18n/paging';
import type { Translate } from '../i18n/translate';
import { offerCard, type OfferCard } from '../offers/offer-card.pages';
import { helpLanguages } from '../organisations/organisation.form';
import { organisationKinds } from '../organisations/organisation.model';
import { href, paths } from '../paths';
import { groupBy } from '../shared/group-by';
import {
  partnersPerPage,
  type Country,
  type PartnerDirectory,
  type PartnerWithOffers,
} from './partner-directory.model';
import type { PublicOrganisation } from './public-organisation.model';
import { servedArea } from './served-area.model';

export interface Reader {
  t: Translate;
  language: Language;
}

/** Classes of the map: none, one, two or three, four to nine, ten or more organisations. */
const classStarts = [1, 2, 4, 10] as const;
const classOf = (count: number) => classStarts.filter((start) => count >= start).length as 0 | 1 | 2 | 3 | 4;

/** Names of an area: the mainland or whole regions where all is served, and the other municipalities by name. */
export function areaNames(codes: readonly string[], country: Country, { t, language }: Reader): string[] {
  const area = servedArea(codes, country.municipalities);
  const byName = (a: string, b: string) => a.localeCompare(b, language);
  return [
    ...(area.isMainland ? [t('partners.mainland')] : []),
    ...country.regions
      .filter(({ code }) => area.regionCodes.includes(code))
      .map((region) => t('partners.wholeRegion', { name: nameIn(region, language) }))
      .sort(byName),
    ...country.municipalities
      .filter(({ code }) => area.municipalityCodes.includes(code))
      .map((each) => localName(each, language))
      .sort(byName),
  ];
}

/** At most so many names in a row of the list; the organisation's page has all. */
const namesInRow = 6;

function shortArea(codes: readonly string[], country: Country, reader: Reader): string {
  const names = areaNames(codes, country, reader);
  const shown = names.slice(0, namesInRow).join(', ');
  const more = names.length - namesInRow;
  return more > 0 ? reader.t('partners.andMore', { names: shown, count: more }) : shown;
}

function languageNames({ t }: Reader, codes: readonly string[]): string {
  return helpLanguages
    .filter((each) => codes.includes(each))
    .map((each) => t(`organisations.language.${each}`))
    .join(', ');
}

export interface DirectoryPage {
  title: string;
  description: string;
  section: 'help';
  styles: readonly string[];
  lead: string;
  typed: { q: string; place: string };
  placeNotice: string | null;
  kindOptions: readonly Option[];
  regionOptions: readonly Option[];
  chosen: { kind: string; region: string };
  count: string;
  rows: readonly {
    href: string;
    name: string;
    isExample: boolean;
    kind: string;
    area: string;
    trust: string;
  }[];
  paging: Paging;
  map: CoverageMap | null;
  legend: readonly { label: string; look: MapLook }[];
  municipalities: readonly { name: string; href: string; count: number }[];
  /** Municipalities in which no partner works. */
  without: readonly string[];
}

function directoryHref(
  directory: PartnerDirectory,
  language: Language,
  change: Record<string, string>,
): string {
  const { search, kind, place, regionCode } = directory.question;
  const query = { q: search, kind: kind ?? '', place, region: regionCode ?? '', ...change };
  return href(
    language,
    paths.organisations,
    {},
    Object.fromEntries(
      Object.entries(query).map(([name, value]) => [name, value === '' ? undefined : value]),
    ),
  );
}

export function directoryPage(directory: PartnerDirectory, reader: Reader): DirectoryPage {
  const { t, language } = reader;
  const { question, partners, total, counts, municipalities, regions, outlines } = directory;
  const named = municipalities
    .map((each) => ({ code: each.code, name: localName(each, language), count: counts.get(each.code) ?? 0 }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  const hrefIn = (name: string) => directoryHref(directory, language, { place: name, region: '' });
  return {
    title: t('partners.title'),
    description: t('partners.description'),
    section: 'help',
    styles: ['css/offers.css', 'css/map.css', 'css/area.css'],
    lead: t('partners.lead'),
    typed: { q: question.search, place: question.place },
    placeNotice:
      question.place !== '' && question.municipalityCode === null
        ? t('partners.placeUnknown', { place: question.place })
        : null,
    kindOptions: [
      { value: '', label: t('partners.all') },
      ...organisationKinds.map((kind) => ({ value: kind, label: t(`organisations.kind.${kind}`) })),
    ],
    regionOptions: [
      { value: '', label: t('partners.all') },
      ...regions
        .map((each) => ({ value: each.code, label: nameIn(each, language) }))
        .sort((a, b) => a.label.localeCompare(b.label, language)),
    ],
    chosen: { kind: question.kind ?? '', region: question.regionCode ?? '' },
    count: t('partners.count', { count: total }),
    rows: partners.map((each) => ({
      href: href(language, paths.organisation, { organisation: each.id }),
      name: each.name,
      isExample: each.isExample,
      kind: t(`organisations.kind.${each.kind}`),
      area: shortArea(each.municipalities, directory, reader),
      trust: t(`organisations.trust.${each.trust}`),
    })),
    paging: paging(t, { page: question.page, perPage: partnersPerPage, total }, (page) =>
      directoryHref(directory, language, { page: String(page) }),
    ),
    map: countMap(outlines, named, reader, hrefIn),
    legend: [0, ...classStarts].map((start, index, starts) => {
      const next = starts[index + 1];
      const label =
        next === undefined ? `${start}–` : next - 1 === start ? `${start}` : `${start}–${next - 1}`;
      return { label, look: mapLook(classOf(start)) };
    }),
    municipalities: named
      .filter(({ count }) => count > 0)
      .map(({ name, count }) => ({ name, count, href: hrefIn(name) })),
    without: named.filter(({ count }) => count === 0).map(({ name }) => name),
  };
}

function countMap(
  outlines: Country['outlines'],
  named: readonly { code: string; name: string; count: number }[],
  { t }: Reader,
  hrefIn: (name: string) => string,
): CoverageMap | null {
  if (outlines === null) return null;
  const byCode = new Map(named.map((each) => [each.code, each]));
  return coverageMap(
    [...outlines].map(([code, outline]) => ({ code, rings: outline.flat() })),
    (code) => {
      const found = byCode.get(code);
      if (found === undefined) return null;
      const title = `${found.name}: ${t('partners.count', { count: found.count })}`;
      return { title, href: hrefIn(found.name), mapClass: classOf(found.count) };
    },
  );
}

export interface PartnerPage {
  title: string;
  description: string;
  section: 'help';
  styles: readonly string[];
  isExample: boolean;
  kind: string;
  trust: { level: string; text: string };
  languages: string;
  vouchers: readonly string[];
  area: string;
  municipalities: readonly { name: string; href: string }[];
  map: CoverageMap | null;
  elections: readonly { name: string; cards: readonly OfferCard[] }[];
  history: readonly { name: string; source: string; cards: readonly OfferCard[] }[];
  /** Whether the announcements are in another language than the reader's. */
  isHistoryForeign: boolean;
}

/** Announced services by election and announcement, each with its source. */
function historyView(
  history: PartnerWithOffers['history'],
  { municipalities }: Country,
  { t, language }: Reader,
): PartnerPage['history'] {
  const groups = groupBy(history, ({ election, sourceUrl }) => `${election.code} ${sourceUrl}`);
  return [...groups.values()].map((group) => {
    const { election, sourceUrl } = group[0]!;
    return {
      name: `${electionName(election, t, language)}, ${formatDay(election.heldOn, language)}`,
      source: sourceUrl,
      // Municipalities announced them in Finnish, and that is how they were transcribed.
      cards: group.map(({ offer }) => ({
        ...offerCard(t, language, offer, municipalities),
        wordsLanguage: language === 'fi' ? null : 'fi',
      })),
    };
  });
}

function servedMap({ municipalities }: PublicOrganisation, country: Country, { language, t }: Reader) {
  if (country.outlines === null) return null;
  const byCode = new Map(country.municipalities.map((each) => [each.code, localName(each, language)]));
  return coverageMap(
    [...country.outlines].map(([code, outline]) => ({ code, rings: outline.flat() })),
    (code) => {
      const name = byCode.get(code);
      if (name === undefined) return null;
      const isServed = municipalities.includes(code);
      const title = `${name}: ${t(isServed ? 'partners.served' : 'partners.notServed')}`;
      return {
        title,
        href: href(language, paths.municipality, { municipality: code }),
        mapClass: isServed ? 3 : 0,
      };
    },
  );
}

export function partnerPage(
  { organisation, offers, history, isOpened, vouchers, voucherNames }: PartnerWithOffers,
  country: Country,
  reader: Reader,
): PartnerPage {
  const { t, language } = reader;
  const elections = [...new Set(offers.map(({ election }) => election))];
  return {
    title: organisation.name,
    description: t('partners.pageDescription', { name: organisation.name }),
    section: 'help',
    styles: ['css/offers.css', 'css/map.css', 'css/area.css'],
    isExample: organisation.isExample,
    kind: t(`organisations.kind.${organisation.kind}`),
    trust: {
      level: t(`organisations.trust.${organisation.trust}`),
      text: t(`partners.trustText.${isOpened ? organisation.trust : 'announced'}`),
    },
    languages: languageNames(reader, organisation.languages),
    vouchers: vouchers.flatMap((each) => {
      if (each.kind === 'organisation') return [voucherNames.get(each.id) ?? ''];
      const municipality = country.municipalities.find(({ code }) => code === each.code);
      return municipality === undefined ? [] : [localName(municipality, language)];
    }),
    area: areaNames(organisation.municipalities, country, reader).join(', '),
    municipalities: country.municipalities
      .filter(({ code }) => organisation.municipalities.includes(code))
      .map((each) => ({
        name: localName(each, language),
        href: href(language, paths.municipality, { municipality: each.code }),
      }))
      .sort((a, b) => a.name.localeCompare(b.name, language)),
    map: servedMap(organisation, country, reader),
    elections: elections.map((election) => ({
      name: electionName(election, t, language),
      cards: offers
        .filter((each) => each.election === election)
        .map(({ offer }) => offerCard(t, language, offer, country.municipalities)),
    })),
    history: historyView(history, country, reader),
    isHistoryForeign: language !== 'fi',
  };
}
