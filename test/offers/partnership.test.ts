import { databaseKinds } from '../support/databases';
import {
  acceptWaiting,
  firstInQueue,
  loadSmallCountry,
  registeredPartner,
  registration,
  rideSteps,
  sendOffer,
  submitSeen,
  writeRide,
} from '../support/offers';
import { deliverMail, linkIn, newBrowser, signedInAs, submit } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

describe.each(databaseKinds)('from registering to being found, on %s', (kind) => {
  let test: TestApp;
  const help = async (query: string) => (await newBrowser(test).get(`/fi/help?${query}`).expect(200)).text;

  beforeEach(async () => {
    test = await createTestApp(kind);
    await loadSmallCountry(test);
  });
  afterEach(() => test.close());

  it('an organisation registers, is accepted, offers a ride that is reviewed, and the public finds it', async () => {
    const partner = await registeredPartner(test);
    const offer = await writeRide(partner);
    expect((await sendOffer(partner, offer)).status).toBe(422);
    await acceptWaiting(test, 'register_checked');
    const [accepted] = await deliverMail(test);
    expect(accepted).toMatchObject({ to: registration.email });
    expect(accepted!.text).toContain('har godkänts');

    expect((await sendOffer(partner, offer)).status).toBe(303);
    expect(await help('place=Juuka')).not.toContain('Kyytejä kylistä');
    const moderator = await signedInAs(test, 'moderator');
    const review = await firstInQueue(moderator);
    expect((await submitSeen(moderator, review, { decision: 'publish' })).status).toBe(303);
    const [published] = await deliverMail(test);
    expect(published!.subject).toContain('har publicerats');

    for (const query of ['place=Juuka', 'place=83900&wheelchair=yes', 'place=juuka%20kes&day=2027-04-18']) {
      const html = await help(query);
      expect(html).toContain('Kyytejä kylistä');
      expect(html).toContain('href="tel:+35800000000"');
      expect(html).toContain('Rekisterinumero tarkistettu');
      expect(html).not.toContain(registration.email);
    }
    for (const query of ['place=Nurmes', 'place=Juuka&language=sv', 'place=Juuka&day=2027-04-10']) {
      const html = await help(query);
      expect(html).not.toContain('Kyytejä kylistä');
      expect(html).toContain('aanestyspaikat.fi');
    }
  });

  it('a change of a published offer is reviewed while the old version stays up; pausing takes it down', async () => {
    const partner = await registeredPartner(test);
    await acceptWaiting(test, 'vouched_for');
    const offer = await writeRide(partner);
    await sendOffer(partner, offer);
    const moderator = await signedInAs(test, 'moderator');
    await submitSeen(moderator, await firstInQueue(moderator), { decision: 'publish' });

    await submitSeen(partner, `${offer}/what`, { ...rideSteps.what, description: 'Uusi teksti' } as never);
    expect(await help('place=Juuka')).toContain('Kyytejä kylistä');
    expect(await help('place=Juuka')).not.toContain('Uusi teksti');
    await sendOffer(partner, offer);
    const review = await firstInQueue(moderator);
    expect((await submitSeen(moderator, review, { decision: 'return' })).status).toBe(422);
    await submitSeen(moderator, review, { decision: 'return', reason: 'Kerro reitti' });
    expect((await partner.get(offer)).text).toContain('Kerro reitti');

    await submitSeen(partner, offer, { action: 'pause' }, `${offer}/action`);
    expect(await help('place=Juuka')).not.toContain('Kyytejä kylistä');
  });

  it('rides of an organisation that nobody has checked are not published', async () => {
    const partner = await registeredPartner(test);
    await acceptWaiting(test, 'unverified');
    const offer = await writeRide(partner);
    await sendOffer(partner, offer);
    const moderator = await signedInAs(test, 'moderator');
    const answer = await submitSeen(moderator, await firstInQueue(moderator), { decision: 'publish' });
    expect(answer.status).toBe(422);
    expect(await help('place=Juuka')).not.toContain('Kyytejä kylistä');
  });

  it('two people editing the same offer get a conflict, and what was typed is shown again', async () => {
    const partner = await registeredPartner(test);
    const offer = await writeRide(partner);
    await partner.get(`${offer}/what`);
    const stale = await submitSeen(partner, `${offer}/what`, {
      ...rideSteps.what,
      version: '1',
      description: 'Toisen teksti',
    } as never);
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Toisen teksti');
    expect((await partner.get(offer)).text).toContain('Kyytejä kylistä');
  });

  it('a link confirms once, opening it changes nothing, and an address with an account answers the same', async () => {
    const first = await submit(newBrowser(test), { page: '/fi/register', fields: registration });
    const [letter] = await deliverMail(test);
    const link = linkIn(letter!);
    await newBrowser(test).get(link).expect(200);
    await newBrowser(test).get(link).expect(200);
    const token = new URL(link, 'http://x').searchParams.get('token')!;
    const confirm = () =>
      submit(newBrowser(test), { page: link, action: '/fi/register/confirm', fields: { token } });
    expect((await confirm()).status).toBe(303);
    await newBrowser(test).get(link).expect(410);

    const again = await submit(newBrowser(test), { page: '/fi/register', fields: registration });
    expect([again.status, again.headers.location, again.text]).toEqual([
      first.status,
      first.headers.location,
      first.text,
    ]);
    const [second] = await deliverMail(test);
    expect(second!.text.replace(/token=\S+/, '')).toBe(letter!.text.replace(/token=\S+/, ''));
  });

  it('an offer and the page of an organisation are for its own people only', async () => {
    const partner = await registeredPartner(test);
    const offer = await writeRide(partner);
    const other = await registeredPartner(test, { email: 'other@example.org', name: 'Esimerkki: muu' });
    await other.get(offer).expect(404);
    await other.get(`${offer}/what`).expect(404);
    expect((await other.get('/fi/partner')).text).not.toContain('Juuan kylät');
  });
});

describe('the forms', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
    await loadSmallCountry(test);
  });
  afterAll(() => test.close());

  it('say field by field what is wrong with a registration, and keep what was typed', async () => {
    const answer = await submit(newBrowser(test), {
      page: '/en/register',
      fields: {
        ...registration,
        businessId: '2077474-1',
        municipalities: 'Juuka, Atlantis',
        declaration: '',
      },
    });
    expect(answer.status).toBe(422);
    for (const field of ['businessId', 'municipalities', 'declaration'])
      expect(answer.text).toContain(`href="#${field}"`);
    expect(answer.text).toContain('not recognised: Atlantis');
    expect(answer.text).toContain('value="2077474-1"');
  });

  it('refuse a personal identity code in a text that is published', async () => {
    const partner = await registeredPartner(test);
    const offer = await writeRide(partner);
    const description = 'Hae 010190-123A kotoa';
    const answer = await submitSeen(partner, `${offer}/what`, { ...rideSteps.what, description } as never);
    expect(answer.status).toBe(422);
  });

  it.each(['type=x', 'day=2027-02-30', 'language=xx'])('answer %s kindly', async (query) => {
    const answer = await newBrowser(test).get(`/en/help?place=Juuka&${query}`);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('are shown');
  });

  it('answer a place of ten thousand characters kindly', async () => {
    const answer = await newBrowser(test)
      .get(`/en/help?place=${'x'.repeat(10_000)}`)
      .expect(200);
    expect(answer.text).toContain('No such place');
    expect(answer.text).toContain(`value="${'x'.repeat(80)}"`);
  });

  it('tell the day of registering for home voting, and when it has passed', async () => {
    expect((await newBrowser(test).get('/en/help')).text).toContain('before 16:00 on');
    test.setTime('2027-04-17T09:00:00Z');
    expect((await newBrowser(test).get('/en/help')).text).toContain('has ended');
    test.setTime('2026-11-24T09:00:00Z');
  });
});
