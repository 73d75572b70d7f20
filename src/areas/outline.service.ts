/** Outlines of a vintage, ready to draw and to hand out; kept while the data stay the same. */
import { dissolve, type Outline, type RingPoint } from '../geo/outlines';
import { readDataVersions } from '../data-version/data-version.store';
import { machineHref, machinePaths } from '../paths';
import { sha256 } from '../platform/checksum';
import type { Deps } from '../platform/deps';
import type { AreaKind, Municipality } from './area.model';
import { readOutlineData } from './area.service';
import { outlineGeoJson } from './outline.geojson';
import { areaBorders, areaOutlines } from './outline.model';

export interface DrawnOutlines {
  /** Municipalities by code, EPSG:3067. */
  municipalities: ReadonlyMap<string, Outline>;
  /** Larger areas by kind and code, EPSG:3067: borders inside them are gone. */
  larger: Readonly<Record<AreaKind, ReadonlyMap<string, Outline>>>;
  /** The country in one piece. */
  land: Outline;
  /** Borders between municipalities, each once. */
  borders: readonly RingPoint[][];
  /** The municipalities as GeoJSON text in WGS84. */
  geoJson: string;
  /** Changes with the content of `geoJson`. */
  version: string;
  /** Address of `geoJson`; what it answers never changes. */
  href: string;
}

export interface Outlines {
  /** Null while no outlines are loaded. */
  read(vintage: Municipality['vintage']): Promise<DrawnOutlines | null>;
}

type OutlineData = NonNullable<Awaited<ReturnType<typeof readOutlineData>>>;

function drawnOutlines(data: OutlineData, vintage: Municipality['vintage']): DrawnOutlines {
  const municipalities = areaOutlines(data, 'municipality');
  const geoJson = JSON.stringify(outlineGeoJson(municipalities));
  const version = sha256(geoJson).slice(0, 10);
  return {
    municipalities,
    larger: {
      region: areaOutlines(data, 'region'),
      wellbeing_county: areaOutlines(data, 'wellbeing_county'),
      constituency: areaOutlines(data, 'constituency'),
    },
    land: dissolve(data.topology, () => 'land').get('land') ?? [],
    borders: areaBorders(data, 'municipality'),
    geoJson,
    version,
    href: machineHref(machinePaths.outlines, { vintage: String(vintage) }, { v: version }),
  };
}

/** @param deps where the outlines are; what was read is kept as long as this object is */
export function createOutlines({ db }: Pick<Deps, 'db'>): Outlines {
  const kept = new Map<number, { dataVersion: number; outlines: DrawnOutlines | null }>();
  return {
    async read(vintage) {
      const dataVersion = (await readDataVersions(db)).areas ?? 0;
      const known = kept.get(vintage);
      if (known?.dataVersion === dataVersion) return known.outlines;
      const data = await readOutlineData(db, vintage);
      const outlines = data === null ? null : drawnOutlines(data, vintage);
      kept.set(vintage, { dataVersion, outlines });
      return outlines;
    },
  };
}
