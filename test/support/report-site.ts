/** A site with something to report: a complete list of two advance places, one offer of rides, and people of two municipalities. */
import { replaceMunicipalityTopology } from '../../src/areas/area.store';
import { createCoverageReports } from '../../src/coverage/coverage.service';
import type { Audience, FullReport } from '../../src/full-report/full-report.model';
import { createFullReports } from '../../src/full-report/full-report.service';
import type { OutlineTopology } from '../../src/geo/outlines';
import { createHelpReports } from '../../src/help-coverage/help-coverage.service';
import { readHelpAddress } from '../../src/help-coverage/help-question.form';
import { insertOffer } from '../../src/offers/offer.store';
import { insertOrganisation } from '../../src/organisations/organisation.store';
import { insertConfirmedList } from '../../src/polling-places/place-confirmation.store';
import { anOffer, anOrganisation, rideContent } from './offers';
import { aPlace } from './places';
import type { DatabaseKind } from './databases';
import { createSmallSite } from './small-site';
import type { TestApp } from './test-app';

/** The election of the site, and the name of the organisation that no public output may hold. */
export const reportElection = 'EKV-2027';
export const reportHelper = 'Esimerkki: Mäen Kyyti';

const confirmedAt = new Date('2026-11-20T10:00:00Z');
const place = (id: string, easting: number) =>
  aPlace({
    id,
    electionCode: reportElection,
    municipalityCode: '001',
    nameFi: `Kirjasto ${id}`,
    position: { easting, northing: 6_800_000 },
    positionSource: 'building',
    confirmedAt: confirmedAt.toISOString(),
    hours: [{ day: '2027-04-07', opensAt: '10:00', closesAt: '18:00' }],
    hoursUnderstood: true,
  });

/** Squares of 10 km side by side, one a municipality; neighbours share their border, arcs 1 and 2. */
const squares: OutlineTopology = {
  type: 'Topology',
  arcs: [
    [
      [505_000, 6_805_000],
      [495_000, 6_805_000],
      [495_000, 6_795_000],
      [505_000, 6_795_000],
    ],
    [
      [505_000, 6_795_000],
      [505_000, 6_805_000],
    ],
    [
      [515_000, 6_795_000],
      [515_000, 6_805_000],
    ],
    [
      [505_000, 6_795_000],
      [515_000, 6_795_000],
    ],
    [
      [515_000, 6_805_000],
      [505_000, 6_805_000],
    ],
    [
      [515_000, 6_795_000],
      [525_000, 6_795_000],
      [525_000, 6_805_000],
      [515_000, 6_805_000],
    ],
  ],
  objects: {
    areas: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', id: '001', arcs: [[0, 1]] },
        { type: 'Polygon', id: '002', arcs: [[3, 2, 4, ~1]] },
        { type: 'Polygon', id: '003', arcs: [[5, ~2]] },
      ],
    },
  },
};

/** Close it with `close()`. */
export async function createReportSite(kind: DatabaseKind = 'sqlite'): Promise<TestApp> {
  const test = await createSmallSite([place('near', 500_400), place('far', 503_000)], undefined, kind);
  const { db } = test.deps;
  await replaceMunicipalityTopology(db, squares);
  for (const kind of ['advance', 'election_day'] as const) {
    await insertConfirmedList(
      db,
      { municipalityCode: '001', electionCode: reportElection, kind },
      confirmedAt,
    );
  }
  await insertOrganisation(db, anOrganisation({ id: 'helpers', name: reportHelper }));
  const content = { ...rideContent, municipalities: ['001'] };
  await insertOffer(
    db,
    anOffer({ id: 'ride', organisationId: 'helpers', content, publishedContent: content }),
  );
  return test;
}

/** The report of the site as an address asks for it. */
export async function readReport(
  { deps }: TestApp,
  audience: Audience,
  query: Readonly<Record<string, string>> = {},
): Promise<FullReport> {
  const coverage = createCoverageReports(deps);
  const reports = createFullReports(deps, { coverage, help: createHelpReports(deps) });
  const { question, help, view } = readHelpAddress(reportElection, query);
  const report = await reports.read({ coverage: question, help, area: view.area }, audience);
  if (!report.ok) throw new Error(`There is no such report: ${report.problem}`);
  return report.value;
}
