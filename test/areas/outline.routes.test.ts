import type { FeatureCollection, MultiPolygon } from 'geojson';
import request from 'supertest';
import { createPlaceMapSite, type PlaceMapSite } from '../support/place-map-site';

const read = async (site: PlaceMapSite, address: string) => {
  const answer = await request(site.app)
    .get(address)
    .buffer(true)
    .parse((res, done) => {
      let text = '';
      res.on('data', (part: Buffer) => (text += part.toString()));
      res.on('end', () => {
        done(null, text);
      });
    })
    .expect(200);
  return { answer, outlines: JSON.parse(String(answer.body)) as FeatureCollection<MultiPolygon> };
};

describe('outlines for the map in the browser', () => {
  let site: PlaceMapSite;
  beforeAll(async () => {
    site = await createPlaceMapSite({ places: [] });
  });
  afterAll(() => site.close());

  it('hold every municipality of the vintage once, by its code', async () => {
    for (const [vintage, count] of [
      [2021, 309],
      [2025, 308],
    ] as const) {
      const { outlines } = await read(site, `/map/outlines-${vintage}.json`);
      expect(new Set(outlines.features.map(({ id }) => id)).size).toBe(count);
      expect(outlines.features).toHaveLength(count);
    }
  });

  it('are closed rings of longitude and latitude in Finland, with four decimals at most', async () => {
    const { outlines } = await read(site, '/map/outlines-2021.json');
    for (const ring of outlines.features.flatMap(({ geometry }) => geometry.coordinates.flat())) {
      expect(ring.length).toBeGreaterThanOrEqual(4);
      expect(ring.at(-1)).toEqual(ring[0]);
      for (const [lon, lat] of ring as [number, number][]) {
        expect(lon > 19 && lon < 32 && lat > 59 && lat < 70.2).toBe(true);
        expect([Number(lon.toFixed(4)), Number(lat.toFixed(4))]).toEqual([lon, lat]);
      }
    }
  });

  it('leave no gap between neighbours: Kauniainen lies in Espoo point for point', async () => {
    const { outlines } = await read(site, '/map/outlines-2021.json');
    const pointsOf = (code: string) =>
      outlines.features
        .find(({ id }) => id === code)!
        .geometry.coordinates.flat(2)
        .map(String);
    const espoo = new Set(pointsOf('049'));
    expect(pointsOf('235').filter((point) => !espoo.has(point))).toEqual([]);
  });

  it('stay small enough for a phone', async () => {
    const { answer } = await read(site, '/map/outlines-2021.json');
    expect(String(answer.body).length).toBeLessThan(150_000);
  });

  it('may be kept for ever under the address that names their content only', async () => {
    const drawn = await site.outlines.read(2021);
    const named = await request(site.app).get(drawn!.href).expect(200);
    expect(named.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const address of ['/map/outlines-2021.json', '/map/outlines-2021.json?v=other']) {
      const other = await request(site.app).get(address).expect(200);
      expect(other.headers['cache-control']).toBe('public, max-age=300');
    }
    await request(site.app).get(drawn!.href).set('If-None-Match', String(named.headers.etag)).expect(304);
    await request(site.app).get(drawn!.href).set('If-None-Match', '"other"').expect(200);
  });

  it('exist for the two divisions in use and no other', async () => {
    for (const vintage of ['2020', 'x', 'constructor']) {
      const answer = await request(site.app).get(`/map/outlines-${vintage}.json`);
      expect(answer.status).toBe(404);
    }
  });
});
