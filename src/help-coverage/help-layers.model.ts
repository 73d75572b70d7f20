/** Binary help coverage: people who live where at least one offer helps, by type, window and language. */
import { reportedGroups } from '../coverage/coverage-input.model';
import { groupBy } from '../shared/group-by';
import { LastUsed } from '../shared/last-used';
import type { HelpTypeCode } from '../offers/help-type.model';
import { helpWindows, type HelpInput, type HelpWindow } from './help-input.model';
import { keyOf, ReachCount, ReachFinder, type ReachColumns } from './help-reach.model';
import type { HelpUnits } from './help-units.model';
import { daysOfWindow, helpDays, nameOf, speaks, type NamedOffer } from './offer-selection.model';

/** What a layer asks: help of a type in a window, in one language or (null) in any of those asked about. */
export interface LayerQuestion {
  type: HelpTypeCode;
  window: HelpWindow;
  language: string | null;
}

/** Whom only one subject reaches: what would be lost if it dropped out. */
export interface SoleReach {
  id: string;
  /** People by group, in the order of `reportedGroups`. */
  people: Float64Array;
}

/** People whom a layer reaches; the arrays hold the groups of a municipality side by side. */
export interface HelpLayer extends LayerQuestion {
  offers: number;
  organisations: number;
  reached: Float64Array;
  /** Of those, people whom only one organisation reaches. */
  byOneOrganisation: Float64Array;
  /** Offers and organisations without which somebody would be reached no more. */
  soleOffers: readonly SoleReach[];
  soleOrganisations: readonly SoleReach[];
}

const groups = reportedGroups.length;

/** Every type that is offered, in each window; in either window also by the languages that its offers name. */
export function layersOf(offers: readonly NamedOffer[], languages: readonly string[]): LayerQuestion[] {
  const types = [...new Set(offers.map(({ type }) => type))].sort();
  return types.flatMap((type) => {
    const ofType = offers.filter((offer) => offer.type === type && speaks(offer, languages));
    const spoken = [...new Set(ofType.flatMap((offer) => offer.languages))].sort();
    const asked = spoken.filter((language) => languages.length === 0 || languages.includes(language));
    return [
      ...helpWindows.map((window): LayerQuestion => ({ type, window, language: null })),
      ...asked.map((language): LayerQuestion => ({ type, window: 'both', language })),
    ];
  });
}

/** How many sets of offers are kept with what they reach: those of every type, window and language, for two questions. */
const keptSets = 300;

/**
 * Measures all layers; offers in the order of `selectOffers`. Often the same offers help in several windows, in all languages
 * asked about, or in the next question: they are measured once.
 */
export function layerMeter(units: HelpUnits, finder = new ReachFinder(units)) {
  const measured = new LastUsed<ReturnType<typeof measureLayer>>(keptSets);
  return (
    offers: readonly NamedOffer[],
    { coverage, question }: Pick<HelpInput, 'coverage' | 'question'>,
  ): HelpLayer[] => {
    const ofType = groupBy(offers, ({ type }) => type);
    return layersOf(offers, question.languages).map((layer) => {
      const days = daysOfWindow(coverage.election, layer.window);
      const languages = layer.language === null ? question.languages : [layer.language];
      const fitting = (ofType.get(layer.type) ?? []).filter(
        (offer) => helpDays(offer, days) > 0 && speaks(offer, languages),
      );
      const key = JSON.stringify(fitting.map(({ id }) => id));
      return { ...layer, ...measured.get(key, () => measureLayer(units, finder, fitting))! };
    });
  };
}

/** What a set of offers reaches. */
function measureLayer(
  units: HelpUnits,
  finder: ReachFinder,
  offers: readonly NamedOffer[],
): Omit<HelpLayer, keyof LayerQuestion> {
  const byOffer = new SoleTally(offers);
  const offerCount = new ReachCount(units, finder);
  for (const offer of offers) offerCount.add(finder.find([offer.area]), offer.low, offer.high);
  const organisations = [...groupBy(offers, ({ organisationId }) => organisationId)].map(([id, members]) => ({
    id,
    members,
    ...nameOf(id),
  }));
  const byOrganisation = new SoleTally(organisations);
  const organisationCount = new ReachCount(units, finder);
  for (const { members, low, high } of organisations)
    organisationCount.add(finder.find(members.map(({ area }) => area)), low, high);

  const reached = new Float64Array(units.homesOf.length * groups);
  const byOneOrganisation = new Float64Array(units.homesOf.length * groups);
  // The counts share one room for their columns: the first are copied before the second are read.
  const { counts, lows, highs } = copyOf(offerCount.columns());
  const of = organisationCount.columns();
  for (let slot = 0; slot < units.count; slot++) {
    if (counts[slot] === 0) continue;
    const [from, into] = [slot * groups, units.municipality[slot]! * groups];
    addPeople(reached, into, units.weights, from);
    if (of.counts[slot] !== 1) continue;
    addPeople(byOneOrganisation, into, units.weights, from);
    byOrganisation.add(of.lows[slot]!, of.highs[slot]!, units.weights, from);
    if (counts[slot] === 1) byOffer.add(lows[slot]!, highs[slot]!, units.weights, from);
  }
  return {
    offers: offers.length,
    organisations: organisations.length,
    reached,
    byOneOrganisation,
    soleOffers: byOffer.soleReaches(),
    soleOrganisations: byOrganisation.soleReaches(),
  };
}

function copyOf({ counts, lows, highs }: ReachColumns): ReachColumns {
  return { counts: counts.slice(), lows: lows.slice(), highs: highs.slice() };
}

function addPeople(sums: Float64Array, into: number, weights: Float64Array, from: number): void {
  for (let group = 0; group < groups; group++) sums[into + group]! += weights[from + group]!;
}

/** Adds up people whom one subject alone reaches. */
class SoleTally {
  private readonly sole: Map<number, SoleReach>;
  private last: { low: number; high: number; sole: SoleReach | undefined } | null = null;

  constructor(subjects: readonly { id: string; low: number; high: number }[]) {
    this.sole = new Map(
      subjects.map(({ id, low, high }) => [keyOf(low, high), { id, people: new Float64Array(groups) }]),
    );
  }

  add(low: number, high: number, weights: Float64Array, from: number): void {
    // Neighbours are often reached by the same one.
    if (this.last?.low !== low || this.last.high !== high)
      this.last = { low, high, sole: this.sole.get(keyOf(low, high)) };
    if (this.last.sole !== undefined) addPeople(this.last.sole.people, 0, weights, from);
  }

  /** Only subjects that somebody depends on, in the order given. */
  soleReaches(): SoleReach[] {
    return [...this.sole.values()].filter(({ people }) => people.some((number) => number > 0));
  }
}
