import { deleteOwnAccount } from '../../src/accounts/account.service';
import { changeRoles } from '../../src/accounts/administration.service';
import { findAccount, findAccountByEmail } from '../../src/accounts/account.store';
import { replaceAreas, replaceMunicipalities } from '../../src/areas/area.store';
import { countyAuthority, countyKey } from '../../src/organisations/authority.model';
import { readAuthorityService } from '../../src/organisations/authority.service';
import { writeNeed } from '../support/needs';
import { firstInQueue, loadSmallCountry, sendOffer, submitSeen, writeRide } from '../support/offers';
import { newBrowser, signedInAs, submit } from '../support/sign-in';
import { aTown } from '../support/small-site';
import { createTestApp, type TestApp } from '../support/test-app';
import { locationOf, signedInFor, signedInWith } from '../support/workspaces';

const counties = [
  ['13', 'Itäalueen hyvinvointialue', 'Östområdets välfärdsområde', 'East County'],
  ['14', 'Mäkialueen hyvinvointialue', 'Backområdets välfärdsområde', 'Hill County'],
].map(([code, nameFi, nameSv, nameEn]) => ({
  kind: 'wellbeing_county' as const,
  code: code!,
  nameFi: nameFi!,
  nameSv: nameSv!,
  nameEn: nameEn!,
}));

const start = '/fi/wellbeing-county/14';

async function siteWithCounties(): Promise<TestApp> {
  const test = await createTestApp();
  await loadSmallCountry(test);
  await replaceAreas(test.deps.db, counties);
  await replaceMunicipalities(test.deps.db, [
    aTown('176', { nameFi: 'Juuka', nameSv: 'Juga', wellbeingCountyCode: '14' }),
    aTown('541', { nameFi: 'Nurmes', nameSv: 'Nurmes', wellbeingCountyCode: '14' }),
    aTown('297', { nameFi: 'Kuopio', nameSv: 'Kuopio', wellbeingCountyCode: '13' }),
    aTown('091', { nameFi: 'Helsinki', nameSv: 'Helsingfors', wellbeingCountyCode: null }),
  ]);
  return test;
}

describe('A wellbeing services county', () => {
  let test: TestApp;
  const serviceId = async () => (await readAuthorityService(test.deps, countyKey('14')))!.id;
  beforeAll(async () => {
    test = await siteWithCounties();
  });
  afterAll(() => test.close());

  it('has a start page, on which opening its service is a button of its own', async () => {
    const county = await signedInAs(test, 'wellbeing_county');
    const account = await county.get('/fi/account').expect(200);
    expect(account.text).toContain(`href="${start}"`);
    expect(account.text).toContain('Hyvinvointialue, Mäkialueen hyvinvointialue');
    const before = await county.get(start).expect(200);
    expect(before.text).toContain('Avaa hyvinvointialueen oma palvelu');
    expect(before.text).toContain('/fi/municipalities/176');
    expect(before.text).not.toContain('/fi/municipalities/297');
    expect(before.text).not.toContain('avointa tarvetta');
    expect(await readAuthorityService(test.deps, countyKey('14'))).toBeNull();
    await county.get('/fi/partner').expect(403);

    expect(locationOf(await submit(county, { page: start }))).toBe(start);
    expect((await county.get(start)).text).toContain('Alueen kunnilla on 0 avointa tarvetta.');
    await county.get('/fi/partner').expect(200);
    // Who signs in as an example of a partner is still that one, although the county's example is a partner now too.
    expect((await (await signedInAs(test, 'partner')).get('/fi/account')).text).toContain(
      'partner@example.org',
    );
    const publicPage = (
      await newBrowser(test)
        .get(`/en/organisations/${await serviceId()}`)
        .expect(200)
    ).text;
    expect(publicPage).toContain('Esimerkki: Mäkialueen hyvinvointialue: omat palvelut');
    expect(publicPage).toContain('This is an example.');
    expect(publicPage).toContain('An authority’s own service');
    const events = await test.deps.db('audit_events').where('type', 'organisation.authorityOpened');
    expect(events.map(({ details }) => String(details))).toEqual(['{"authority":"wellbeing_county:14"}']);
  });

  it('is one organisation for all who act for it, and nothing to others', async () => {
    const colleague = await signedInWith(test, { role: 'wellbeing_county', scope: '14' });
    expect((await colleague.get(start)).text).toContain('Tule mukaan hyvinvointialueen palveluun');
    await submit(colleague, { page: start });
    const people = await colleague.get(`/fi/partner/organisations/${await serviceId()}`).expect(200);
    expect(people.text).toContain('Vaalisihteeri');
    expect(people.text).toContain('Esimerkki: hyvinvointialueen yhteyshenkilö');
    await colleague.get('/fi/wellbeing-county/13').expect(403);
    for (const other of [await signedInFor(test, '176'), await signedInAs(test, 'administrator')])
      await other.get(start).expect(403);
    const nowhere = await signedInWith(test, { role: 'wellbeing_county', scope: '90' });
    await nowhere.get('/fi/wellbeing-county/90').expect(404);
  });

  it('offers help in its own municipalities alone, and pledges it to their needs', async () => {
    const county = await signedInAs(test, 'wellbeing_county');
    const need = await writeNeed(await signedInFor(test, '176'), '176');
    await writeNeed(await signedInFor(test, '297'), '297');
    const offer = await writeRide(county);
    const typed = {
      municipalities: 'Juuka, Kuopio, Helsinki',
      days: ['2027-04-18'],
      opensAt: '09:00',
      closesAt: '18:00',
      vehicles: '2',
      seats: '7',
      wheelchairPlaces: '1',
      tripsPerDay: '10',
    };
    const refused = await submitSeen(county, `${offer}/where`, typed);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(
      'Näissä kunnissa se ei voi tarjota niitä: Helsinki (Helsingfors), Kuopio.',
    );
    expect(refused.text).toContain('value="Juuka, Kuopio, Helsinki"');

    await sendOffer(county, offer);
    const moderator = await signedInAs(test, 'moderator');
    await submitSeen(moderator, await firstInQueue(moderator), { decision: 'publish' });
    const finder = await newBrowser(test).get('/fi/elections/EKV-2027/help?place=Juuka').expect(200);
    expect(finder.text).toContain('Mäkialueen hyvinvointialue: omat palvelut');
    for (const [path, count] of [
      ['/en/municipalities/176', 1],
      ['/en/areas/wellbeing_county/14', 1],
      ['/en/municipalities/541', 0],
    ] as const) {
      const { text } = await newBrowser(test).get(path).expect(200);
      expect(text).toContain(`href="/en/organisations/${await serviceId()}"`);
      expect(text.match(/18 April 2027: one offer/g) ?? []).toHaveLength(count);
    }

    const page = (await county.get(start)).text;
    expect(page).toContain('Alueen kunnilla on yksi avoin tarve.');
    expect(page).toContain('yksi julkinen tarjous, 0 kesken.');
    const needPage = `/fi/partner/needs/${need.split('/').at(-1)!}`;
    expect(page).toContain(`href="${needPage}"`);
    expect(page).not.toContain('vaalit@example.org');
    const fields = {
      offerId: offer.split('/').at(-1)!,
      quantity: '3',
      days: ['2027-04-18'],
      contactRole: 'Kuljetukset',
      email: 'kuljetukset@example.org',
    };
    expect(locationOf(await submit(county, { page: needPage, fields }))).toContain('/fi/partner/pledges/');
  });

  it('gets its people by invitation, with the county chosen from the list', async () => {
    const administrator = await signedInAs(test, 'administrator');
    const page = '/fi/admin/accounts/invite';
    const fields = {
      email: 'county@example.org',
      name: 'Esimerkki',
      language: 'sv',
      role: 'wellbeing_county',
      county: '',
    };
    const none = await submit(administrator, { page, fields });
    expect(none.status).toBe(422);
    expect(none.text).toContain('href="#county"');
    const unknown = await submit(administrator, { page, fields: { ...fields, county: '90' } });
    expect(unknown.status).toBe(422);
    expect((await administrator.get(page)).text).toContain('<option value="13">Itäalueen hyvinvointialue');
    const invited = await submit(administrator, { page, fields: { ...fields, county: '13' } });
    expect((await administrator.get(locationOf(invited))).text).toContain(
      'Hyvinvointialue, Itäalueen hyvinvointialue',
    );
    expect((await findAccountByEmail(test.deps.db, 'county@example.org'))!.grants).toEqual([
      { role: 'wellbeing_county', scope: '13' },
    ]);
  });

  it('takes whoever loses the role out of its service', async () => {
    const members = () =>
      test.deps
        .db('organisation_members')
        .where('organisation_id', 'example-wellbeing_county-14')
        .pluck<string[]>('account_id');
    const before = await members();
    const leaver = await signedInWith(test, { role: 'wellbeing_county', scope: '14' });
    await submit(leaver, { page: start });
    await leaver.get('/fi/partner').expect(200);
    const joined = (await members()).find((id) => !before.includes(id))!;
    const partner = `partner ${await serviceId()}`;
    await changeRoles(test.deps, 'me', joined, { keep: [partner], add: { role: 'planner', scope: '' } });
    expect((await findAccount(test.deps.db, joined))!.grants).toEqual([{ role: 'planner', scope: '' }]);
    expect((await members()).sort()).toEqual([...before].sort());
    await leaver.get('/fi/partner').expect(403);
    const events = await test.deps.db('audit_events').where('type', 'organisation.personRemoved');
    expect(events).toHaveLength(1);
  });

  it('keeps its service when its people delete their accounts, without their addresses', async () => {
    const county = await signedInWith(test, { role: 'wellbeing_county', scope: '13' });
    await submit(county, { page: '/fi/wellbeing-county/13' });
    const opened = (await readAuthorityService(test.deps, countyKey('13')))!;
    expect(opened).toMatchObject({
      name: 'Itäalueen hyvinvointialue: omat palvelut',
      municipalities: ['297'],
      trust: 'authority',
      languages: ['fi'],
    });
    const account = (await findAccountByEmail(test.deps.db, opened.contact.email))!;
    await deleteOwnAccount(test.deps, account);
    expect(await readAuthorityService(test.deps, countyKey('13'))).toMatchObject({
      state: 'accepted',
      contact: { name: '', email: '' },
    });
  });
});

describe('The service of a county', () => {
  const [county] = counties;
  it.each([
    [['finnish', 'finnish'], ['fi']],
    [
      ['finnish', 'bilingual_swedish_majority'],
      ['fi', 'sv'],
    ],
    [
      ['finnish', 'swedish'],
      ['fi', 'sv'],
    ],
  ] as const)('speaks the languages of its municipalities: %j gives %j', (statuses, expected) => {
    const towns = statuses.map((languageStatus, index) =>
      aTown(`00${index}`, { languageStatus, wellbeingCountyCode: '13' }),
    );
    expect(countyAuthority(county!, towns).languages).toEqual(expected);
  });
});
