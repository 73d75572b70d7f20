/** Marked example needs and a pledge to one of them, for demonstrations; never in production. */
import type { ElectionRecord } from '../elections/election.model';
import { nextElection } from '../elections/election.model';
import { listElections } from '../elections/election.store';
import { findOffer } from '../offers/offer.store';
import type { Deps } from '../platform/deps';
import { addDays, finnishDay } from '../shared/dates';
import { emptyNeed, type Need, type NeedContent } from './need.model';
import { findNeed, insertNeed } from './need.store';
import type { Pledge } from './pledge.model';
import { insertPledge } from './pledge.store';

interface Example {
  id: string;
  municipalityCode: string;
  type: Need['type'];
  content: Partial<NeedContent>;
}

const rideNeedId = 'example-need-ride';

const examples: readonly Example[] = [
  {
    id: rideNeedId,
    municipalityCode: '176',
    type: 'transport_accessible',
    content: {
      description: 'Esimerkki: kyytejä syrjäkyliltä vaalipäivänä. Tätä tarvetta ei ole olemassa.',
      band: '5-9',
      inReturn: ['travel_costs', 'insurance'],
    },
  },
  {
    id: 'example-need-queue',
    municipalityCode: '091',
    type: 'queue_steward',
    content: {
      description: 'Esimerkki: jononohjausta vaalipäivänä. Tätä tarvetta ei ole olemassa.',
      band: '10+',
      inReturn: ['training', 'room'],
    },
  },
];

function exampleNeed(
  { id, municipalityCode, type, content }: Example,
  election: ElectionRecord,
  now: Date,
): Need {
  return {
    id,
    municipalityCode,
    electionCode: election.code,
    type,
    state: 'open',
    version: 1,
    content: {
      ...emptyNeed,
      days: [election.heldOn],
      languages: ['fi', 'sv'],
      until: addDays(election.heldOn, -14),
      ...content,
    },
    contact: {
      role: 'Esimerkki: vaalitoimisto',
      email: 'municipality@example.org',
      phone: '',
      language: 'fi',
    },
    createdAt: now,
    changedAt: now,
  };
}

function examplePledge(election: ElectionRecord, now: Date): Pledge {
  return {
    id: 'example-pledge',
    needId: rideNeedId,
    offerId: 'example-ride',
    organisationId: 'example',
    state: 'waiting',
    version: 1,
    quantity: 2,
    seats: 2,
    wheelchairPlaces: 1,
    days: [election.heldOn],
    opensAt: null,
    closesAt: null,
    message: 'Esimerkki: autossa on ramppi.',
    contact: { role: 'Esimerkki: ajovuorot', email: 'partner@example.org', phone: '' },
    reason: null,
    takenBackBy: null,
    createdAt: now,
    changedAt: now,
  };
}

/** Makes the examples once, where the configuration allows them; after the example organisation and its offers. */
export async function ensureExampleNeeds({ db, clock, config }: Deps): Promise<void> {
  if (!config.exampleAccounts) return;
  const now = clock();
  await db.transaction(async (trx) => {
    if ((await findNeed(trx, rideNeedId)) !== null) return;
    const election = nextElection(await listElections(trx), finnishDay(now));
    if (election === undefined) return;
    for (const example of examples) await insertNeed(trx, exampleNeed(example, election, now));
    const offer = await findOffer(trx, 'example-ride');
    if (offer?.electionCode === election.code) await insertPledge(trx, examplePledge(election, now));
  });
}
