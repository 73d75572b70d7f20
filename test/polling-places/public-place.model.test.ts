import { isPublicPlace, withoutEarlierHours } from '../../src/polling-places/public-place.model';
import { pollingPlace } from '../support/polling-places';

const election = { heldOn: '2027-04-18' };
const announced = { confirmedAt: null, carriedOverFrom: null, visibility: 'shown' } as const;
const carriedOver = { confirmedAt: null, carriedOverFrom: 'KV-2025', visibility: 'shown' } as const;
const confirmed = {
  confirmedAt: '2027-02-20T08:00:00.000Z',
  carriedOverFrom: 'KV-2025',
  visibility: 'shown',
} as const;

describe('what the public sees of places', () => {
  it.each(['2026-11-24', '2027-04-18'])(
    'is only what is confirmed, before and on election day (%s)',
    (today) => {
      expect(isPublicPlace(confirmed, election, today)).toBe(true);
      expect(isPublicPlace(announced, election, today)).toBe(false);
      expect(isPublicPlace(carriedOver, election, today)).toBe(false);
    },
  );

  it('is what was announced or confirmed, after the election, and never what was carried over for planning', () => {
    expect(isPublicPlace(announced, election, '2027-04-19')).toBe(true);
    expect(isPublicPlace(confirmed, election, '2027-04-19')).toBe(true);
    expect(isPublicPlace(carriedOver, election, '2027-04-19')).toBe(false);
  });

  it.each(['hidden', 'withdrawn'] as const)('is never what its municipality has %s', (visibility) => {
    for (const place of [announced, confirmed])
      expect(isPublicPlace({ ...place, visibility }, election, '2027-04-19')).toBe(false);
  });

  it('has no words on the hours of an earlier election', () => {
    const hoursText = 'ma–pe 8–20';
    const hours = [{ day: '2027-04-18', opensAt: '09:00', closesAt: '20:00' }] as const;
    const carried = pollingPlace({ carriedOverFrom: 'KV-2025', hours: [], hoursText });
    expect(withoutEarlierHours(carried).hoursText).toBeNull();
    expect(withoutEarlierHours({ ...carried, hours }).hoursText).toBe(hoursText);
    expect(withoutEarlierHours({ ...carried, carriedOverFrom: null }).hoursText).toBe(hoursText);
  });
});
