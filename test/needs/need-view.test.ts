import {
  needContentClasses,
  needFieldClasses,
  needForAuthorities,
  needForPartners,
  pledgeFieldClasses,
} from '../../src/needs/need-view.model';
import { emptyNeed, type Need } from '../../src/needs/need.model';
import { needGeography, rankNeeds } from '../../src/needs/need-ranking.model';
import { sharedPledgeFields } from '../../src/needs/pledge-view.model';
import { offerContentClasses, offerFieldClasses } from '../../src/offers/public-offer.model';
import { fieldsSeenBy } from '../../src/organisations/output-class.model';

describe('The classes of fields', () => {
  it('let nothing of needs and pledges out to everybody', () => {
    for (const classes of [needFieldClasses, needContentClasses, pledgeFieldClasses])
      expect(fieldsSeenBy<string>(classes, 'public')).toEqual([]);
  });

  it('are these for needs: contacts and versions are for the two sides alone', () => {
    const partners = ['id', 'municipalityCode', 'electionCode', 'type', 'state', 'content'];
    expect(fieldsSeenBy(needFieldClasses, 'partners')).toEqual(partners);
    expect(fieldsSeenBy(needFieldClasses, 'authorities')).toEqual([...partners, 'createdAt', 'changedAt']);
    expect(fieldsSeenBy(needContentClasses, 'partners')).toEqual(Object.keys(emptyNeed));
    const need: Need = {
      id: 'n',
      municipalityCode: '176',
      electionCode: 'EKV-2027',
      type: 'escort',
      state: 'open',
      version: 1,
      content: emptyNeed,
      contact: { role: 'SECRET', email: 'secret@example.org', phone: '', language: 'fi' },
      createdAt: new Date(0),
      changedAt: new Date(0),
    };
    expect(Object.keys(needForPartners(need))).toEqual(partners);
    const ranked = rankNeeds(
      [needForPartners(need)],
      { municipalities: new Set(['176']), types: new Set() },
      needGeography([]),
      '2026-11-24',
    );
    expect(ranked.map((each) => Object.keys(each.need))).toEqual([partners]);
    expect(JSON.stringify([ranked, needForAuthorities(need)])).not.toContain('ecret');
  });

  it('are these for pledges, none of which another organisation sees', () => {
    expect(fieldsSeenBy(pledgeFieldClasses, 'partners')).toEqual([]);
    expect(fieldsSeenBy(pledgeFieldClasses, 'authorities')).toEqual([
      'needId',
      'organisationId',
      'state',
      'quantity',
      'seats',
      'wheelchairPlaces',
    ]);
    // The contact is handed over apart, while the pledge holds.
    expect(sharedPledgeFields).not.toContain('contact');
  });

  it('are these for offers: amount, declarations and review are never public', () => {
    expect(fieldsSeenBy(offerFieldClasses, 'public')).toEqual([
      'id',
      'organisationId',
      'electionCode',
      'type',
      'publishedContent',
    ]);
    const all = Object.keys(offerContentClasses);
    expect(all.filter((name) => !fieldsSeenBy<string>(offerContentClasses, 'public').includes(name))).toEqual(
      ['capacity', 'declarations'],
    );
  });
});
