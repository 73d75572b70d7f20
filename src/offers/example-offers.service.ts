/** A marked example organisation with offers in several states, for demonstrations; never in production. */
import type { Knex } from 'knex';
import { findAccountByEmail } from '../accounts/account.store';
import { raiseDataVersion } from '../data-version/data-version.store';
import { nextElection, type ElectionRecord } from '../elections/election.model';
import { listElections } from '../elections/election.store';
import { registrationDeclarationVersion, type Organisation } from '../organisations/organisation.model';
import { findOrganisation, insertOrganisation } from '../organisations/organisation.store';
import { replaceMembers } from '../organisations/people.store';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import { countryExamples, exampleCapacities, type CountryExample } from './example-country.model';
import type { HelpTypeCode } from './help-type.model';
import {
  declarationTextVersion,
  emptyContent,
  type Capacity,
  type Offer,
  type OfferContent,
} from './offer.model';
import type { OfferState } from './offer-state.model';
import { insertOffer } from './offer.store';

/** Scope of the example account of a partner. */
const exampleId = 'example';

function exampleOrganisation(now: Date, isWaiting: boolean): Organisation {
  return {
    id: isWaiting ? 'example-waiting' : exampleId,
    name: isWaiting ? 'Esimerkki: kylätoimikunta' : 'Esimerkki: apujärjestö',
    kind: isWaiting ? 'village_committee' : 'association',
    businessId: null,
    registerNumber: null,
    municipalities: ['176', '541'],
    languages: ['fi', 'sv'],
    contact: { name: 'Esimerkki: yhteyshenkilö', email: 'partner@example.org', language: 'fi' },
    state: isWaiting ? 'confirmed' : 'accepted',
    trust: isWaiting ? 'unverified' : 'vouched_for',
    umbrellaId: null,
    authority: null,
    declaration: { textVersion: registrationDeclarationVersion, at: now },
    createdAt: now,
    decidedAt: isWaiting ? null : now,
    decisionReason: null,
  };
}

interface Example {
  id: string;
  type: HelpTypeCode;
  state: OfferState;
  description: string;
  capacity: Capacity;
}

const examples: readonly Example[] = [
  {
    id: 'example-ride',
    type: 'transport_accessible',
    state: 'published',
    description: 'Esimerkki: kyyti kotiovelta äänestyspaikalle ja takaisin.',
    capacity: { kind: 'rides', vehicles: 1, seats: 4, wheelchairPlaces: 1, tripsPerDay: 8 },
  },
  {
    id: 'example-phone',
    type: 'phone_advice',
    state: 'published',
    description: 'Esimerkki: kerromme, missä ja milloin voi äänestää.',
    capacity: { kind: 'phone', hoursPerDay: 4 },
  },
  {
    id: 'example-submitted',
    type: 'escort',
    state: 'submitted',
    description: 'Esimerkki: saattaja äänestyspaikalle.',
    capacity: { kind: 'helpers', helpers: 3 },
  },
  {
    id: 'example-draft',
    type: 'booth_assistant',
    state: 'draft',
    description: 'Esimerkki: avustaja, jonka voi valita.',
    capacity: { kind: 'helpers', helpers: 2 },
  },
];

/** Where an example offer is given, in which languages, and by whom. */
type Giver = Pick<Organisation, 'id' | 'municipalities' | 'languages'>;

function exampleOffer(example: Example, by: Giver, election: ElectionRecord, now: Date): Offer {
  const isPublished = example.state === 'published';
  const content: OfferContent = {
    ...emptyContent,
    description: example.description,
    targetGroups: ['older_people', 'reduced_mobility'],
    languages: by.languages,
    municipalities: by.municipalities,
    days: [election.heldOn],
    opensAt: '09:00',
    closesAt: '18:00',
    capacity: example.capacity,
    bookingHow: 'Esimerkki: tätä apua ei ole olemassa, eikä sitä voi varata.',
    isFree: true,
    email: 'partner@example.org',
    declarations:
      example.state === 'draft'
        ? []
        : [{ flag: 'N', textVersion: declarationTextVersion, at: now.toISOString() }],
  };
  return {
    id: example.id,
    organisationId: by.id,
    electionCode: election.code,
    type: example.type,
    state: example.state,
    hasPublicVersion: isPublished,
    version: 1,
    content,
    publishedContent: isPublished ? content : null,
    changedAt: now,
    submittedAt: example.state === 'draft' ? null : now,
    publishedAt: isPublished ? now : null,
    decisionReason: null,
    reconfirmedFor: null,
  };
}

async function insertExamples(trx: Knex, now: Date): Promise<void> {
  await insertOrganisation(trx, exampleOrganisation(now, false));
  await insertOrganisation(trx, exampleOrganisation(now, true));
  const partner = await findAccountByEmail(trx, 'partner@example.org');
  if (partner?.isExample === true)
    await replaceMembers(trx, exampleId, [], [{ accountId: partner.id, role: 'contact', since: now }]);
  const election = nextElection(await listElections(trx), finnishDay(now));
  if (election === undefined) return;
  const by = exampleOrganisation(now, false);
  for (const example of examples) await insertOffer(trx, exampleOffer(example, by, election, now));
  for (const example of countryExamples) await insertCountryExample(trx, example, election, now);
}

/** An example elsewhere in the country with its published offers. */
async function insertCountryExample(
  trx: Knex,
  example: CountryExample,
  election: ElectionRecord,
  now: Date,
): Promise<void> {
  const organisation: Organisation = {
    ...exampleOrganisation(now, false),
    id: `example-${example.id}`,
    name: `Esimerkki: ${example.name}`,
    kind: example.kind,
    trust: example.trust,
    municipalities: example.municipalities,
    languages: example.languages,
    umbrellaId: example.umbrella ?? null,
  };
  await insertOrganisation(trx, organisation);
  for (const [position, type] of example.offers.entries()) {
    const offer: Example = {
      id: `${organisation.id}-${position + 1}`,
      type,
      state: 'published',
      description: `Esimerkki: ${example.name}. Tätä apua ei ole olemassa.`,
      capacity: exampleCapacities[type] ?? { kind: 'helpers', helpers: 2 },
    };
    await insertOffer(trx, exampleOffer(offer, organisation, election, now));
  }
}

/** Makes the examples once, where the configuration allows them. */
export async function ensureExampleOrganisation({ db, clock, config }: Deps): Promise<void> {
  if (!config.exampleAccounts) return;
  await db.transaction(async (trx) => {
    if ((await findOrganisation(trx, exampleId)) !== null) return;
    await insertExamples(trx, clock());
    await raiseDataVersion(trx, 'organisations', clock());
  });
}
