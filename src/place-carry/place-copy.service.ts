/** Copies the places of an earlier election that a municipality chooses, in one transaction, after it has seen what would come. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { listMergers } from '../areas/area.store';
import { recordAudit } from '../audit/audit.store';
import { raiseDataVersion } from '../data-version/data-version.store';
import { electionYear, withoutReplaced, type ElectionRecord } from '../elections/election.model';
import { listElections } from '../elections/election.store';
import type { Deps } from '../platform/deps';
import { isSighting } from '../polling-places/carry-over.model';
import { codesJoined } from '../polling-places/place-answer.model';
import { placesChanged } from '../polling-places/place-change.service';
import type { MunicipalityAct } from '../polling-places/place-confirmation.service';
import { deleteConfirmedLists } from '../polling-places/place-confirmation.store';
import { placesState } from '../polling-places/places-state.service';
import type { PlaceKind, PollingPlace } from '../polling-places/polling-place.model';
import {
  insertPlaces,
  listPlaces,
  lockPlaces,
  replaceAccessibility,
  updatedPlace,
  updatePlaces,
  type PlaceUpdate,
} from '../polling-places/polling-place.store';
import { ok, problem, type Result } from '../shared/result';
import { copyLines, isWritten, type CopyLine } from './place-copy.model';

type Of = Pick<MunicipalityAct, 'electionCode' | 'municipalityCode'>;

/** What is copied: places of one kind, or of all, of an earlier election. */
export interface CopyChoice {
  from: string;
  kind: PlaceKind | null;
}

/** An earlier election, and how many places the municipality had there. */
export interface CopySource {
  election: ElectionRecord;
  places: number;
}

export interface CopyPreview {
  from: ElectionRecord;
  lines: readonly CopyLine[];
  /** Word for the places compared; the form sends it back. */
  state: string;
}

async function sourcePlaces(
  db: Knex,
  election: Pick<ElectionRecord, 'code'>,
  codes: readonly string[],
  kind: PlaceKind | null,
): Promise<PollingPlace[]> {
  const places = await listPlaces(db, election.code, {
    municipalityCodes: codes,
    ...(kind === null ? {} : { kinds: [kind] }),
  });
  return places.filter(isSighting);
}

/** Earlier elections at which the municipality, or one that has joined it, had places; latest first. */
async function earlierElections(
  db: Knex,
  { electionCode, municipalityCode }: Of,
): Promise<{ elections: ElectionRecord[]; codes: string[] }> {
  const all = await listElections(db);
  const target = all.find(({ code }) => code === electionCode);
  if (target === undefined) return { elections: [], codes: [] };
  const elections = withoutReplaced(all).filter(({ heldOn }) => heldOn < target.heldOn);
  elections.sort((a, b) => (a.heldOn < b.heldOn ? 1 : -1));
  return { elections, codes: codesJoined(municipalityCode, await listMergers(db), electionYear(target)) };
}

export async function readCopySources({ db }: Pick<Deps, 'db'>, of: Of): Promise<CopySource[]> {
  const { elections, codes } = await earlierElections(db, of);
  const sources: CopySource[] = [];
  for (const election of elections) {
    const places = (await sourcePlaces(db, election, codes, null)).length;
    if (places > 0) sources.push({ election, places });
  }
  return sources;
}

/** What copying would do; null when there is no such earlier election or it has no places of the municipality. */
export async function previewCopy(db: Knex, of: Of, choice: CopyChoice): Promise<CopyPreview | null> {
  const { elections, codes } = await earlierElections(db, of);
  const from = elections.find(({ code }) => code === choice.from);
  if (from === undefined) return null;
  const sources = await sourcePlaces(db, from, codes, choice.kind);
  if (sources.length === 0) return null;
  const filter = { municipalityCodes: [of.municipalityCode], withWithdrawn: true };
  const existing = await listPlaces(db, of.electionCode, filter);
  return { from, lines: copyLines(sources, existing, of), state: placesState([...sources, ...existing]) };
}

function updateOf({ place, there }: CopyLine): PlaceUpdate[] {
  if (there === null) return [];
  return [
    {
      place: { ...there, carriedOverFrom: place.carriedOverFrom },
      draft: place,
      fields: ['hours', 'districts'],
      announces: false,
    },
  ];
}

async function write(trx: Knex, lines: readonly CopyLine[]) {
  // Version 2: a list in which somebody has done something is not carried over anew when the service starts.
  const added = lines
    .filter(({ step }) => step === 'add')
    .map(({ place }): PollingPlace => ({ ...place, id: randomUUID(), version: 2 }));
  await insertPlaces(trx, added);
  const refreshed = lines.filter(({ step }) => step === 'refresh');
  await updatePlaces(trx, refreshed.flatMap(updateOf));
  for (const { place, there } of refreshed) await replaceAccessibility(trx, there!.id, place.accessibility);
  return [
    ...added.map((after) => ({ before: null, after })),
    ...refreshed.map((line) => ({
      before: line.there,
      after: { ...updatedPlace(updateOf(line)[0]!), accessibility: line.place.accessibility },
    })),
  ];
}

export type CopyProblem = 'placesMoved' | 'nothingChosen';

/**
 * Copies what the preview showed but for what is left out. Nothing is confirmed and nothing removed by it.
 * @param seen state of the preview
 * @param leftOut ids of places of the earlier election
 * @returns how many places were written
 */
export async function copyPlaces(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  act: MunicipalityAct,
  choice: CopyChoice,
  { seen, leftOut }: { seen: string; leftOut: readonly string[] },
): Promise<Result<number, CopyProblem>> {
  const { electionCode, municipalityCode, actorId } = act;
  const at = clock();
  return db.transaction(async (trx) => {
    await lockPlaces(trx, electionCode);
    const preview = await previewCopy(trx, act, choice);
    if (preview?.state !== seen) return problem('placesMoved');
    const lines = preview.lines.filter((line) => isWritten(line) && !leftOut.includes(line.source.id));
    if (lines.length === 0) return problem('nothingChosen');
    const changes = await write(trx, lines);
    await placesChanged(trx, changes, { actor: actorId, way: 'carryOver', at });
    const kinds = [...new Set(lines.filter(({ step }) => step === 'add').map(({ place }) => place.kind))];
    await deleteConfirmedLists(
      trx,
      kinds.map((kind) => ({ electionCode, municipalityCode, kind })),
    );
    await raiseDataVersion(trx, 'polling_places', at);
    await recordAudit(trx, {
      type: 'places.copied',
      at,
      actorId,
      objectId: null,
      details: {
        municipality: municipalityCode,
        election: electionCode,
        from: choice.from,
        count: lines.length,
      },
    });
    return ok(lines.length);
  });
}
