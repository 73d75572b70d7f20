import { loadElections } from '../../src/elections/election.service';
import { listElections, readElection } from '../../src/elections/election.store';
import { deletePlaces, insertPlaces } from '../../src/polling-places/polling-place.store';
import { databaseKinds } from '../support/databases';
import { aPlace } from '../support/places';
import { signedInAs, submit } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

const list = '/en/admin/elections';
const form = `${list}/EKV-2027`;
const source = { sourceTitle: 'Example announcement', sourceUrl: 'https://example.org/days' };
const early = {
  type: 'parliamentary',
  heldOn: '2028-02-06',
  hazardProfile: 'none',
  participatingArea: 'whole_country',
  ...source,
};

describe.each(databaseKinds)('Elections for administrators on %s', (kind) => {
  let test: TestApp;
  let administrator: Awaited<ReturnType<typeof signedInAs>>;
  beforeEach(async () => {
    test = await createTestApp(kind);
    await loadElections(test.deps);
    administrator = await signedInAs(test, 'administrator');
  });
  afterEach(() => test.close());

  async function changes(fields: Record<string, string>): Promise<Record<string, string>> {
    const { text } = await administrator.get(form).expect(200);
    const version = /name="version" value="([^"]+)"/.exec(text)![1]!;
    const { heldOn, hazardProfile, participatingArea } = (await readElection(test.deps.db, 'EKV-2027'))!;
    return { version, heldOn, hazardProfile, participatingArea, ...source, ...fields };
  }

  it('can be added, and then have deadlines, a public page and a line in the audit trail', async () => {
    const added = await submit(administrator, { page: `${list}/new`, fields: early });
    expect([added.status, added.headers.location]).toEqual([303, `${list}?done=added`]);
    expect(await readElection(test.deps.db, 'EKV-2028')).toMatchObject({
      advanceFrom: '2028-01-26',
      advanceTo: '2028-02-01',
      derived: ['advancePeriod'],
      electorate: 'citizens',
      sources: [{ title: source.sourceTitle, url: source.sourceUrl }],
    });
    const page = (await administrator.get('/en/elections/EKV-2028').expect(200)).text;
    expect(page).toContain('Parliamentary elections 2028');
    expect(page).toContain('Registration for voting at home ends');
    const [event] = await test.deps.db('audit_events').where({ type: 'election.added' });
    expect(event).toMatchObject({ object_id: 'EKV-2028' });
  });

  it('gives a second election of a type and year a code of its own', async () => {
    await submit(administrator, { page: `${list}/new`, fields: early });
    await submit(administrator, { page: `${list}/new`, fields: { ...early, heldOn: '2028-09-10' } });
    const codes = (await listElections(test.deps.db)).map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith('EKV-2028'))).toEqual(['EKV-2028', 'EKV-2028-2']);
  });

  it('outlast what the service ships, until they are taken back to it', async () => {
    const before = await readElection(test.deps.db, 'EKV-2027');
    const fields = await changes({
      hazardProfile: 'epidemic',
      day_home_voting_registration: '2027-04-05',
      before_home_voting_registration: '12:00',
    });
    expect((await submit(administrator, { page: form, fields })).status).toBe(303);
    expect(await loadElections(test.deps)).toMatchObject({ changed: [], kept: ['EKV-2027'] });
    expect(await readElection(test.deps.db, 'EKV-2027')).toMatchObject({
      hazardProfile: 'epidemic',
      publishedDays: expect.arrayContaining([
        {
          deadline: 'home_voting_registration',
          day: '2027-04-05',
          before: '12:00',
          source: { title: source.sourceTitle, url: source.sourceUrl },
        },
      ]) as unknown,
    });

    const action = `${form}/action`;
    const unsure = await submit(administrator, { page: form, action, fields: { action: 'restore' } });
    expect([unsure.status, unsure.text.includes('cannot be undone')]).toEqual([422, true]);
    const sure = await submit(administrator, {
      page: form,
      action,
      fields: { action: 'restore', sure: 'yes' },
    });
    expect(sure.headers.location).toBe(`${list}?done=restored`);
    expect(await readElection(test.deps.db, 'EKV-2027')).toEqual(before);
    expect(await loadElections(test.deps)).toMatchObject({ kept: [] });
  });

  it('keep what was typed when somebody else was faster', async () => {
    const fields = await changes({ hazardProfile: 'epidemic' });
    expect((await submit(administrator, { page: form, fields })).status).toBe(303);
    const late = await submit(administrator, {
      page: form,
      fields: { ...fields, advanceFrom: '2027-04-06', advanceTo: '2027-04-12' },
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('value="2027-04-06"');
    expect(late.text).toContain('Somebody else has changed this election');
  });

  it('move the days of voting only with a confirmation where places rest on them', async () => {
    await insertPlaces(test.deps.db, [aPlace({ electionCode: 'EKV-2027' })]);
    const fields = await changes({ heldOn: '2027-04-25' });
    const asked = await submit(administrator, { page: form, fields });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('1 polling stations');
    const told = await submit(administrator, { page: form, fields: { ...fields, confirmed: 'yes' } });
    expect(told.status).toBe(303);
    expect((await readElection(test.deps.db, 'EKV-2027'))?.heldOn).toBe('2027-04-25');
  });

  it('are removed only where they were entered here and nothing rests on them', async () => {
    await submit(administrator, { page: `${list}/new`, fields: early });
    const page = `${list}/EKV-2028`;
    const removal = { page, action: `${page}/action`, fields: { action: 'remove', sure: 'yes' } };
    await insertPlaces(test.deps.db, [aPlace({ electionCode: 'EKV-2028' })]);
    expect((await submit(administrator, removal)).status).toBe(409);
    await deletePlaces(test.deps.db, ['place-1']);
    expect((await submit(administrator, removal)).headers.location).toBe(`${list}?done=removed`);
    expect(await readElection(test.deps.db, 'EKV-2028')).toBeUndefined();
    const shipped = { page: form, action: `${form}/action`, fields: { action: 'remove', sure: 'yes' } };
    expect((await submit(administrator, shipped)).status).toBe(409);
  });

  it('say beside the field what cannot be', async () => {
    const wrong = {
      type: 'best',
      heldOn: '2020-02-30',
      advanceFrom: '2028-02-01',
      advanceTo: '2028-01-30',
      secondRoundOf: 'EKV-2027',
      sourceUrl: 'javascript:alert(1)',
    };
    const refused = await submit(administrator, { page: `${list}/new`, fields: wrong });
    expect(refused.status).toBe(422);
    for (const field of [
      'type',
      'heldOn',
      'advanceTo',
      'hazardProfile',
      'secondRoundOf',
      'sourceTitle',
      'sourceUrl',
    ])
      expect([field, refused.text.includes(`href="#${field}"`)]).toEqual([field, true]);
    expect(refused.text).toContain('value="2020-02-30"');
    await administrator.get(`${list}/KV-2021`).expect(404);
  });
});
