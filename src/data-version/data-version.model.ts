/** Versions of the kinds of data that answers rest on. */

/** Kinds of data that change on their own; a coverage answer rests on all of them. */
export const dataScopes = ['areas', 'demand', 'elections', 'polling_places'] as const;
/** Kinds of data with a version of their own that no coverage answer rests on. */
export type DataScope = (typeof dataScopes)[number] | 'organisations';

export type DataVersions = Partial<Record<DataScope, number>>;

/** One word for the state of all data, such as `areas1-demand1-polling_places4`; `empty` when there is none. */
export function dataVersionTag(versions: DataVersions): string {
  const parts = dataScopes.flatMap((scope) =>
    versions[scope] === undefined ? [] : [`${scope}${versions[scope]}`],
  );
  return parts.length === 0 ? 'empty' : parts.join('-');
}
