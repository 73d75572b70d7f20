/** A small site with nothing but the map of places: on the shipped outlines, with the places that a test gives it. */
import { readFileSync } from 'node:fs';
import express, { type Express } from 'express';
import { parseMunicipalities } from '../../src/areas/area-tables.csv';
import { replaceMunicipalities, replaceMunicipalityTopology } from '../../src/areas/area.store';
import { outlineRoutes } from '../../src/areas/outline.routes';
import { createOutlines, type Outlines } from '../../src/areas/outline.service';
import { loadConfig } from '../../src/config';
import type { OutlineTopology } from '../../src/geo/outlines';
import { toWgs84 } from '../../src/geo/projection';
import { languages } from '../../src/i18n/language';
import { translator } from '../../src/i18n/translate';
import { serveAssets } from '../../src/platform/assets';
import type { Database } from '../../src/platform/database';
import { answerNotFound, handleErrors } from '../../src/platform/errors';
import { languageOf, setLanguage } from '../../src/platform/language';
import { createLogger } from '../../src/platform/logger';
import { fromRoot } from '../../src/platform/project-root';
import { renderPage } from '../../src/platform/render';
import { setSecurityHeaders } from '../../src/platform/security';
import type { PollingPlace } from '../../src/polling-places/polling-place.model';
import { placeMap, placeMapScripts, placeMapStyles } from '../../src/polling-places/place-map.svg';
import { seededRandom } from '../../src/shared/seeded-random';
import { migratedDatabase } from './databases';
import { aPlace } from './places';

export interface PlaceMapSite {
  app: Express;
  outlines: Outlines;
  close(): Promise<void>;
}

export interface PlaceMapSiteOptions {
  places: readonly PollingPlace[];
  municipalityCode?: string;
  /** What stands in the way of the map's places, such as a broken address. */
  geojsonHref?: string;
  environment?: Record<string, string>;
  /** Those of another such site, which must stay open. */
  outlines?: Outlines;
}

const read = (file: string) => readFileSync(fromRoot('data', file), 'utf8');

async function loadOutlines(db: Database): Promise<void> {
  await replaceMunicipalities(db, parseMunicipalities(read('municipalities.csv')));
  await replaceMunicipalityTopology(db, JSON.parse(read('municipality-outlines.json')) as OutlineTopology);
}

export const mapPlaceHref = (id: string) => `/fi/places/${id}`;

function features(places: readonly PollingPlace[]) {
  return places.flatMap(({ id, nameFi, kind, serviceForm, municipalityCode, position, positionSource }) => {
    if (position === null) return [];
    const { lat, lon } = toWgs84(position);
    return [
      {
        type: 'Feature',
        id,
        geometry: { type: 'Point', coordinates: [lon, lat] },
        properties: {
          name: nameFi,
          kind,
          serviceForm,
          municipalityName: municipalityCode,
          href: `https://service.example${mapPlaceHref(id)}`,
          positionSource,
        },
      },
    ];
  });
}

/** Serves the map at `/fi/map`, `/sv/map` and `/en/map`, and a page for each place. */
export async function createPlaceMapSite(options: PlaceMapSiteOptions): Promise<PlaceMapSite> {
  const { places, municipalityCode = null, geojsonHref = '/places.geojson' } = options;
  const db = options.outlines === undefined ? await migratedDatabase('sqlite') : null;
  if (db !== null) await loadOutlines(db);
  const outlines = options.outlines ?? createOutlines({ db: db! });
  const { tiles } = loadConfig(options.environment ?? {});
  const app = express();
  app.set('env', 'test').set('tiles', tiles);
  app.use(setSecurityHeaders(false, tiles?.origin ?? null), serveAssets(), setLanguage);
  app.use(outlineRoutes(outlines));
  app.get('/places.geojson', (_req, res) => {
    res.type('application/geo+json').send({ type: 'FeatureCollection', features: features(places) });
  });
  app.get(
    languages.map((language) => `/${language}/map`),
    async (_req, res) => {
      const map = placeMap(
        {
          outlines: await outlines.read(2021),
          geojsonHref,
          municipalityCode,
          label: 'Kartta',
          places: places.map((place) => ({
            ...place,
            title: place.nameFi ?? '',
            href: mapPlaceHref(place.id),
            municipality: {
              title: place.municipalityCode,
              href: `/fi/map?municipality=${place.municipalityCode}`,
            },
          })),
        },
        translator(languageOf(res)),
      );
      const page = { title: 'Kartta', scripts: placeMapScripts, styles: placeMapStyles, map };
      await renderPage(res, 'partials/place-map', page);
    },
  );
  app.get('/fi/places/:id', (req, res) => {
    res
      .type('html')
      .send(`<!DOCTYPE html><html lang="fi"><title>${req.params.id}</title><h1>Paikka</h1></html>`);
  });
  app.use(answerNotFound, handleErrors(createLogger('silent')));
  return { app, outlines, close: async () => db?.destroy() };
}

/** Places of every kind and form over the south of Finland, dense around three towns as in reality. */
export function manyPlaces(count: number): PollingPlace[] {
  const random = seededRandom(7);
  const towns = [
    [385_000, 6_675_000],
    [327_000, 6_825_000],
    [428_000, 7_210_000],
  ] as const;
  return Array.from({ length: count }, (_, index) => {
    const [easting, northing] = towns[index % 3]!;
    const spread = index % 2 === 0 ? 15_000 : 120_000;
    return aPlace({
      id: `p${index}`,
      nameFi: `Paikka ${index}`,
      kind: (['election_day', 'advance', 'mobile_stop'] as const)[index % 3]!,
      serviceForm: (['indoors', 'outdoors', 'drive_in', 'unknown'] as const)[index % 4]!,
      position: {
        easting: Math.round(easting + (random() - 0.5) * 2 * spread),
        northing: Math.round(northing + (random() - 0.3) * 2 * spread),
      },
      positionSource: index % 5 === 0 ? 'postcode' : 'address',
    });
  });
}
