import { strFromU8, unzipSync } from 'fflate';
import { readFullReport } from '../../src/full-report/full-report.form';
import type { FullReport } from '../../src/full-report/full-report.model';
import { reportTables } from '../../src/full-report/report-tables.model';
import { sha256 } from '../../src/platform/checksum';
import { publish, withdraw } from '../../src/publications/publication.service';
import {
  releasableParts,
  releasedReport,
  type ReleasablePart,
} from '../../src/publications/released-report.model';
import { takeSnapshot } from '../../src/snapshots/snapshot.service';
import { databaseKinds } from '../support/databases';
import { createReportSite, readReport, reportHelper } from '../support/report-site';
import { signedInAs, submit } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';
import request from 'supertest';

const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const mark = {
  origin: 'http://localhost',
  id: 'abcdefgh',
  publishedAt: '2026-11-24T09:00:00.000Z',
  released: [],
};
const secretPlace = 'Salainen suunniteltu paikka';
const secretOffer = 'salainen-tarjous';
const inside = 'jaa-sisalle';

/** The report of the site with something of every kind that must not leave, and a field that nobody named. */
function secretive(report: FullReport): FullReport {
  const copy = structuredClone(report);
  const gap = copy.gaps[0]!;
  const group = { adults: 9, all: 9, over65: 9, over75: 9, over85: 9 };
  return {
    ...copy,
    areas: copy.areas.map((area) => ({ ...area, inside })),
    gaps: [
      ...copy.gaps.map((each) => ({ ...each, inside })),
      { ...gap, id: 'queue_risk.001', rule: 'queue_risk', audience: 'authorities', kind: null },
      {
        ...gap,
        id: 'single_organisation.001',
        rule: 'single_organisation',
        audience: 'authorities',
        kind: null,
      },
    ],
    authorityHelp: {
      ...copy.authorityHelp!,
      organisationNames: { helpers: reportHelper },
      fragility: {
        listed: 10,
        help: [{ kind: 'organisation', id: 'helpers', type: 'transport_individual', people: group }],
        service: [{ kind: 'offer', id: secretOffer, service: 'rides', people: 3 }],
        places: [
          {
            kind: 'advance',
            municipalityCode: '001',
            nameFi: secretPlace,
            nameSv: null,
            addressFi: null,
            addressSv: null,
            people: group,
          },
        ],
      },
    },
  } as unknown as FullReport;
}

/** The report as if its municipality had not confirmed its advance places. */
function unconfirmed(report: FullReport): FullReport {
  const copy = structuredClone(report);
  for (const area of copy.areas)
    if (area.kind === 'municipality' && area.code === '001')
      Object.assign(area.places.advance, { confirmed: 0 });
  return copy;
}

describe('what is released of a report', () => {
  let site: TestApp;
  let report: FullReport;
  beforeAll(async () => {
    site = await createReportSite();
    report = secretive(await readReport(site, 'authorities'));
  }, 60_000);
  afterAll(() => site.close());

  const gapsOf = (released: FullReport) => released.gaps.map(({ rule }): string => rule);
  const released = (parts: readonly ReleasablePart[]) => releasedReport(report, parts, mark);

  it('is what everybody may read, and no field that nobody named', () => {
    const open = released([]);
    const text = JSON.stringify(open);
    expect(open.audience).toBe('public');
    expect(open.authorityHelp).toBeNull();
    expect(open.question.help.needRates).toEqual([]);
    for (const secret of [
      reportHelper,
      secretOffer,
      secretPlace,
      inside,
      'queue_risk',
      'single_organisation',
    ])
      expect(text).not.toContain(secret);
    expect(readFullReport(text).areas).toHaveLength(report.areas.length);
    expect(gapsOf(open).length).toBeGreaterThan(0);
  });

  it('has each part for authorities only where that part was released', () => {
    for (const part of releasableParts) {
      const open = released([part]);
      readFullReport(JSON.stringify(open));
      expect([part, Boolean(open.authorityHelp?.fragility)]).toEqual([part, part === 'fragility']);
      expect([part, Boolean(open.authorityHelp?.byOneOrganisation)]).toEqual([part, part === 'fragility']);
      expect([part, Boolean(open.authorityHelp?.capacity)]).toEqual([part, part === 'needs']);
      expect([part, open.question.help.needRates.length > 0]).toEqual([part, part === 'needs']);
      expect([part, gapsOf(open).includes('queue_risk')]).toEqual([part, part === 'queueRisks']);
      expect([part, gapsOf(open).includes('single_organisation')]).toEqual([part, part === 'fragility']);
      const tables = reportTables(open).map(({ id }) => id);
      expect([part, tables.includes('fragility')]).toEqual([part, part === 'fragility']);
      expect([part, tables.includes('capacity')]).toEqual([part, part === 'needs']);
    }
  });

  it('tells nothing that rests on places of a coming election that are not confirmed', () => {
    const before = releasedReport(report, releasableParts, mark);
    const after = releasedReport(unconfirmed(report), releasableParts, mark);
    const areaOf = ({ areas }: FullReport) =>
      areas.find(({ kind, code }) => kind === 'municipality' && code === '001')!;
    expect(areaOf(before).access.advance.groups.adults).not.toBeNull();
    expect(areaOf(after).access.advance).toMatchObject({ status: 'not_known', curve: null, farthest: [] });
    expect(Object.values(areaOf(after).access.advance.groups)).toEqual([null, null, null, null, null]);
    expect(areaOf(after).access.election_day).toEqual(areaOf(before).access.election_day);
    expect(JSON.stringify(before)).toContain(secretPlace);
    expect(JSON.stringify(after)).not.toContain(secretPlace);
    readFullReport(JSON.stringify(after));
    const held = { ...unconfirmed(report), today: '2027-05-01' };
    expect(areaOf(releasedReport(held, [], mark)).access).toEqual(areaOf(before).access);
  });
});

describe('a published report', () => {
  let site: TestApp;
  let report: FullReport;
  beforeAll(async () => {
    site = await createReportSite();
    report = secretive(await readReport(site, 'authorities'));
  }, 60_000);
  afterAll(() => site.close());

  const secretNote = 'Sisäinen muistiinpano';
  const freeze = async () => {
    // The stored report has only fields of its format.
    const kept = JSON.parse(JSON.stringify(report).replaceAll(`,"inside":"${inside}"`, '')) as FullReport;
    const { id } = await takeSnapshot(site.deps, kept, { note: secretNote, takenBy: 'planner-account' });
    return id;
  };
  const form = (id: string) => `/en/planner/snapshots/${id}/publish`;
  const correction = {
    whatFi: 'Väärä luku oikaistu',
    whatSv: 'Fel siffra rättad',
    whyFi: 'Aineistossa oli virhe',
    whySv: 'Materialet hade ett fel',
  };

  it('is released after asking, read by everyone, corrected by another, and withdrawn with a reason', async () => {
    const planner = await signedInAs(site, 'planner');
    const first = await freeze();
    expect(plain((await planner.get(form(first)).expect(200)).text)).toContain('This becomes public');
    const refused = await submit(planner, { page: form(first), fields: { queueRisks: 'yes' } });
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(/id="queueRisks"[^>]* checked/);
    const done = await submit(planner, { page: form(first), fields: { confirm: 'yes' } });
    expect(done.status).toBe(303);
    const path = String(done.headers.location);
    const everyone = request(site.app);

    const page = await everyone.get(path).expect(200);
    const text = plain(page.text);
    for (const part of ['CC BY 4.0', 'How to cite', 'Code book', path]) expect(text).toContain(part);
    for (const secret of [secretNote, 'planner-account', reportHelper, secretPlace])
      expect(text).not.toContain(secret);
    await everyone.get(path).set('If-None-Match', String(page.headers.etag)).expect(304);
    expect(plain((await everyone.get('/en/reports').expect(200)).text)).toContain(
      'Parliamentary elections 2027',
    );

    const bodies: string[] = [];
    for (const format of ['pdf', 'xlsx', 'zip', 'geojson', 'json']) {
      const file = await everyone.get(`${path}/report.${format}`).buffer().responseType('blob').expect(200);
      const bytes = file.body as Buffer;
      const etag = String(file.headers.etag);
      await everyone.get(`${path}/report.${format}`).set('If-None-Match', etag).expect(304);
      const isArchive = format === 'xlsx' || format === 'zip';
      const parts = isArchive
        ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part))
        : [bytes.toString()];
      bodies.push(...parts);
      if (format === 'json') expect(text).toContain(sha256(bytes.toString()));
    }
    for (const secret of [
      secretNote,
      'planner-account',
      reportHelper,
      secretOffer,
      secretPlace,
      'queue_risk',
    ])
      expect(bodies.filter((body) => body.includes(secret))).toEqual([]);

    const second = await freeze();
    const missing = await submit(planner, {
      page: form(second),
      fields: { confirm: 'yes', replaces: path.split('/').at(-1)!, whatFi: correction.whatFi },
    });
    expect(missing.status).toBe(422);
    expect(missing.text).toContain(correction.whatFi);
    expect(plain(missing.text)).toContain('What was corrected, in Swedish: Write a text.');
    const corrected = await submit(planner, {
      page: form(second),
      fields: { confirm: 'yes', replaces: path.split('/').at(-1)!, ...correction },
    });
    const newPath = String(corrected.headers.location);
    const old = await everyone.get(path).expect(200);
    expect(plain(old.text)).toContain('has been replaced by a corrected one');
    expect(old.text).toContain(newPath);
    expect(plain((await everyone.get('/sv/reports').expect(200)).text)).toContain(correction.whySv);
    expect((await everyone.get(newPath).expect(200)).text).toContain(`lang="fi">${correction.whatFi}`);

    const withdrawing = path.replace('/reports/', '/planner/reports/') + '/withdraw';
    const unsure = await submit(planner, { page: withdrawing, fields: { whyFi: 'Virhe' } });
    expect(unsure.status).toBe(422);
    await submit(planner, { page: withdrawing, fields: { whyFi: 'Virhe', whySv: 'Fel', confirm: 'yes' } });
    expect(plain((await everyone.get(path.replace('/en/', '/sv/')).expect(410)).text)).toContain(
      'Orsak: Fel',
    );
    for (const format of ['pdf', 'xlsx', 'zip', 'geojson', 'json'])
      await everyone.get(`${path}/report.${format}`).expect(410);
    const events = await site.deps
      .db('audit_events')
      .whereLike('type', 'report.%')
      .select<{ type: string }[]>('type');
    expect(events.map(({ type }) => type).sort()).toEqual([
      'report.published',
      'report.published',
      'report.withdrawn',
    ]);
  }, 120_000);

  it('is told to whoever comes second', async () => {
    const planner = await signedInAs(site, 'planner');
    const id = await freeze();
    const page = form(id);
    expect((await submit(planner, { page, fields: { confirm: 'yes' } })).status).toBe(303);
    const again = await publish(site.deps, {
      snapshotId: id,
      parts: [],
      replaces: null,
      correction: null,
      by: 'other',
    });
    expect(again).toEqual({ ok: false, problem: 'published' });
    expect(plain((await planner.get(page).expect(200)).text)).toContain('already published');
  }, 60_000);

  it.each(databaseKinds)(
    'cannot be altered, nor corrected or withdrawn twice, on %s',
    async (kind) => {
      const test = await createTestApp(kind);
      const freezeThere = async () =>
        (await takeSnapshot(test.deps, await readReport(site, 'authorities'), { note: '', takenBy: 'a' })).id;
      const ask = { parts: [], correction: null, by: 'planner' };
      const first = await publish(test.deps, { ...ask, snapshotId: await freezeThere(), replaces: null });
      if (!first.ok) throw new Error(first.problem);
      const replaces = first.value.id;
      const both = await Promise.all(
        [await freezeThere(), await freezeThere()].map((snapshotId) =>
          publish(test.deps, { ...ask, snapshotId, replaces }),
        ),
      );
      expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
      const reason = { fi: 'x', sv: 'y' };
      expect((await withdraw(test.deps, { id: replaces, reason, by: 'planner' })).ok).toBe(true);
      expect(await withdraw(test.deps, { id: replaces, reason, by: 'planner' })).toEqual({
        ok: false,
        problem: 'withdrawn',
      });
      for (const table of ['report_publications', 'report_withdrawals'])
        await expect(test.deps.db(table).delete()).rejects.toThrow(/never altered/);
      await test.close();
    },
    60_000,
  );
});
