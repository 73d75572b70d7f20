import { lightPlan, wholePlan } from '../../src/polling-places/light-plan.model';
import { planAccessibility } from '../../src/polling-places/accessibility-import.model';
import { planImport, scopeOf, type DraftField } from '../../src/polling-places/polling-place-import.model';
import type { PollingPlaceDraft } from '../../src/polling-places/polling-place.model';
import { changedCells } from '../../src/polling-places/place-writing.csv';
import { aDraft, aPlace } from '../support/places';

const places = ['stays', 'changes', 'goes'].map((ownId) =>
  aPlace({ id: `place ${ownId}`, ownId, addressFi: ownId, postcode: '00100', carriedOverFrom: null }),
);
const draftOf = (ownId: string, says: Partial<PollingPlaceDraft> = {}) =>
  aDraft({ ownId, addressFi: ownId, postcode: '00100', ...says });

describe('A plan between threads', () => {
  it('is whole again on the other side: what comes, changes, goes and stays', () => {
    const hours = [{ day: '2021-05-26', opensAt: '09:00', closesAt: '20:00' }];
    const drafts = [
      draftOf('stays'),
      draftOf('changes', { nameFi: 'Uusi nimi', hours, hoursUnderstood: true, postcode: null }),
      draftOf('comes'),
    ];
    const rows = drafts.map((draft, index) => ({ line: index + 2, draft }));
    const fields = new Set(Object.keys(aDraft()) as DraftField[]);
    const plan = planImport(places, rows, scopeOf(rows, fields));
    const whole = wholePlan(structuredClone(lightPlan(plan)), places);
    expect(whole).toMatchObject(plan);
    expect(changedCells(whole.change[0]!.place, whole.change[0]!.draft)).toEqual(
      changedCells(plan.change[0]!.place, plan.change[0]!.draft),
    );
    expect([whole.add.length, whole.change.length, whole.remove.length, whole.unchanged.length]).toEqual([
      1, 1, 1, 1,
    ]);
  });

  it('keeps what a file of accessibility says', () => {
    const row = {
      line: 2,
      placeId: null,
      ownId: 'stays',
      criterion: 'wide_door',
      said: { value: 'yes' } as const,
    };
    const { plan } = planAccessibility(places, [row]);
    expect(plan.change).toHaveLength(1);
    expect(wholePlan(structuredClone(lightPlan(plan)), places)).toEqual(plan);
  });
});
