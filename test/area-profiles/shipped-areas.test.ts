import request from 'supertest';
import { createShippedApp } from '../support/shipped-app';
import type { TestApp } from '../support/test-app';

describe('pages of areas on everything that is shipped', () => {
  let test: TestApp;
  const get = (path: string) => request(test.app).get(path);
  const open = async (path: string) => (await get(path).expect(200)).text;

  beforeAll(async () => {
    test = await createShippedApp();
    await open('/en/elections/KV-2021/coverage');
  }, 90_000);
  afterAll(() => test.close());

  it('show Helsinki, which belongs to no wellbeing county, with its advance places and ranges', async () => {
    const html = await open('/fi/municipalities/091');
    expect(html).toContain('Paikat: Kuntavaalit 2021');
    expect(html).toContain('Ennakkoäänestys (37)');
    expect(html).toContain('<dt>Hyvinvointialue</dt><dd>ei kuulu mihinkään</dd>');
    expect(html).toContain('Luettelossa on 37 paikkaa');
    expect(html).toMatch(/vähintään \d+\s% \(\d+–\d+\s%\)/);
    expect(html).toContain('<path class="own"');
  });

  it('show a bilingual municipality by both names, and by the reader’s in its heading', async () => {
    const swedish = await open('/sv/municipalities/149');
    expect(swedish).toContain('<h1>Ingå</h1>');
    expect(swedish).toContain('<dt>Namn på finska</dt><dd>Inkoo</dd>');
    expect(swedish).toContain('Tvåspråkig med svenskspråkig majoritet');
    expect(await open('/en/municipalities/149')).toContain('<h1>Inkoo</h1>');
  });

  it('show a municipality of Åland, of which no places are known and which takes no part in mainland elections', async () => {
    const html = await open('/sv/municipalities/478');
    expect(html).toContain('<h1>Mariehamn</h1>');
    expect(html).toContain('Kommunens röstningsställen är inte kända för något förrättat val.');
    expect(html).toContain('Hur nära ställena finns: Europaparlamentsvalet 2024');
    const region = await open('/sv/areas/region/21');
    expect(region).not.toContain('election=KV-2021');
  });

  it('show Tuusula, whose seat is not known', async () => {
    expect(await open('/fi/municipalities/858')).toContain('<h1>Tuusula</h1>');
  });

  it('lead from Pertunmaa to Mäntyharju, which shows what Pertunmaa had announced', async () => {
    const search = await get('/fi/search?q=pertunmaa').expect(303);
    expect(search.headers.location).toBe('/fi/municipalities/507');
    await get('/fi/municipalities/588').expect(301);
    const html = await open('/fi/municipalities/507');
    expect(html).toContain('Pertunmaa on ollut osa kuntaa vuodesta 2025.');
    expect(html).toContain('/fi/elections/KV-2021-APR/places?municipality=588');
    expect(html).toContain('7\u00a0330 (31.12.2020)');
  });

  it('stay without any of the places carried over to the coming election', async () => {
    const html = await open('/fi/municipalities/091');
    const next = html.slice(html.indexOf('id="next"'), html.indexOf('id="elections"'));
    expect(next).toContain('Kunta ei ole vielä vahvistanut paikkojaan');
    expect(next).not.toContain('place-lines');
  });

  it('give the hours of a municipality’s places of 2021 in three steps, in Swedish', async () => {
    const start = await open('/sv');
    expect(start).toContain('action="/sv/search"');
    const found = await get('/sv/search?q=hyvinge').expect(303);
    const page = await open(found.headers.location!);
    expect(page).toContain('<h1>Hyvinge</h1>');
    expect(page).toMatch(/kl\. \d+\.\d\d–\d+\.\d\d/);
  });
});
