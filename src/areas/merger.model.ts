/** Municipalities that joined others: where an old code has gone. */
import type { MunicipalityMerger } from './area.model';

/** Mergers between the oldest data in use (2016) and the newest vintage (2025). */
export const municipalityMergers: readonly MunicipalityMerger[] = [
  { fromCode: '911', toCode: '541', year: 2020 },
  { fromCode: '099', toCode: '214', year: 2021 },
  { fromCode: '588', toCode: '507', year: 2025 },
];

/** The code that holds in a year: an old code leads, over any number of mergers, to the municipality that took it in. */
export function forwardCode(code: string, mergers: readonly MunicipalityMerger[], year: number): string {
  const merger = mergers.find((candidate) => candidate.fromCode === code && candidate.year <= year);
  return merger === undefined ? code : forwardCode(merger.toCode, mergers, year);
}

/** Every code that stands for a municipality in a year: its own, and those of municipalities that have joined it. */
export function codesJoinedTo(
  code: string,
  mergers: readonly MunicipalityMerger[],
  year: number,
): readonly string[] {
  const joined = mergers
    .map(({ fromCode }) => fromCode)
    .filter((from) => from !== code && forwardCode(from, mergers, year) === code);
  return [code, ...joined];
}

/** Adds up over the municipalities that a code stands for in a year; null as soon as one of them is unknown. */
export function sumOverMerged(
  code: string,
  mergers: readonly MunicipalityMerger[],
  year: number,
  figures: ReadonlyMap<string, number | null>,
): number | null {
  const parts = [...figures].filter(([part]) => forwardCode(part, mergers, year) === code);
  if (parts.length === 0 || parts.some(([, figure]) => figure === null)) return null;
  return parts.reduce((sum, [, figure]) => sum + (figure ?? 0), 0);
}
