/** SQL of offers and the municipalities in which their versions apply. */
import type { Knex } from 'knex';
import type { HelpTypeCode } from './help-type.model';
import { emptyContent, needsMoreTrust, type Capacity, type Offer, type OfferContent } from './offer.model';
import type { OfferFilter } from './offer-queue.form';
import type { OfferState } from './offer-state.model';
import type { ServiceArea } from './service-area.model';
import type { IsoDate, LocalTime } from '../shared/dates';
import type { TrustLevel } from '../organisations/organisation.model';

interface OfferRow {
  id: string;
  organisation_id: string;
  election_code: string;
  type: HelpTypeCode;
  state: OfferState;
  version: number;
  content: string;
  published_content: string | null;
  created_at: string;
  changed_at: string;
  submitted_at: string | null;
  published_at: string | null;
  decision_reason: string | null;
  reconfirmed_for: IsoDate | null;
}

const toInstant = (text: string | null) => (text === null ? null : new Date(text));

/** Content written by an older version lacks the newer fields: they are empty. */
function toContent(text: string): OfferContent {
  return { ...emptyContent, ...(JSON.parse(text) as Partial<OfferContent>) };
}

function toOffer(row: OfferRow): Offer {
  const publishedContent = row.published_content === null ? null : toContent(row.published_content);
  return {
    id: row.id,
    organisationId: row.organisation_id,
    electionCode: row.election_code,
    type: row.type,
    state: row.state,
    hasPublicVersion: publishedContent !== null,
    version: row.version,
    content: toContent(row.content),
    publishedContent,
    changedAt: new Date(row.changed_at),
    submittedAt: toInstant(row.submitted_at),
    publishedAt: toInstant(row.published_at),
    decisionReason: row.decision_reason,
    reconfirmedFor: row.reconfirmed_for,
  };
}

function columns(offer: Offer): Omit<OfferRow, 'id' | 'created_at' | 'version' | 'reconfirmed_for'> {
  return {
    organisation_id: offer.organisationId,
    election_code: offer.electionCode,
    type: offer.type,
    state: offer.state,
    content: JSON.stringify(offer.content),
    published_content: offer.publishedContent === null ? null : JSON.stringify(offer.publishedContent),
    changed_at: offer.changedAt.toISOString(),
    submitted_at: offer.submittedAt?.toISOString() ?? null,
    published_at: offer.publishedAt?.toISOString() ?? null,
    decision_reason: offer.decisionReason,
  };
}

async function replaceAreas(trx: Knex, offer: Offer): Promise<void> {
  const rows = [
    ...offer.content.municipalities.map((code) => ({ is_public: false, municipality_code: code })),
    ...(offer.publishedContent?.municipalities ?? []).map((code) => ({
      is_public: true,
      municipality_code: code,
    })),
  ].map((row) => ({ offer_id: offer.id, ...row }));
  await trx('offer_areas').where('offer_id', offer.id).delete();
  if (rows.length > 0) await trx.batchInsert('offer_areas', rows, 100);
}

export async function insertOffer(trx: Knex, offer: Offer): Promise<void> {
  const row = {
    ...columns(offer),
    id: offer.id,
    version: 1,
    created_at: offer.changedAt.toISOString(),
    reconfirmed_for: offer.reconfirmedFor,
  };
  await trx('offers').insert(row);
  await replaceAreas(trx, offer);
}

/** Stores a change of the version that was read; false when it has been changed meanwhile. */
export async function updateOffer(trx: Knex, offer: Offer): Promise<boolean> {
  const changed = await trx('offers')
    .where({ id: offer.id, version: offer.version })
    .update({ ...columns(offer), version: offer.version + 1 });
  if (changed === 1) await replaceAreas(trx, offer);
  return changed === 1;
}

export async function findOffer(db: Knex, id: string): Promise<Offer | null> {
  const row = await db<OfferRow>('offers').where({ id }).first();
  return row === undefined ? null : toOffer(row);
}

/** Offers of organisations, those changed last first. */
export async function listOffersOf(db: Knex, organisationIds: readonly string[]): Promise<Offer[]> {
  const rows = await db<OfferRow>('offers')
    .whereIn('organisation_id', organisationIds)
    .orderBy([{ column: 'changed_at', order: 'desc' }, { column: 'id' }])
    .limit(1000);
  return rows.map(toOffer);
}

/** Every offer of many organisations. */
export async function listOffersOfOrganisations(
  db: Knex,
  organisationIds: readonly string[],
): Promise<Offer[]> {
  const found: Offer[] = [];
  for (let start = 0; start < organisationIds.length; start += 500) {
    const ids = organisationIds.slice(start, start + 500);
    found.push(...(await db<OfferRow>('offers').whereIn('organisation_id', ids).orderBy('id')).map(toOffer));
  }
  return found;
}

/** Offers of organisations for an election that have not ended, in order of organisation and id. */
export async function listOffersOfElection(
  db: Knex,
  electionCode: string,
  organisationIds: readonly string[],
): Promise<Offer[]> {
  const found: Offer[] = [];
  for (let start = 0; start < organisationIds.length; start += 500) {
    const rows = await db<OfferRow>('offers')
      .where('election_code', electionCode)
      .whereIn('organisation_id', organisationIds.slice(start, start + 500))
      .whereNotIn('state', ['withdrawn', 'expired'])
      .orderBy(['organisation_id', 'created_at', 'id']);
    found.push(...rows.map(toOffer));
  }
  return found;
}

/** Whose offers a list holds. */
export interface OfferScope {
  /** Municipalities of which the written version must touch one; null: the whole country. */
  municipalities: readonly string[] | null;
  /** Organisations whose offers are left out. */
  notOf: readonly string[];
}

function inScope(db: Knex, filter: OfferFilter, { municipalities, notOf }: OfferScope) {
  const query = db<OfferRow>('offers').where('state', filter.state).whereNotIn('organisation_id', notOf);
  if (filter.type !== null) void query.where('type', filter.type);
  const written = () => db('offer_areas').where('is_public', false).select('offer_id');
  if (filter.municipalityCode !== null)
    void query.whereIn('id', written().where('municipality_code', filter.municipalityCode));
  if (municipalities !== null)
    void query.whereIn('id', written().whereIn('municipality_code', municipalities));
  return query;
}

/** One page of the offers in a state, those that wait longest first, and how many there are in all. */
export async function listOffers(
  db: Knex,
  filter: OfferFilter,
  scope: OfferScope,
  page: { offset: number; limit: number },
): Promise<{ offers: Offer[]; total: number }> {
  const [count] = await inScope(db, filter, scope).count<{ total: number | string }[]>({ total: '*' });
  const rows = await inScope(db, filter, scope)
    .select('*')
    .orderBy(['submitted_at', 'changed_at', 'id'])
    .offset(page.offset)
    .limit(page.limit);
  return { offers: rows.map((row) => toOffer(row)), total: Number(count!.total) };
}

/** Offers of the same election and kind that touch one of the municipalities, drafts and ended ones left out. */
export async function listNeighbours(db: Knex, offer: Offer): Promise<Offer[]> {
  const touching = db('offer_areas')
    .whereIn('municipality_code', offer.content.municipalities)
    .select('offer_id');
  const rows = await db<OfferRow>('offers')
    .where({ election_code: offer.electionCode, type: offer.type })
    .whereNot('id', offer.id)
    .whereNotIn('state', ['draft', 'withdrawn', 'expired'])
    .whereIn('id', touching)
    .orderBy(['created_at', 'id'])
    .limit(500);
  return rows.map(toOffer);
}

/** Offers of an election with a published version in a municipality. */
export async function listOffersIn(
  db: Knex,
  electionCode: string,
  municipalityCode: string,
): Promise<Offer[]> {
  const rows = await db<OfferRow>('offers')
    .where('election_code', electionCode)
    .whereNotNull('published_content')
    .whereIn(
      'id',
      db('offer_areas').where({ is_public: true, municipality_code: municipalityCode }).select('offer_id'),
    )
    .orderBy(['published_at', 'id']);
  return rows.map(toOffer);
}

/** Offers of an election whose published version is up. */
export async function listOffersUp(db: Knex, electionCode: string): Promise<Offer[]> {
  const rows = await db<OfferRow>('offers')
    .where('election_code', electionCode)
    .whereNotNull('published_content')
    .whereNotIn('state', ['paused', 'withdrawn', 'expired'])
    .orderBy(['published_at', 'id']);
  return rows.map(toOffer);
}

/**
 * A text that changes whenever a published offer of the election, or what its organisation is known as, changes: versions
 * only grow, so their sum does.
 */
export async function readOffersRevision(db: Knex, electionCode: string): Promise<string> {
  const rows: unknown[] = await db('offers')
    .join('organisations', 'organisations.id', 'offers.organisation_id')
    .where('offers.election_code', electionCode)
    .whereNotNull('offers.published_content')
    .groupBy('organisations.id', 'organisations.name', 'organisations.state', 'organisations.trust')
    .orderBy('organisations.id')
    .select('organisations.id', 'organisations.name', 'organisations.state', 'organisations.trust')
    .sum({ versions: 'offers.version' })
    .count({ offers: 'offers.id', confirmed: 'offers.reconfirmed_for' })
    .min({ earliest: 'offers.reconfirmed_for' })
    .max({ latest: 'offers.reconfirmed_for' });
  return JSON.stringify(rows);
}

/** Notes that the offer still holds for its first day. The version stays: nothing that anybody edits has changed. */
export async function setReconfirmed(trx: Knex, id: string, firstDay: IsoDate): Promise<void> {
  await trx('offers').where({ id }).update({ reconfirmed_for: firstDay });
}

/** Offers of elections that are over, which have not ended themselves. */
export async function listOffersToExpire(db: Knex, electionCodes: readonly string[]): Promise<Offer[]> {
  const rows = await db<OfferRow>('offers')
    .whereIn('election_code', electionCodes)
    .whereNotIn('state', ['withdrawn', 'expired'])
    .limit(500);
  return rows.map(toOffer);
}

/**
 * Deletes offers of an election that were never published, and the phone and address of the others; what they say stays, so
 * that they can be carried over.
 */
export async function forgetOfferContacts(
  trx: Knex,
  electionCode: string,
): Promise<{ offers: number; drafts: number }> {
  const drafts = await trx('offers').where({ election_code: electionCode, published_at: null }).delete();
  const rows = await trx<OfferRow>('offers').where('election_code', electionCode).select('*');
  let offers = 0;
  for (const { id, ...row } of rows) {
    const offer = toOffer({ id, ...row });
    const said = [offer.content, offer.publishedContent].filter((each) => each !== null);
    if (said.every(({ phone, email }) => phone === '' && email === '')) continue;
    const without = (content: OfferContent | null) =>
      content === null ? null : JSON.stringify({ ...content, phone: '', email: '' });
    await trx('offers')
      .where({ id })
      .update({
        content: without(offer.content),
        published_content: without(offer.publishedContent),
        version: offer.version + 1,
      });
    offers += 1;
  }
  return { offers, drafts };
}

/** A published offer as coverage counts it. */
export interface CoverageOffer {
  id: string;
  organisationId: string;
  trust: TrustLevel;
  type: HelpTypeCode;
  /** Where it is given; `contains(area, point)` of `service-area.model.ts` answers for a point. */
  area: ServiceArea;
  /** Days on which it is given; empty where the type names no days: then on every day of voting. */
  days: readonly IsoDate[];
  /** Hours of each of the days; null where the type names no days. */
  opensAt: LocalTime | null;
  closesAt: LocalTime | null;
  languages: readonly string[];
  targetGroups: OfferContent['targetGroups'];
  /** Per day for rides and phone lines; helpers and items in all. */
  capacity: Capacity;
}

/**
 * The offers of an election whose published version is up, of accepted organisations that are trusted enough for it, in
 * order of id; also the kinds that only those who arrange the election look for. Not classed public: it holds capacity.
 */
export async function listPublishedOffersForCoverage(
  db: Knex,
  electionCode: string,
): Promise<CoverageOffer[]> {
  const rows = await db('offers')
    .join('organisations', 'organisations.id', 'offers.organisation_id')
    .where('offers.election_code', electionCode)
    .where('organisations.state', 'accepted')
    .whereNotNull('offers.published_content')
    .whereNotIn('offers.state', ['paused', 'withdrawn', 'expired'])
    .orderBy('offers.id')
    .select<(OfferRow & { trust: TrustLevel })[]>('offers.*', 'organisations.trust');
  return rows.flatMap((row): CoverageOffer[] => {
    const content = toContent(row.published_content!);
    const { municipalities, postcodes, circle, capacity } = content;
    if (capacity === null || needsMoreTrust(row.type, row.trust)) return [];
    return [
      {
        id: row.id,
        organisationId: row.organisation_id,
        trust: row.trust,
        type: row.type,
        area: { municipalities, postcodes, circle },
        days: content.days,
        opensAt: content.opensAt,
        closesAt: content.closesAt,
        languages: content.languages,
        targetGroups: content.targetGroups,
        capacity,
      },
    ];
  });
}
