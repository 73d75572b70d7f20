/** The question about coverage as the query of an address: read from it, and written back. */
import { helpTypeCodes, type HelpTypeCode } from '../offers/help-type.model';
import { helpLanguages } from '../organisations/organisation.form';
import { placeFeatures, reportedGroups, type ReportedGroup } from './coverage-input.model';
import {
  askedPhases,
  defaultQuestion,
  orderedRates,
  type CoverageQuestion,
  type NeedRate,
} from './coverage-question.model';
import { QueryReader, type QueryProblem } from './query-reader.form';

/** Most distances that one report gives shares for, and the widest of them. */
export const mostThresholds = 6;
export const thresholdRangeMetres = { from: 100, to: 200_000 } as const;
export const tripsRange = { from: 1, to: 50 } as const;

/** Name of the field that holds a rate, in percent: `need.transport_group.over75`. */
export function rateField(type: HelpTypeCode, group: ReportedGroup): string {
  return `need.${type}.${group}`;
}

/** `800,1600` → ascending distances, each once; undefined where the text is none. */
function readThresholds(text: string): number[] | undefined {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const metres = [...new Set(parts.map((part) => (/^\d{1,6}$/.test(part) ? Number(part) : NaN)))];
  const { from, to } = thresholdRangeMetres;
  const areTold = metres.every((each) => each >= from && each <= to);
  return areTold && metres.length > 0 && metres.length <= mostThresholds
    ? metres.sort((a, b) => a - b)
    : undefined;
}

/** A percentage with a comma or a point, as a share; undefined where the text is none. */
function readPercentage(text: string): number | undefined {
  if (!/^\d{1,3}([.,]\d{1,2})?$/.test(text)) return undefined;
  const percent = Number(text.replace(',', '.'));
  return percent <= 100 ? Math.round(percent * 100) / 10_000 : undefined;
}

function readTrips(text: string): number | undefined {
  if (!/^\d{1,2}([.,]\d)?$/.test(text)) return undefined;
  const trips = Number(text.replace(',', '.'));
  return trips >= tripsRange.from && trips <= tripsRange.to ? trips : undefined;
}

const ratePattern = /^need\.([a-z_]+)\.([a-z0-9]+)$/;

/** The default rates, with those that the address changes or adds. */
function readRates(reader: QueryReader, usual: readonly NeedRate[]): NeedRate[] {
  const rates = new Map(usual.map((rate) => [rateField(rate.type, rate.group), rate]));
  for (const name of reader.names()) {
    const [, type, group] = ratePattern.exec(name) ?? [];
    const known = helpTypeCodes.find((each) => each === type);
    const reported = reportedGroups.find((each) => each === group);
    if (known === undefined || reported === undefined) continue;
    const rate = reader.text(name, readPercentage, undefined);
    if (rate !== undefined) rates.set(name, { type: known, group: reported, rate });
  }
  return orderedRates([...rates.values()]);
}

/**
 * Reads the question about an election from the query of an address; what cannot be used is named, and the default stands
 * in for it. Parameters that belong to nothing here are left alone.
 */
export function readCoverageQuestion(
  election: string,
  query: Readonly<Record<string, unknown>>,
): { question: CoverageQuestion; problems: readonly QueryProblem[] } {
  const usual = defaultQuestion(election);
  const reader = new QueryReader(query);
  return {
    question: {
      election,
      phase: reader.choice('phase', askedPhases, usual.phase),
      group: reader.choice('group', reportedGroups, usual.group),
      thresholdsMetres: reader.text('thresholds', readThresholds, usual.thresholdsMetres),
      placeFeatures: reader.list('places', placeFeatures),
      helpTypes: reader.list('help', helpTypeCodes),
      helpLanguages: reader.list('spoken', helpLanguages),
      assumptions: {
        needRates: readRates(reader, usual.assumptions.needRates),
        tripsPerWindow: reader.text('trips', readTrips, usual.assumptions.tripsPerWindow),
      },
    },
    problems: reader.problems,
  };
}

/** A rate as the address writes it, in percent with a point. */
function percentOf(rate: number): string {
  return String(Math.round(rate * 10_000) / 100);
}

/** The question as a query, with its defaults left out, so that equal questions have equal addresses. */
export function questionQuery(question: CoverageQuestion): Record<string, string> {
  const rates = question.assumptions.needRates.map(({ type, group, rate }): [string, string] => [
    rateField(type, group),
    percentOf(rate),
  ]);
  const all = (asked: CoverageQuestion, ownRates: readonly [string, string][]): Record<string, string> => ({
    phase: asked.phase,
    group: asked.group,
    thresholds: asked.thresholdsMetres.join(','),
    places: asked.placeFeatures.join(','),
    help: asked.helpTypes.join(','),
    spoken: asked.helpLanguages.join(','),
    trips: String(asked.assumptions.tripsPerWindow),
    ...Object.fromEntries(ownRates),
  });
  const defaults = defaultQuestion(question.election);
  const usual = all(
    defaults,
    defaults.assumptions.needRates.map(({ type, group, rate }) => [rateField(type, group), percentOf(rate)]),
  );
  return Object.fromEntries(
    Object.entries(all(question, rates)).filter(([name, value]) => value !== (usual[name] ?? '')),
  );
}
