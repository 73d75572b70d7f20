/** An organisation that registered and an offer that it wrote, by the forms that real ones use. */
import { replaceMunicipalities } from '../../src/areas/area.store';
import { replaceDemandAreas } from '../../src/demand/demand.store';
import { loadElections } from '../../src/elections/election.service';
import { emptyContent, type Offer, type OfferContent } from '../../src/offers/offer.model';
import type { Organisation } from '../../src/organisations/organisation.model';
import { csrfTokenIn, deliverMail, linkIn, newBrowser, signedInAs, submit, type Agent } from './sign-in';
import type { TestApp } from './test-app';

/** Elections as shipped, two municipalities of today and a postal area. */
export async function loadSmallCountry({ deps }: TestApp): Promise<void> {
  await loadElections(deps);
  const rest = {
    vintage: 2025,
    languageStatus: 'finnish',
    regionCode: '12',
    wellbeingCountyCode: '13',
    constituencyCode: '11',
    seat: null,
    population: null,
    electorate2021: null,
  } as const;
  await replaceMunicipalities(deps.db, [
    { ...rest, code: '176', nameFi: 'Juuka', nameSv: 'Juga' },
    { ...rest, code: '541', nameFi: 'Nurmes', nameSv: 'Nurmes' },
  ]);
  const people = { all: 1, adults: 1, over65: 1, over75: 1, over85: 1 };
  await replaceDemandAreas(deps.db, [
    {
      postcode: '83900',
      nameFi: 'Juuka Keskus',
      nameSv: null,
      municipalityCode: '176',
      centre: { easting: 600_000, northing: 7_000_000 },
      areaSquareMetres: 1,
      people,
    },
  ]);
}

export const registration = {
  name: 'Esimerkki: Juuan kylät ry',
  kind: 'association',
  businessId: '',
  registerNumber: '123.456',
  municipalities: 'Juuka',
  languages: ['fi', 'sv'],
  contactName: 'Esimerkki: yhteyshenkilö',
  email: 'kylat@example.org',
  language: 'sv',
  declaration: 'yes',
};

/** Registers and confirms by the mailed link; the browser that did is signed in. */
export async function registeredPartner(
  test: TestApp,
  fields: Partial<typeof registration> = {},
): Promise<Agent> {
  const browser = newBrowser(test);
  const sent = await submit(browser, { page: '/fi/register', fields: { ...registration, ...fields } });
  if (sent.status !== 303) throw new Error(`Registering answered ${sent.status}`);
  const [letter] = await deliverMail(test);
  const link = linkIn(letter!);
  const page = await browser.get(link);
  const token = new URL(link, 'http://x').searchParams.get('token')!;
  await browser
    .post('/fi/register/confirm')
    .type('form')
    .send({ _csrf: csrfTokenIn(page.text), token })
    .expect(303);
  return browser;
}

/** The moderator of the whole country accepts the organisation that waits. */
export async function acceptWaiting(test: TestApp, trust: string): Promise<void> {
  const moderator = await signedInAs(test, 'moderator');
  const queue = await moderator.get('/fi/moderation/organisations');
  const page = /href="(\/fi\/moderation\/organisations\/[^"]+)"/.exec(queue.text)?.[1];
  if (page === undefined) throw new Error('No organisation is waiting');
  const done = await submit(moderator, { page, fields: { decision: 'accept', trust } });
  if (done.status !== 303) throw new Error(`Accepting answered ${done.status}`);
}

function versionIn(html: string): string {
  return /name="version" value="(\d+)"/.exec(html)![1]!;
}

/** Opens a page of an offer and sends its form with the version that it shows. */
export async function submitSeen(
  browser: Agent,
  page: string,
  fields: Readonly<Record<string, string | string[]>>,
  action = page,
) {
  const seen = await browser.get(page);
  return browser
    .post(action)
    .type('form')
    .send({ _csrf: csrfTokenIn(seen.text), version: versionIn(seen.text), ...fields });
}

export const rideSteps = {
  what: { description: 'Kyytejä kylistä', targetGroups: ['older_people'], languages: ['fi'], notes: '' },
  where: {
    municipalities: 'Juuka',
    postcodes: '',
    days: ['2027-04-18'],
    opensAt: '09:00',
    closesAt: '18:00',
    vehicles: '2',
    seats: '7',
    wheelchairPlaces: '1',
    tripsPerDay: '10',
  },
  booking: {
    bookingHow: 'Soita edellisenä päivänä',
    bookingUntil: '',
    isFree: 'yes',
    phone: '+358 00 000 000',
    email: '',
    declarations: ['N'],
  },
} as const;

/** Writes a whole draft of a ride for the elections of 2027; returns its address. */
export async function writeRide(browser: Agent): Promise<string> {
  const start = await browser.get('/fi/partner/offers/new');
  const organisation = /name="organisation"[^>]*>\s*<option value="([\w-]+)"/.exec(start.text)![1]!;
  const begun = await submit(browser, {
    page: '/fi/partner/offers/new',
    fields: { organisation, election: 'EKV-2027', type: 'transport_individual' },
  });
  const offer = String(begun.headers.location).replace(/\/what$/, '');
  for (const [step, fields] of Object.entries(rideSteps)) {
    const saved = await submitSeen(browser, `${offer}/${step}`, fields as never);
    if (saved.status !== 303) throw new Error(`Step ${step} answered ${saved.status}`);
  }
  return offer;
}

/** Sends the draft to be reviewed. */
export function sendOffer(browser: Agent, offer: string) {
  return submitSeen(browser, offer, { action: 'submit' }, `${offer}/action`);
}

/** The reviewer's page of the offer that has waited longest. */
export async function firstInQueue(moderator: Agent): Promise<string> {
  const queue = await moderator.get('/fi/moderation/offers');
  const page = /href="(\/fi\/moderation\/offers\/[^"]+)"/.exec(queue.text)?.[1];
  if (page === undefined) throw new Error('No offer is waiting');
  return page;
}

/** A whole content of a ride on the election day of 2027. */
export const rideContent: OfferContent = {
  ...emptyContent,
  description: 'Kyytejä kylistä',
  targetGroups: ['everyone'],
  languages: ['fi'],
  municipalities: ['176'],
  days: ['2027-04-18'],
  opensAt: '09:00',
  closesAt: '20:00',
  capacity: { kind: 'rides', vehicles: 1, seats: 4, wheelchairPlaces: 1, tripsPerDay: 6 },
  bookingHow: 'Soita',
  isFree: true,
  phone: '000 000',
  declarations: [{ flag: 'N', textVersion: 'x', at: '2026-11-24T09:00:00.000Z' }],
};

/** An accepted organisation that somebody vouched for. */
export function anOrganisation(says: Partial<Organisation> = {}): Organisation {
  return {
    id: 'o',
    name: 'Esimerkki: kyläyhdistys',
    kind: 'association',
    businessId: null,
    registerNumber: null,
    municipalities: ['176'],
    languages: ['fi'],
    contact: { name: 'Secret', email: 'secret@example.org', language: 'fi' },
    state: 'accepted',
    trust: 'vouched_for',
    umbrellaId: null,
    authority: null,
    declaration: { textVersion: 'x', at: new Date(0) },
    createdAt: new Date(0),
    decidedAt: null,
    decisionReason: null,
    ...says,
  };
}

/** A published ride. */
export function anOffer(says: Partial<Offer> = {}): Offer {
  return {
    id: 'offer',
    organisationId: 'o',
    electionCode: 'EKV-2027',
    type: 'transport_individual',
    state: 'published',
    hasPublicVersion: true,
    version: 1,
    content: rideContent,
    publishedContent: rideContent,
    changedAt: new Date(0),
    submittedAt: new Date(0),
    publishedAt: new Date(0),
    decisionReason: null,
    reconfirmedFor: null,
    ...says,
  };
}
