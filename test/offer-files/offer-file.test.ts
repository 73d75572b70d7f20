/** docs/csv-formats.md, the table of columns, and what a file becomes. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readElection } from '../../src/elections/election.store';
import { offerCells, writeOffersCsv } from '../../src/offer-files/offer-cells.csv';
import { offerColumnKeys, offerColumns, readOfferHeader } from '../../src/offer-files/offer-columns.csv';
import { readOffersCsv } from '../../src/offer-files/offer-file.csv';
import type { OfferFileContext } from '../../src/offer-files/offer-row.csv';
import { planOffers } from '../../src/offer-files/offer-plan.model';
import { createOutlines } from '../../src/areas/outline.service';
import { createHelpGeography } from '../../src/offers/help-geography.service';
import { helpType, helpTypeCodes, type HelpTypeCode } from '../../src/offers/help-type.model';
import { homeRegistrationDay } from '../../src/offers/offer.service';
import {
  capacityFields,
  daysOfType,
  targetGroups,
  type Capacity,
  type Offer,
} from '../../src/offers/offer.model';
import { helpLanguages } from '../../src/organisations/organisation.form';
import { fromRoot } from '../../src/platform/project-root';
import { anOffer, loadSmallCountry, rideContent } from '../support/offers';
import { acceptedOrganisation } from '../support/organisations';
import { createTestApp, type TestApp } from '../support/test-app';

describe('the documentation of files of offers', () => {
  it('lists every column in order, in all three languages', () => {
    const text = readFileSync(fromRoot('docs', 'csv-formats.md'), 'utf8');
    const part = text.split(/^## /m).find((each) => each.startsWith('Offers of many')) ?? '';
    const rows = [...part.matchAll(/^\| `(\w+)` +\| `(\w+)` +\| `(\w+)` +\|/gm)].map((match) =>
      match.slice(1, 4),
    );
    expect(rows).toEqual(
      offerColumnKeys.map((key) => [offerColumns[key].fi, offerColumns[key].sv, offerColumns[key].en]),
    );
  });

  it('has columns whose names mean one each', () => {
    for (const key of offerColumnKeys)
      for (const language of ['fi', 'sv', 'en'] as const)
        expect([...readOfferHeader([offerColumns[key][language]]).columns.keys()]).toEqual([key]);
  });
});

describe('a file of offers', () => {
  let test: TestApp;
  let context: OfferFileContext;
  const local = acceptedOrganisation('local', { businessId: null, registerNumber: '123456' });
  const umbrella = acceptedOrganisation('umbrella', { businessId: '2077474-0', registerNumber: null });
  const waiting = acceptedOrganisation('waiting', {
    state: 'confirmed',
    businessId: null,
    registerNumber: null,
  });
  beforeAll(async () => {
    test = await createTestApp();
    await loadSmallCountry(test);
    const geography = await createHelpGeography(test.deps, createOutlines(test.deps)).read();
    const election = (await readElection(test.deps.db, 'EKV-2027'))!;
    context = {
      election,
      registrationEnds: homeRegistrationDay(election),
      form: { ...geography, asksPrecautions: false, now: new Date('2026-11-24T09:00:00Z') },
      organisations: [umbrella, local, waiting],
      offers: [],
    };
  });
  afterAll(() => test.close());

  const row = (cells: Partial<Record<keyof typeof offerColumns, string>>) => {
    const whole = {
      ...offerCells({ ...anOffer(), id: '', organisation: local }, 'fi', context.form.municipalities),
      ...cells,
    };
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    return offerColumnKeys.map((key) => quote(whole[key])).join(';');
  };
  const file = (...rows: string[]) =>
    [offerColumnKeys.map((key) => offerColumns[key].fi).join(';'), ...rows].join('\n');
  const problemsOf = (text: string, offers: readonly Offer[] = []) =>
    readOffersCsv(text, { ...context, offers }).problems.map(
      ({ line, column, message }) => `${line ?? ''} ${column ?? ''} ${message.split('.').at(-1)!}`,
    );

  it('gives back what it was written from, whatever the kind of help and the language', () => {
    const content = fc.constantFrom(...helpTypeCodes).chain((type: HelpTypeCode) => {
      const possible = daysOfType(type, context.election, context.registrationEnds);
      const { capacity: kind } = helpType(type);
      const capacity = Object.fromEntries(capacityFields[kind].map((name, index) => [name, index + 1]));
      const text = fc.stringMatching(/^[A-Za-zåäö][A-Za-zåäö ,;|"'\n=+-]{0,30}[a-z]$/);
      return fc.record({
        type: fc.constant(type),
        description: text,
        notes: text,
        targetGroups: fc.subarray([...targetGroups], { minLength: 1 }),
        languages: fc.subarray([...helpLanguages], { minLength: 1 }),
        municipalities: fc.subarray(['176', '541'], { minLength: 1 }),
        days: possible.length === 0 ? fc.constant([]) : fc.subarray(possible, { minLength: 1 }),
        capacity: fc.constant({ kind, ...capacity } as Capacity),
        isFree: fc.boolean(),
      });
    });
    fc.assert(
      fc.property(
        content,
        fc.constantFrom('fi', 'sv', 'en'),
        fc.constantFrom('excel-fi', 'rfc4180'),
        (made, language, dialect) => {
          const { type, ...says } = made;
          const hasDays = daysOfType(type, context.election, context.registrationEnds).length > 0;
          const hours = hasDays ? {} : { opensAt: null, closesAt: null };
          const whole = { ...rideContent, ...says, ...hours, declarations: [] };
          const written = { ...anOffer({ type, content: whole }), id: '', organisation: local };
          const csv = writeOffersCsv([written], [waiting], {
            language,
            dialect,
            municipalities: context.form.municipalities,
          });
          const read = readOffersCsv(csv, context);
          expect(read.problems).toEqual([]);
          expect(read.blank).toBe(1);
          expect(read.rows.map(({ content: { ...back }, organisationId }) => [organisationId, back])).toEqual(
            [['local', whole]],
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('tells everything that is wrong, by line and column, and never assumes a declaration', () => {
    expect(problemsOf(file(row({})))).toEqual([]);
    expect(readOffersCsv(file(row({})), context).rows[0]!.content.declarations).toEqual([]);
    const wrong = file(
      row({ organisation: 'Tuntematon', number: '' }),
      row({ type: 'lentokone' }),
      row({ days: '31.6.2027' }),
      row({ days: '1.1.2027' }),
      row({ seats: 'monta', phone: '', email: '' }),
      row({ municipalities: 'Atlantis', languages: 'klingon' }),
      row({ organisation: waiting.name, number: '' }),
      row({ description: 'Hän on 131052-308T' }),
      row({ offerId: 'nobody' }),
    );
    expect(problemsOf(wrong)).toEqual([
      '2 jarjesto organisationUnknown',
      '3 avun_laji typeUnknown',
      '4 paivat daysUnreadable',
      '5 paivat daysOutside',
      '6 matkustajapaikkoja number',
      '6 puhelin contact',
      '7 kielet wordUnknown',
      '7 kunnat municipalitiesUnknown',
      '8 jarjesto organisationNotAccepted',
      '9 kuvaus text',
      '10 tunnus idUnknown',
    ]);
  });

  it('reads days, hours and yes as people write them, and a circle', () => {
    const says = { days: '7.4.–9.4.2027 | 18.4.', opensAt: '9', closesAt: 'klo 17.30', isFree: 'Kyllä' };
    const [read] = readOffersCsv(file(row(says)), context).rows;
    expect(read!.content).toMatchObject({
      days: ['2027-04-07', '2027-04-08', '2027-04-09', '2027-04-18'],
      opensAt: '09:00',
      closesAt: '17:30',
      isFree: true,
    });
    const [circle] = readOffersCsv(
      file(row({ municipalities: '', centre: '83900', radiusKm: '20' })),
      context,
    ).rows;
    expect(circle!.content.circle).toMatchObject({ radiusMetres: 20_000, municipalityCode: '176' });
    expect(circle!.cells.centre).toBe('83900');
  });

  it('changes an offer by its id, keeps what the file has no column for, and adds nothing twice', () => {
    const offer = anOffer({ id: 'ride', organisationId: 'local' });
    const offers = [offer];
    const cells = offerCells({ ...offer, organisation: local }, 'fi', context.form.municipalities);
    const stored = [{ organisationId: 'local', cells }];
    const plan = (text: string) => planOffers(readOffersCsv(text, { ...context, offers }).rows, stored);
    expect(plan(file(row({ offerId: 'ride' })))).toEqual({ add: [], change: [], flags: [] });
    expect(plan(file(row({}))).add).toEqual([]);
    expect(plan(file(row({ description: 'Muuta' }), row({ description: 'Muuta' }))).add).toHaveLength(1);
    const changed = plan('tunnus,avun_laji,puhelin\nride,transport_individual,111 222').change[0]!;
    expect([changed.columns, changed.content.description]).toEqual([['phone'], rideContent.description]);
    expect(
      problemsOf(file(row({ offerId: 'ride', seats: '2' }), row({ offerId: 'ride', seats: '3' })), offers),
    ).toEqual(['3  idTwice']);
    expect(problemsOf(file(row({ offerId: 'ride', type: 'escort' })), offers)).toContain(
      '2 avun_laji typeOther',
    );
  });
});
