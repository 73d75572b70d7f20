/** Binary help coverage: people who live where at least one offer helps, by type, window and language. */
import { reportedGroups } from '../coverage/coverage-input.model';
import { groupBy } from '../shared/group-by';
import type { HelpTypeCode } from '../offers/help-type.model';
import { helpWindows, type HelpInput, type HelpWindow } from './help-input.model';
import { keyOf, ReachCount, ReachFinder } from './help-reach.model';
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

/** Measures all layers; offers in the order of `selectOffers`. */
export function measureLayers(
  units: HelpUnits,
  offers: readonly NamedOffer[],
  { coverage, question }: Pick<HelpInput, 'coverage' | 'question'>,
  finder = new ReachFinder(units),
): HelpLayer[] {
  // Often the same offers help in several windows, or in all languages asked about: they are measured once.
  const measured: { offers: readonly NamedOffer[]; reach: ReturnType<typeof measureLayer> }[] = [];
  const ofType = groupBy(offers, ({ type }) => type);
  return layersOf(offers, question.languages).map((layer) => {
    const days = daysOfWindow(coverage.election, layer.window);
    const languages = layer.language === null ? question.languages : [layer.language];
    const fitting = (ofType.get(layer.type) ?? []).filter(
      (offer) => helpDays(offer, days) > 0 && speaks(offer, languages),
    );
    const same = measured.findLast((each) => areSame(each.offers, fitting));
    if (same !== undefined) return { ...layer, ...same.reach };
    const reach = measureLayer(units, finder, fitting);
    measured.push({ offers: fitting, reach });
    return { ...layer, ...reach };
  });
}

function areSame(some: readonly NamedOffer[], others: readonly NamedOffer[]): boolean {
  return some.length === others.length && some.every((offer, index) => offer === others[index]);
}

/** What a set of offers reaches. */
function measureLayer(
  units: HelpUnits,
  finder: ReachFinder,
  offers: readonly NamedOffer[],
): Omit<HelpLayer, keyof LayerQuestion> {
  const byOffer = new SubjectTally(units);
  for (const offer of offers) byOffer.name(offer.id, offer.low, offer.high);
  const offerCount = new ReachCount(units, finder);
  for (const offer of offers) offerCount.add(finder.find([offer.area]), offer.low, offer.high);
  byOffer.tally(offerCount);

  const organisations = groupBy(offers, ({ organisationId }) => organisationId);
  const byOrganisation = new SubjectTally(units);
  const organisationCount = new ReachCount(units, finder);
  for (const [id, members] of organisations) {
    const { low, high } = nameOf(id);
    byOrganisation.name(id, low, high);
    organisationCount.add(finder.find(members.map(({ area }) => area)), low, high);
  }
  byOrganisation.tally(organisationCount);
  return {
    offers: offers.length,
    organisations: organisations.size,
    reached: byOffer.reached,
    byOneOrganisation: byOrganisation.reachedByOne,
    soleOffers: byOffer.soleReaches(),
    soleOrganisations: byOrganisation.soleReaches(),
  };
}

/** Adds up people from a count of subjects per slot. */
class SubjectTally {
  readonly reached: Float64Array;
  readonly reachedByOne: Float64Array;
  private readonly sole = new Map<number, SoleReach>();

  constructor(private readonly units: HelpUnits) {
    this.reached = new Float64Array(units.homesOf.length * groups);
    this.reachedByOne = new Float64Array(units.homesOf.length * groups);
  }

  name(id: string, low: number, high: number): void {
    this.sole.set(keyOf(low, high), { id, people: new Float64Array(groups) });
  }

  tally(count: ReachCount): void {
    const { weights, municipality } = this.units;
    const { counts, lows, highs } = count.columns();
    let last = { low: 0, high: 0, sole: undefined as SoleReach | undefined };
    for (let slot = 0; slot < counts.length; slot++) {
      if (counts[slot] === 0) continue;
      const [from, into] = [slot * groups, municipality[slot]! * groups];
      for (let group = 0; group < groups; group++) this.reached[into + group]! += weights[from + group]!;
      if (counts[slot] !== 1) continue;
      const [low, high] = [lows[slot]!, highs[slot]!];
      // Neighbours are often reached by the same one.
      if (last.sole === undefined || last.low !== low || last.high !== high)
        last = { low, high, sole: this.sole.get(keyOf(low, high)) };
      if (last.sole !== undefined) this.addSole(last.sole, from, into);
    }
  }

  private addSole({ people }: SoleReach, from: number, into: number): void {
    const { weights } = this.units;
    for (let group = 0; group < groups; group++) {
      this.reachedByOne[into + group]! += weights[from + group]!;
      people[group]! += weights[from + group]!;
    }
  }

  /** Only subjects that somebody depends on, in the order in which they were named. */
  soleReaches(): SoleReach[] {
    return [...this.sole.values()].filter(({ people }) => people.some((number) => number > 0));
  }
}
