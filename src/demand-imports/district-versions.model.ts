/** Versions of district boundaries: how they are packed, and which of them counts where. */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import type { DistrictOutline, PackedDistricts } from '../coverage/coverage-input.model';
import { groupBy } from '../shared/group-by';
import { unpackContent } from './packed-content.model';

/** Scope of a version for the whole country; any other is the code of the municipality that brought it. */
export const wholeCountry = 'all';

/** Equal boundaries are equal bytes, whenever they are packed. */
const packedAt = '1980-01-02T12:00:00Z';
const firstByteOfGzip = 0x1f;

/** One entry a municipality, so that those of one are read without the others. */
export function packDistricts(districts: readonly DistrictOutline[]): Uint8Array {
  const entries: Zippable = {};
  for (const [code, own] of groupBy(districts, ({ municipalityCode }) => municipalityCode))
    entries[code] = strToU8(JSON.stringify(own));
  return zipSync(entries, { mtime: packedAt });
}

/** Districts of all municipalities, or of one. Versions that were brought first are one text of all. */
function unpackDistricts(content: Uint8Array, municipalityCode?: string): DistrictOutline[] {
  const isWanted = (code: string) => municipalityCode === undefined || code === municipalityCode;
  if (content[0] === firstByteOfGzip)
    return (unpackContent(content) as DistrictOutline[]).filter((each) => isWanted(each.municipalityCode));
  return Object.values(unzipSync(content, { filter: ({ name }) => isWanted(name) })).flatMap(
    (entry) => JSON.parse(strFromU8(entry)) as DistrictOutline[],
  );
}

/**
 * The boundaries that count: a municipality's own version goes before the national one, and tells of its own area only.
 * @param municipalityCode of one municipality; left out, of all
 */
export function districtsInUse(
  versions: readonly PackedDistricts[],
  municipalityCode?: string,
): DistrictOutline[] {
  const own = new Set(versions.map(({ scope }) => scope).filter((scope) => scope !== wholeCountry));
  return versions.flatMap(({ scope, content }) =>
    scope === wholeCountry
      ? unpackDistricts(content, municipalityCode).filter((each) => !own.has(each.municipalityCode))
      : municipalityCode === undefined || scope === municipalityCode
        ? unpackDistricts(content, scope)
        : [],
  );
}
