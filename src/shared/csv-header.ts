/** The header row of a table whose columns go by several names. */

/** One spelling for all: no case, no accents, letters and digits only. */
export function plainName(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

export interface CsvHeader<Key extends string> {
  /** Where each column stands, and what the file calls it; a column that the file lacks is absent. */
  columns: ReadonlyMap<Key, { index: number; name: string }>;
  missing: readonly Key[];
  /** Names that mean a column which an earlier name already means. */
  twice: readonly string[];
  unknown: readonly string[];
}

/** Recognises the names of a header row. @param keysByName columns by each of their names, in one spelling */
export function readHeader<Key extends string>(
  names: readonly string[],
  keysByName: ReadonlyMap<string, Key>,
  required: readonly Key[],
): CsvHeader<Key> {
  const columns = new Map<Key, { index: number; name: string }>();
  const twice: string[] = [];
  const unknown: string[] = [];
  names.forEach((name, index) => {
    const key = keysByName.get(plainName(name));
    if (key === undefined) unknown.push(name);
    else if (columns.has(key)) twice.push(name);
    else columns.set(key, { index, name });
  });
  return { columns, missing: required.filter((key) => !columns.has(key)), twice, unknown };
}
