/** Marked examples all over the country, so that the map of a demonstration is worth looking at; nothing of them exists. */
import type { OrganisationKind, TrustLevel } from '../organisations/organisation.model';
import type { HelpTypeCode } from './help-type.model';
import type { Capacity } from './offer.model';

export interface CountryExample {
  /** End of the organisation's id, after `example-`. */
  id: string;
  /** What stands after `Esimerkki: `. */
  name: string;
  kind: OrganisationKind;
  trust: TrustLevel;
  municipalities: readonly string[];
  languages: readonly string[];
  /** Id of the example organisation that it is a local of. */
  umbrella?: string;
  offers: readonly HelpTypeCode[];
}

export const exampleCapacities: Readonly<Partial<Record<HelpTypeCode, Capacity>>> = {
  transport_individual: { kind: 'rides', vehicles: 2, seats: 6, wheelchairPlaces: 0, tripsPerDay: 12 },
  transport_group: { kind: 'rides', vehicles: 1, seats: 16, wheelchairPlaces: 1, tripsPerDay: 4 },
  transport_accessible: { kind: 'rides', vehicles: 1, seats: 4, wheelchairPlaces: 2, tripsPerDay: 6 },
  escort: { kind: 'helpers', helpers: 6 },
  interpreting: { kind: 'helpers', helpers: 4 },
  phone_advice: { kind: 'phone', hoursPerDay: 6 },
};

const ride = 'transport_individual';
const group = 'transport_group';
const accessible = 'transport_accessible';

export const countryExamples: readonly CountryExample[] = [
  {
    id: 'union',
    name: 'valtakunnallinen liitto',
    kind: 'association',
    trust: 'vouched_for',
    municipalities: ['091'],
    languages: ['fi', 'sv', 'en'],
    offers: ['phone_advice'],
  },
  {
    id: 'uusimaa',
    name: 'pääkaupunkiseudun monikieliset',
    kind: 'association',
    trust: 'vouched_for',
    municipalities: ['091', '049', '092', '235'],
    languages: ['fi', 'sv', 'en', 'ru', 'ar', 'so'],
    umbrella: 'example-union',
    offers: ['interpreting', 'escort'],
  },
  {
    id: 'turku',
    name: 'Turunmaan seurakunta',
    kind: 'congregation',
    trust: 'vouched_for',
    municipalities: ['853', '202', '680'],
    languages: ['fi', 'sv'],
    offers: [ride],
  },
  {
    id: 'tampere',
    name: 'Pirkanmaan eläkeläiset',
    kind: 'association',
    trust: 'vouched_for',
    municipalities: ['837', '536', '604'],
    languages: ['fi'],
    umbrella: 'example-union',
    offers: [accessible, 'escort'],
  },
  {
    id: 'hame',
    name: 'Hämeen saattajat',
    kind: 'association',
    trust: 'vouched_for',
    municipalities: ['109', '694', '398', '098'],
    languages: ['fi', 'en'],
    umbrella: 'example-union',
    offers: ['escort'],
  },
  {
    id: 'kymi',
    name: 'Kymenlaakson kyydit',
    kind: 'company',
    trust: 'vouched_for',
    municipalities: ['285', '286'],
    languages: ['fi', 'ru'],
    offers: [ride],
  },
  {
    id: 'saimaa',
    name: 'Saimaan kylät',
    kind: 'village_committee',
    trust: 'vouched_for',
    municipalities: ['405', '153'],
    languages: ['fi'],
    offers: [group],
  },
  {
    id: 'savo',
    name: 'Savon invalidit',
    kind: 'association',
    trust: 'vouched_for',
    municipalities: ['297', '749'],
    languages: ['fi', 'sign'],
    umbrella: 'example-union',
    offers: [accessible],
  },
  {
    id: 'karjala',
    name: 'Joensuun neuvojat',
    kind: 'foundation',
    trust: 'unverified',
    municipalities: ['167', '276'],
    languages: ['fi', 'en'],
    umbrella: 'example',
    offers: ['phone_advice'],
  },
  {
    id: 'keskisuomi',
    name: 'Keski-Suomen kylät',
    kind: 'village_committee',
    trust: 'vouched_for',
    municipalities: ['179', '410'],
    languages: ['fi'],
    offers: [ride],
  },
  {
    id: 'vasa',
    name: 'Österbottens hjälpare',
    kind: 'association',
    trust: 'vouched_for',
    municipalities: ['905', '499', '545'],
    languages: ['sv', 'fi'],
    offers: [group, 'phone_advice'],
  },
  {
    id: 'lakeus',
    name: 'Lakeuden apu',
    kind: 'congregation',
    trust: 'vouched_for',
    municipalities: ['743', '301'],
    languages: ['fi'],
    offers: ['escort'],
  },
  {
    id: 'oulu',
    name: 'Oulun seudun saattajat',
    kind: 'association',
    trust: 'vouched_for',
    municipalities: ['564', '425', '494'],
    languages: ['fi', 'en', 'ar'],
    umbrella: 'example-union',
    offers: [ride, 'escort'],
  },
  {
    id: 'kainuu',
    name: 'Kainuun kylät',
    kind: 'village_committee',
    trust: 'vouched_for',
    municipalities: ['205', '578', '765'],
    languages: ['fi'],
    offers: [group],
  },
  {
    id: 'lappi',
    name: 'Lapin kimppakyydit',
    kind: 'association',
    trust: 'vouched_for',
    municipalities: ['698', '732', '320'],
    languages: ['fi'],
    offers: [ride],
  },
  {
    id: 'sapmi',
    name: 'saamenkielinen neuvonta',
    kind: 'association',
    trust: 'vouched_for',
    municipalities: ['148', '890', '047'],
    languages: ['se', 'fi'],
    offers: ['phone_advice', ride],
  },
  {
    id: 'aland',
    name: 'Mariehamns ledsagare',
    kind: 'association',
    trust: 'vouched_for',
    municipalities: ['478'],
    languages: ['sv'],
    offers: ['escort'],
  },
];
