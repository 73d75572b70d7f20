/** How far each municipality of an election has come with its places, judged from what the workspace judges a single one by. */
import type { Municipality } from '../areas/area.model';
import type { OpenNeeds } from '../needs/need-cover.model';
import type { MunicipalityCompleteness } from '../polling-places/completeness.model';
import { wholeListKinds } from '../polling-places/confirmation.model';
import type { PlaceKind, PollingPlace } from '../polling-places/polling-place.model';
import { groupBy } from '../shared/group-by';
import { hasGap, type PlaceGap } from '../workspace/place-readiness.model';

/**
 * `confirmed`: every place is confirmed, and there is one of election day and one of advance voting at least; `notBegun`: none
 * is confirmed, or none is listed.
 */
export const confirmationStates = ['notBegun', 'some', 'confirmed'] as const;
export type ConfirmationState = (typeof confirmationStates)[number];

/** What can be lacking of a place, besides its confirmation. */
export const countedGaps = ['hours', 'position', 'accessibility', 'arrangements'] as const;
export type CountedGap = Exclude<PlaceGap, 'confirmation'>;

/** What the index keeps of a place. */
export interface PlaceFacts {
  id: string;
  municipalityCode: string;
  kind: PlaceKind;
  /** As written in the database; null while it is not confirmed. */
  confirmedAt: string | null;
  /** What is lacking but for arrangements, which change without the places. */
  gaps: readonly CountedGap[];
}

export interface MunicipalityReadiness {
  municipality: Municipality;
  state: ConfirmationState;
  places: number;
  confirmed: number;
  listed: Readonly<Record<PlaceKind, number>>;
  lastConfirmedAt: Date | null;
  /** Places that lack something. */
  lacking: Readonly<Record<CountedGap, number>>;
  lists: readonly MunicipalityCompleteness[];
  /** What the data quality report finds in the places. */
  findings: { error: number; warning: number };
  needs: OpenNeeds;
  /** People of the municipality with an account of their own that is in use. */
  people: number;
  lastAskedAt: Date | null;
}

const noNeeds: OpenNeeds = { open: 0, covers: { none: 0, tooSmall: 0, enough: 0 }, waiting: 0 };

const noneDescribed: ReadonlySet<string> = new Set();

/** What the index needs to know of a place. */
export function placeFacts(place: PollingPlace): PlaceFacts {
  const { id, municipalityCode, kind, confirmedAt } = place;
  const gaps = countedGaps.filter((gap) => gap !== 'arrangements' && hasGap(place, gap, noneDescribed));
  return { id, municipalityCode, kind, confirmedAt, gaps };
}

function stateOf(places: readonly PlaceFacts[], confirmed: number): ConfirmationState {
  if (confirmed === 0) return 'notBegun';
  const hasBoth = wholeListKinds.every((kind) => places.some((place) => place.kind === kind));
  return confirmed === places.length && hasBoth ? 'confirmed' : 'some';
}

export interface ReadinessInput {
  /** Those that take part. */
  municipalities: readonly Municipality[];
  places: readonly PlaceFacts[];
  /** Ids of places whose safe-voting arrangements are known. */
  described: ReadonlySet<string>;
  lists: readonly MunicipalityCompleteness[];
  findings: ReadonlyMap<string, { error: number; warning: number }>;
  needs: ReadonlyMap<string, OpenNeeds>;
  people: ReadonlyMap<string, number>;
  asked: ReadonlyMap<string, Date>;
}

/** Judges every municipality, in the order given. */
export function judgeReadiness(input: ReadinessInput): MunicipalityReadiness[] {
  const placesOf = groupBy(input.places, ({ municipalityCode }) => municipalityCode);
  const listsOf = groupBy(input.lists, ({ municipalityCode }) => municipalityCode);
  return input.municipalities.map((municipality) => {
    const { code } = municipality;
    const places = placesOf.get(code) ?? [];
    const instants = places.flatMap(({ confirmedAt }) => confirmedAt ?? []);
    const count = (kind: PlaceKind) => places.filter((place) => place.kind === kind).length;
    const lacking = (gap: CountedGap) =>
      places.filter(({ id, gaps }) =>
        gap === 'arrangements' ? !input.described.has(id) : gaps.includes(gap),
      ).length;
    return {
      municipality,
      state: stateOf(places, instants.length),
      places: places.length,
      confirmed: instants.length,
      listed: {
        election_day: count('election_day'),
        advance: count('advance'),
        mobile_stop: count('mobile_stop'),
      },
      lastConfirmedAt: instants.length === 0 ? null : new Date(instants.toSorted().at(-1)!),
      lacking: {
        hours: lacking('hours'),
        position: lacking('position'),
        accessibility: lacking('accessibility'),
        arrangements: lacking('arrangements'),
      },
      lists: listsOf.get(code) ?? [],
      findings: input.findings.get(code) ?? { error: 0, warning: 0 },
      needs: input.needs.get(code) ?? noNeeds,
      people: input.people.get(code) ?? 0,
      lastAskedAt: input.asked.get(code) ?? null,
    };
  });
}
