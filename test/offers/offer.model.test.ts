import { helpType, helpTypeCodes } from '../../src/offers/help-type.model';
import { daysOfType, emptyContent, missingSteps, type Offer } from '../../src/offers/offer.model';
import { fits, publicContentFields, toPublicOffer } from '../../src/offers/public-offer.model';
import type { Organisation } from '../../src/organisations/organisation.model';
import { anOffer, anOrganisation, rideContent } from '../support/offers';

const election = { heldOn: '2027-04-18', advanceFrom: '2027-04-07', advanceTo: '2027-04-13' };
const content = rideContent;
const organisation = anOrganisation();
const offer = anOffer({ content: { ...rideContent, description: 'A change that nobody has reviewed' } });
const juuka = { municipalityCode: '176', postcode: '83900', position: null, spreadMetres: 0 };
const publicOf = (change: Partial<Offer>, by: Partial<Organisation> = {}, today = '2027-04-01') =>
  toPublicOffer({ ...offer, ...change }, { ...organisation, ...by }, election, today);

describe('the kinds of help', () => {
  it('are the 24 of the notes, each with the flags written there', () => {
    expect(helpTypeCodes).toHaveLength(24);
    const flagged = (flag: string) =>
      helpTypeCodes.filter((code) => helpType(code).flags.some((each) => each === flag));
    expect(flagged('C')).toEqual(['booth_assistant', 'home_attendee', 'recruit_officials']);
    expect(flagged('R')).toEqual(['recruit_officials']);
    expect(flagged('P')).toEqual(['booth_assistant', 'home_attendee']);
    expect(helpTypeCodes.filter((code) => helpType(code).flags.length === 0)).toEqual([
      'accessibility_audit',
      'venue',
    ]);
  });

  it('name days of the phases in which they are given', () => {
    expect(daysOfType('home_attendee', election, null)).toHaveLength(7);
    expect(daysOfType('escort', election, null)).toHaveLength(8);
    expect(daysOfType('venue', election, null)).toEqual([]);
    expect(daysOfType('home_registration', election, '2027-04-06').at(-1)).toBe('2027-04-06');
    expect(daysOfType('home_registration', election, null)).toEqual([]);
  });

  it('lack what their step has not been told yet', () => {
    const days = daysOfType('transport_individual', election, null);
    expect(missingSteps('transport_individual', emptyContent, days)).toEqual(['what', 'where', 'booking']);
    expect(missingSteps('transport_individual', content, days)).toEqual([]);
    expect(missingSteps('transport_individual', { ...content, declarations: [] }, days)).toEqual(['booking']);
    expect(missingSteps('transport_individual', { ...content, days: ['2021-06-13'] }, days)).toEqual([
      'where',
    ]);
    expect(
      missingSteps('transport_individual', { ...content, capacity: { kind: 'helpers', helpers: 2 } }, days),
    ).toEqual(['where']);
  });
});

describe('what leaves the service of an offer', () => {
  it('is this list of fields and no other', () => {
    expect([...publicContentFields]).toEqual([
      'description',
      'targetGroups',
      'languages',
      'municipalities',
      'postcodes',
      'circle',
      'days',
      'opensAt',
      'closesAt',
      'bookingHow',
      'bookingUntil',
      'isFree',
      'phone',
      'email',
      'notes',
      'precautions',
    ]);
    expect(Object.keys(publicOf({})!).sort()).toEqual(
      [
        ...publicContentFields,
        ...['id', 'type', 'organisationId', 'organisationName', 'trust', 'takesWheelchairs', 'isUnconfirmed'],
      ].sort(),
    );
    expect(JSON.stringify(publicOf({}))).not.toMatch(/secret|vehicles|declar/i);
  });

  it('is the reviewed version, not the one being written', () => {
    expect(publicOf({ state: 'draft' })!.description).toBe('Kyytejä kylistä');
  });

  it.each([
    ['paused', { state: 'paused' }, {}],
    ['withdrawn', { state: 'withdrawn', hasPublicVersion: false, publishedContent: null }, {}],
    ['never published', { state: 'submitted', hasPublicVersion: false, publishedContent: null }, {}],
    ['a ride of an organisation not checked', {}, { trust: 'unverified' }],
    ['of an organisation not accepted', {}, { state: 'refused' }],
    ['for organisers', { type: 'equipment' }, {}],
  ] as [string, Partial<Offer>, Partial<Organisation>][])('is nothing when it is %s', (_name, change, by) => {
    expect(publicOf(change, by)).toBeNull();
  });

  it.each(helpTypeCodes.filter((code) => helpType(code).isCloseContact))(
    'is nothing for %s from an organisation that nobody has checked',
    (type) => {
      expect(publicOf({ type }, { trust: 'unverified' })).toBeNull();
      expect(publicOf({ type }, { trust: 'vouched_for' })).not.toBeNull();
    },
  );

  it('is nothing after election day', () => {
    expect(publicOf({}, {}, '2027-04-18')).not.toBeNull();
    expect(publicOf({}, {}, '2027-04-19')).toBeNull();
  });

  it('answers a question by type, day, language, wheelchair and postcode', () => {
    const shown = publicOf({})!;
    const all = { type: null, day: null, language: null, wheelchair: false, spot: null };
    expect(fits(shown, all)).toBe(true);
    expect(fits(shown, { ...all, wheelchair: true, day: '2027-04-18', spot: juuka })).toBe(true);
    expect(fits(shown, { ...all, day: '2027-04-10' })).toBe(false);
    expect(fits(shown, { ...all, language: 'sv' })).toBe(false);
    expect(fits({ ...shown, postcodes: ['83901'] }, { ...all, spot: juuka })).toBe(false);
    expect(fits({ ...shown, takesWheelchairs: false }, { ...all, wheelchair: true })).toBe(false);
  });
});
