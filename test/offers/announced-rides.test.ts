import { loadAnnouncedRides } from '../../src/offers/announced-ride.service';
import { parseAnnouncedRides, readRideSource } from '../../src/offers/announced-ride.csv';
import { expireOffers } from '../../src/offers/offer.service';
import { deleteExpiredOfferContacts } from '../../src/offers/offer-retention.service';
import { municipalAuthority, municipalityKey } from '../../src/organisations/authority.model';
import { openAuthorityService, readAuthorityService } from '../../src/organisations/authority.service';
import { findAccountByEmail } from '../../src/accounts/account.store';
import { findMunicipality } from '../../src/areas/area.store';
import { openData } from '../support/open-data';
import { loadSmallCountry } from '../support/offers';
import { readShipped } from '../support/shipped-data';
import { newBrowser, signedInAs } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

const rides = parseAnnouncedRides(readShipped('announced-rides.csv'));

describe('The table of announced rides', () => {
  it('keeps weekdays and leaves what nobody saw unknown', () => {
    const [ride] = readRideSource(openData['ride-services-juuka-2022.csv']!);
    expect(ride).toMatchObject({
      municipalityCode: '020',
      advanceWeekdays: [1, 4],
      isFree: true,
      runsOnElectionDay: null,
      departs: 'n. 09:15',
    });
    expect(() => readRideSource(openData['ride-services-juuka-2022.csv']!.replace('ma ja', 'mq ja'))).toThrow(
      '"mq" is no weekday',
    );
  });

  it('has the eight routes of Juuka, one of which is known to have run on election day', () => {
    expect(rides).toHaveLength(8);
    expect(rides.map(({ runsOnElectionDay }) => runsOnElectionDay).filter((each) => each !== null)).toEqual([
      true,
    ]);
  });
});

describe('Announced rides of an election that is over', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
    await loadSmallCountry(test);
    expect(await loadAnnouncedRides(test.deps, rides)).toBe(8);
  });
  afterAll(() => test.close());

  const pageOfService = async (language: string) => {
    const service = await readAuthorityService(test.deps, municipalityKey('176'));
    return (await newBrowser(test).get(`/${language}/organisations/${service!.id}`).expect(200)).text;
  };

  it('are loaded once', async () => {
    expect(await loadAnnouncedRides(test.deps, rides)).toBe(0);
  });

  it('stand on the page of the municipality’s service as history with day and source', async () => {
    const html = await pageOfService('en');
    expect(html).toContain('Announced for earlier elections');
    expect(html).toContain('23 January 2022');
    expect(html).toContain('href="https://www.juuka.fi/aluevaalit-2022"');
    expect(html).toContain('They cannot be booked');
    expect(html.match(/class="offer-card"/g)).toHaveLength(8);
    // Monday and Thursday within advance voting of 12 to 18 January, and election day on one route alone.
    expect(html).toContain('Thu 13 January 2022, Mon 17 January 2022, Sun 23 January 2022');
    expect(html.match(/Vaalipäivän kuljetuksesta ei ole tietoa/g)).toHaveLength(7);
    expect(html).toContain('has not opened its service here itself');
    expect(html).not.toContain('This is an example');
    expect(html).not.toContain('href="tel:');
  });

  it('are marked as Finnish to readers of other languages', async () => {
    const swedish = await pageOfService('sv');
    expect(swedish).toContain('Rutter och tider står på finska');
    expect(swedish.match(/<p lang="fi">[^<]*lähtö kylältä/g)).toHaveLength(8);
    expect(swedish).toContain('<dd lang="fi">edeltävä päivä klo 18</dd>');
    expect(swedish).toContain('<dd>Avgiftsfri</dd>');
    const finnish = await pageOfService('fi');
    expect(finnish).not.toMatch(/<(p|dd) lang=/);
    expect(finnish).not.toContain('kuten kunta ne ilmoitti');
  });

  it('are named with their election and its day on the page of the municipality, which leads to the service', async () => {
    const service = await readAuthorityService(test.deps, municipalityKey('176'));
    const page = (await newBrowser(test).get('/en/municipalities/176').expect(200)).text;
    expect(page).toContain(`<a href="/en/organisations/${service!.id}">Juuka: kunnan palvelut</a>`);
    expect(page).toMatch(/, 23 January 2022: 8 services were announced then/);
    const other = (await newBrowser(test).get('/en/municipalities/541').expect(200)).text;
    expect(other).not.toContain('Own services for voters');
  });

  it('are no help that the finder or a program finds', async () => {
    const finder = await newBrowser(test).get('/en/elections/AV-2022/help?place=Juuka').expect(200);
    expect(finder.text).not.toContain('Polvela');
    const answer = await newBrowser(test).get('/api/v1/offers.json?election=AV-2022').expect(200);
    expect(JSON.stringify(answer.body)).not.toContain('Polvela');
  });

  it('outlive the jobs that end offers and forget contacts', async () => {
    await expireOffers(test.deps);
    await deleteExpiredOfferContacts(test.deps);
    expect((await pageOfService('fi')).match(/class="offer-card"/g)).toHaveLength(8);
  });

  it('belong to the same service once the municipality opens it, which then says so', async () => {
    await signedInAs(test, 'municipality');
    const account = await findAccountByEmail(test.deps.db, 'municipality@example.org');
    const before = await readAuthorityService(test.deps, municipalityKey('176'));
    const municipality = await findMunicipality(test.deps.db, '176', 2025);
    const opened = await openAuthorityService(test.deps, account!, municipalAuthority(municipality!));
    expect(opened.id).toBe(before!.id);
    expect(opened.contact.email).toBe('municipality@example.org');
    expect(await pageOfService('en')).not.toContain('has not opened its service here itself');
  });

  it('are left out while their election is ahead or their municipality is unknown', async () => {
    const other = { ...rides[0]!, number: 99 };
    expect(await loadAnnouncedRides(test.deps, [{ ...other, electionCode: 'EKV-2027' }])).toBe(0);
    expect(await loadAnnouncedRides(test.deps, [{ ...other, municipalityCode: '999' }])).toBe(0);
  });
});
