import { toFullJson } from '../../src/full-report/full-report.model';
import { sha256 } from '../../src/platform/checksum';
import { findSnapshot, readSnapshots, takeSnapshot } from '../../src/snapshots/snapshot.service';
import { insertSnapshot } from '../../src/snapshots/snapshot.store';
import { databaseKinds } from '../support/databases';
import { signedInAs, submit } from '../support/sign-in';
import { createReportSite, readReport, reportElection } from '../support/report-site';
import { createTestApp, type TestApp } from '../support/test-app';

const list = '/en/planner/snapshots';
const form = `${list}/new/${reportElection}?area=municipality-001`;
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('a snapshot of a report', () => {
  let site: TestApp;
  beforeAll(async () => {
    site = await createReportSite();
  }, 60_000);
  afterAll(() => site.close());

  it('is frozen by a planner, and stays as it was when the data change', async () => {
    const planner = await signedInAs(site, 'planner');
    expect(plain((await planner.get(form).expect(200)).text)).toContain('Freeze a report');
    const taken = await submit(planner, { page: form, fields: { note: 'Before the places are final' } });
    expect(taken.status).toBe(303);
    const path = String(taken.headers.location);
    const before = (await planner.get(`${path}/report.json`).buffer().responseType('blob').expect(200))
      .body as Buffer;
    await site.deps.db('polling_places').delete();
    await site.deps.db('data_versions').insert({ scope: 'polling_places', version: 9, changed_at: 'x' });
    const after = (await planner.get(`${path}/report.json`).buffer().responseType('blob').expect(200))
      .body as Buffer;
    expect(after.equals(before)).toBe(true);
    const page = plain((await planner.get(path).expect(200)).text);
    expect(page).toContain(sha256(before.toString()));
    expect(page).toContain('Before the places are final');
    expect(page).toContain('What is not known');
    await planner.get(`${path}/report.pdf`).expect(200);
    const [event] = await site.deps.db('audit_events').where({ type: 'snapshot.taken' });
    expect(event).toMatchObject({ object_id: path.split('/').at(-1) });
    const found = plain((await planner.get(`${list}?q=PLACES&election=${reportElection}`).expect(200)).text);
    expect(found).toContain('Parliamentary elections 2027, Ylä-Mäki');
    expect(plain((await planner.get(`${list}?q=100%`).expect(200)).text)).toContain('No frozen reports');
    await planner.get(`${list}/nothing`).expect(404);
  }, 60_000);

  it('keeps a note that is too long in the form', async () => {
    const planner = await signedInAs(site, 'planner');
    const refused = await submit(planner, { page: form, fields: { note: 'x'.repeat(501) } });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('x'.repeat(501));
    expect(plain(refused.text)).toContain('at most 500 characters');
  });

  it.each(databaseKinds)('can neither be changed nor deleted on %s', async (kind) => {
    const report = await readReport(site, 'authorities');
    const test = await createTestApp(kind);
    const { id } = await takeSnapshot(test.deps, report, { note: 'Ähtäri', takenBy: 'planner' });
    await expect(test.deps.db('report_snapshots').update({ note: 'other' })).rejects.toThrow(/never altered/);
    await expect(test.deps.db('report_snapshots').delete()).rejects.toThrow(/never altered/);
    expect((await findSnapshot(test.deps, id))!.report).toBe(toFullJson(report));
    const all = await readSnapshots(test.deps, { election: null, search: 'ÄHT', page: 1 });
    expect(all).toMatchObject({ total: 1, snapshots: [{ id, election: reportElection }] });
    await test.close();
  });

  it('opens as it was although it lacks the fields that reports have had since, and not when it was altered', async () => {
    const planner = await signedInAs(site, 'planner');
    const report = structuredClone(await readReport(site, 'authorities'));
    for (const { access } of report.areas)
      for (const phase of Object.values(access)) delete (phase as { roadShare?: unknown }).roadShare;
    delete report.publication;
    const text = toFullJson(report);
    const old = {
      takenAt: site.deps.clock(),
      takenBy: 'nobody',
      note: '',
      sha256: sha256(text),
      report: text,
    };
    const subject = { election: reportElection, area: report.question.area };
    await insertSnapshot(site.deps.db, { ...old, ...subject, id: 'old' });
    const page = plain((await planner.get(`${list}/old`).expect(200)).text);
    expect(page).toContain('an account that is no longer there');
    expect(page).toContain('Frozen report: Parliamentary elections 2027');
    const json = await planner.get(`${list}/old/report.json`).buffer().responseType('blob').expect(200);
    expect(String(json.body)).toBe(text);
    await planner.get(`/en/planner/snapshots/compare?before=old&after=old`).expect(200);
    await insertSnapshot(site.deps.db, {
      ...old,
      ...subject,
      id: 'altered',
      report: text.replace('2027', '2028'),
    });
    await planner.get(`${list}/altered`).expect(500);
  }, 60_000);

  it('says who froze it by name and role', async () => {
    const planner = await signedInAs(site, 'planner');
    const page = plain((await planner.get(list).expect(200)).text);
    expect(page).toMatch(/Esimerkki: ministeriön suunnittelija \([^)]+\)/);
  });
});
