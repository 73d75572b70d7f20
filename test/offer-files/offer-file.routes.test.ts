import { findOffer, insertOffer, listOffersOf } from '../../src/offers/offer.store';
import { insertOrganisation } from '../../src/organisations/organisation.store';
import { setUmbrella } from '../../src/organisations/umbrella.store';
import { databaseKinds } from '../support/databases';
import { anOffer, loadSmallCountry, registeredPartner, acceptWaiting } from '../support/offers';
import { acceptedOrganisation } from '../support/organisations';
import { csrfTokenIn, type Agent } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';
import { hiddenField, locationOf } from '../support/workspaces';

const header =
  'jarjesto;avun_laji;kuvaus;kenelle;kielet;kunnat;paivat;alkaa;paattyy;ajoneuvoja;matkustajapaikkoja;pyoratuolipaikkoja;kyyteja_paivassa;varaaminen;maksuton;puhelin';
const ride = (organisation: string, description: string) =>
  `${organisation};Kyyti äänestyspaikalle;${description};ikääntyneet;suomi|ruotsi;Juuka;18.4.2027;9;18;1;4;0;6;Soita;kyllä;000 111`;

describe.each(databaseKinds)('offers of many locals in a file on %s', (kind) => {
  let test: TestApp;
  let coordinator: Agent;
  let room: string;
  beforeEach(async () => {
    test = await createTestApp(kind);
    await loadSmallCountry(test);
    coordinator = await registeredPartner(test);
    await acceptWaiting(test, 'vouched_for');
    const { id } = await test.deps.db('organisations').first<{ id: string }>('id');
    for (const local of ['first', 'second', 'stranger']) {
      await insertOrganisation(
        test.deps.db,
        acceptedOrganisation(local, { businessId: null, registerNumber: null }),
      );
      if (local !== 'stranger') await setUmbrella(test.deps.db, local, id);
    }
    await insertOffer(test.deps.db, anOffer({ id: 'ride', organisationId: 'first' }));
    room = `/fi/partner/organisations/${id}/offer-files`;
  });
  afterEach(() => test.close());

  async function send(text: string | Buffer) {
    const page = await coordinator.get(room);
    return coordinator
      .post(room)
      .field('_csrf', csrfTokenIn(page.text))
      .field('election', 'EKV-2027')
      .attach('file', Buffer.from(text), 'tarjoukset.csv');
  }
  async function confirm(preview: string, fields: object = { declarations: ['N'] }, seenText?: string) {
    const text = seenText ?? (await coordinator.get(preview)).text;
    return coordinator
      .post(`${preview}/confirm`)
      .type('form')
      .send({ _csrf: csrfTokenIn(text), seen: hiddenField(text, 'seen'), ...fields });
  }
  const offersOf = async (id: string) => listOffersOf(test.deps.db, [id]);

  it('are shown before anything is sent, want their declarations, and go to review at once', async () => {
    const file = [
      header,
      ride('Esimerkki: first', 'Uusia kyytejä'),
      ride('Esimerkki: second', 'Kyytejä ääneen'),
    ];
    const preview = locationOf(await send(Buffer.from(file.join('\r\n'), 'latin1')));
    const page = await coordinator.get(preview).expect(200);
    expect(page.text).toContain('Uusia tarjouksia 2, muutettuja 0.');
    expect(await offersOf('second')).toEqual([]);

    const refused = await confirm(preview, {});
    expect([refused.status, refused.text.includes('declarations')]).toEqual([422, true]);
    expect(await offersOf('second')).toEqual([]);

    expect(locationOf(await confirm(preview))).toBe(`${room}?done=confirmed`);
    const [added] = await offersOf('second');
    expect([
      added!.state,
      added!.content.description,
      added!.content.declarations.map(({ flag }) => flag),
    ]).toEqual(['submitted', 'Kyytejä ääneen', ['N']]);
    expect((await confirm(preview, { declarations: ['N'] }, page.text)).status).toBe(409);
    expect(await offersOf('second')).toHaveLength(1);
    const audit = await test.deps.db('audit_events').where('type', 'offerFile.confirmed');
    expect(audit).toHaveLength(1);
  });

  it('change what is up only after review, by an edited download', async () => {
    const download = await coordinator.get(`${room}/EKV-2027/offers.csv?dialect=rfc4180`).expect(200);
    expect(download.text).toContain('Esimerkki: second,,,');
    expect(download.text).not.toContain('stranger');
    const same = await coordinator.get(locationOf(await send(download.text)));
    expect(same.text).toContain('Uusia tarjouksia 0, muutettuja 0.');
    const preview = locationOf(await send(download.text.replace('Kyytejä kylistä', 'Kyytejä kaikkialta')));
    expect((await coordinator.get(preview)).text).toContain('<ins>Kyytejä kaikkialta</ins>');
    await confirm(preview);
    const offer = await findOffer(test.deps.db, 'ride');
    expect([offer!.state, offer!.content.description, offer!.publishedContent!.description]).toEqual([
      'submitted',
      'Kyytejä kaikkialta',
      'Kyytejä kylistä',
    ]);
  });

  it('are refused when an offer has changed since the preview, and when two confirm at once one sends', async () => {
    const preview = locationOf(await send([header, ride('Esimerkki: second', 'Uusi')].join('\n')));
    const seen = (await coordinator.get(preview)).text;
    await test.deps.db('offers').where('id', 'ride').increment('version', 1);
    const moved = await confirm(preview, { declarations: ['N'] }, seen);
    expect([moved.status, moved.text.includes('Joku muutti tarjouksia')]).toEqual([409, true]);
    expect(await offersOf('second')).toEqual([]);
    const both = await Promise.all([1, 2].map(() => confirm(preview, { declarations: ['N'] }, moved.text)));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await offersOf('second')).toHaveLength(1);
  });

  it('name what is wrong, never reach other organisations, and can be taken back', async () => {
    const preview = locationOf(await send([header, ride('Esimerkki: stranger', 'Uusi')].join('\n')));
    const page = await coordinator.get(preview);
    expect(page.text).toContain('rivi 2, sarake jarjesto');
    expect(page.text).not.toContain('/confirm"');
    expect(page.text).toContain(`${preview}/problems.csv?dialect=rfc4180`);
    const problems = await coordinator.get(`${preview}/problems.csv?dialect=rfc4180`).expect(200);
    const [head, first] = problems.text.split('\n');
    expect(head).toContain('ongelma,');
    expect(head).toContain('jarjesto,avun_laji,kuvaus');
    expect(first).toMatch(/^\W?virhe,2,jarjesto,Esimerkki: stranger,/);
    expect(first).toContain('Esimerkki: stranger,Kyyti äänestyspaikalle,Uusi');
    await coordinator.get(`${preview}/problems.csv?dialect=x`).expect(400);
    const zip = locationOf(await send(Buffer.from([0x50, 0x4b, 3, 4])));
    await coordinator.get(`${zip}/problems.csv`).expect(404);
    const other = locationOf(await send([header, ride('Esimerkki: second', 'Uusi')].join('\n')));
    const text = (await coordinator.get(other)).text;
    await coordinator
      .post(`${other}/withdraw`)
      .type('form')
      .send({ _csrf: csrfTokenIn(text) })
      .expect(303);
    expect((await confirm(other, { declarations: ['N'] }, text)).status).toBe(409);
    await coordinator.get('/fi/partner/organisations/stranger/offer-files').expect(404);
    const upload = preview.split('/').at(-1)!;
    await coordinator
      .get(`/fi/partner/organisations/stranger/offer-files/${upload}/problems.csv`)
      .expect(404);
  });
});
