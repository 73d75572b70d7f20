/** Long lists in portions, so that no list of parameters grows too long and nobody else has to wait for the whole of one. */

/** SQLite and PostgreSQL both take some thousands of values in a list; this stays well below. */
const usualPortion = 500;

/** Cuts a list into portions, in order; an empty list has none. */
export function portionsOf<T>(values: readonly T[], size = usualPortion): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}
