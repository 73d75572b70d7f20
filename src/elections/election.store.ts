/** SQL of elections and the days published for them. */
import type { Knex } from 'knex';
import type { ElectionRecord, PublishedDay } from './election.model';

interface ElectionRow {
  code: string;
  type: ElectionRecord['type'];
  held_on: string;
  advance_from: string;
  advance_to: string;
  hazard_profile: ElectionRecord['hazardProfile'];
  electorate: ElectionRecord['electorate'];
  participating_area: ElectionRecord['participatingArea'];
  municipality_vintage: ElectionRecord['municipalityVintage'];
  replaced_by: string | null;
  second_round_of: string | null;
  reporting_levels: string;
  derived: string;
  joint_elections: string;
  sources: string;
}

interface PublishedDayRow {
  election_code: string;
  deadline: string;
  day: string;
  before_time: string | null;
  source_title: string;
  source_url: string | null;
}

function toRow(election: ElectionRecord): ElectionRow {
  return {
    code: election.code,
    type: election.type,
    held_on: election.heldOn,
    advance_from: election.advanceFrom,
    advance_to: election.advanceTo,
    hazard_profile: election.hazardProfile,
    electorate: election.electorate,
    participating_area: election.participatingArea,
    municipality_vintage: election.municipalityVintage,
    replaced_by: election.replacedBy,
    second_round_of: election.secondRoundOf,
    reporting_levels: JSON.stringify(election.reportingLevels),
    derived: JSON.stringify(election.derived),
    joint_elections: JSON.stringify(election.jointElections),
    sources: JSON.stringify(election.sources),
  };
}

function toElection(row: ElectionRow, publishedDays: readonly PublishedDay[]): ElectionRecord {
  return {
    code: row.code,
    type: row.type,
    heldOn: row.held_on,
    advanceFrom: row.advance_from,
    advanceTo: row.advance_to,
    hazardProfile: row.hazard_profile,
    electorate: row.electorate,
    participatingArea: row.participating_area,
    municipalityVintage: row.municipality_vintage,
    replacedBy: row.replaced_by,
    secondRoundOf: row.second_round_of,
    reportingLevels: JSON.parse(row.reporting_levels) as ElectionRecord['reportingLevels'],
    derived: JSON.parse(row.derived) as ElectionRecord['derived'],
    jointElections: JSON.parse(row.joint_elections) as ElectionRecord['jointElections'],
    sources: JSON.parse(row.sources) as ElectionRecord['sources'],
    publishedDays,
  };
}

function toPublishedDay(row: PublishedDayRow): PublishedDay {
  return {
    deadline: row.deadline,
    day: row.day,
    before: row.before_time,
    source: { title: row.source_title, url: row.source_url },
  };
}

function toPublishedDayRow(electionCode: string, published: PublishedDay): PublishedDayRow {
  return {
    election_code: electionCode,
    deadline: published.deadline,
    day: published.day,
    before_time: published.before,
    source_title: published.source.title,
    source_url: published.source.url,
  };
}

/** Every election, earliest first, published days in order of day; replaced schedules included. */
export async function listElections(db: Knex): Promise<ElectionRecord[]> {
  const rows = await db<ElectionRow>('elections').orderBy([{ column: 'held_on' }, { column: 'code' }]);
  const dayRows = await db<PublishedDayRow>('election_published_days').orderBy([
    { column: 'day' },
    { column: 'deadline' },
  ]);
  return rows.map((row) =>
    toElection(row, dayRows.filter((each) => each.election_code === row.code).map(toPublishedDay)),
  );
}

/** One election by its code; undefined when there is none. */
export async function readElection(db: Knex, code: string): Promise<ElectionRecord | undefined> {
  const row = await db<ElectionRow>('elections').where({ code }).first();
  if (row === undefined) return undefined;
  const dayRows = await db<PublishedDayRow>('election_published_days')
    .where({ election_code: code })
    .orderBy([{ column: 'day' }, { column: 'deadline' }]);
  return toElection(row, dayRows.map(toPublishedDay));
}

/**
 * Adds elections and replaces those with the same code; others stay. Call it in a transaction.
 * @param enteredAt when an administrator entered them; null where they come from the shipped file
 */
export async function saveElections(
  db: Knex,
  elections: readonly ElectionRecord[],
  enteredAt: Date | null = null,
): Promise<void> {
  for (const election of elections) {
    const row = { ...toRow(election), entered_at: enteredAt?.toISOString() ?? null };
    await db('elections').insert(row).onConflict('code').merge();
    await db('election_published_days').where({ election_code: election.code }).delete();
    if (election.publishedDays.length > 0) {
      await db('election_published_days').insert(
        election.publishedDays.map((published) => toPublishedDayRow(election.code, published)),
      );
    }
  }
}

/** Codes of the elections that an administrator entered or changed. */
export async function listEnteredElections(db: Knex): Promise<string[]> {
  const rows = await db<{ code: string; entered_at: string | null }>('elections')
    .whereNotNull('entered_at')
    .select('code');
  return rows.map(({ code }) => code);
}

/** Holds an election for the rest of the transaction, so that of two changes at once the second sees the first. */
export async function lockElection(db: Knex, code: string): Promise<void> {
  await db('elections').where({ code }).update({ code });
}

/** Removes an election with its published days. Call it in a transaction. */
export async function deleteElection(db: Knex, code: string): Promise<void> {
  await db('election_published_days').where({ election_code: code }).delete();
  await db('elections').where({ code }).delete();
}
