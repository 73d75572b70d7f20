import fc from 'fast-check';
import { accessibilityCriteria } from '../../src/polling-places/accessibility.model';
import { criteriaOfNeed, needSummaries } from '../../src/polling-places/accessibility-needs.model';
import { knownOrNot, type AccessibilityFinding } from '../../src/polling-places/polling-place.model';

const criteria = Object.keys(accessibilityCriteria);
const finding = (criterion: string, value: AccessibilityFinding['value']): AccessibilityFinding => ({
  criterion,
  value,
  measure: null,
  source: null,
  assessedOn: null,
});

describe('What a place is to people with a need', () => {
  it('is not known while nothing was assessed, and never known for what the checklist does not ask', () => {
    expect(needSummaries([]).map(({ state }) => state)).toEqual(Array(5).fill('unknown'));
    const all = criteria.map((criterion) => finding(criterion, 'yes'));
    expect(needSummaries(all).map(({ need, state }) => [need, state])).toEqual([
      ['wheelchair', 'yes'],
      ['reduced_mobility', 'yes'],
      ['rollator', 'yes'],
      ['low_vision', 'yes'],
      ['hearing', 'unknown'],
    ]);
  });

  it('names what is missing, for those whom it concerns', () => {
    const all = criteria.map((criterion) => finding(criterion, criterion === 'low_threshold' ? 'no' : 'yes'));
    const missing = needSummaries(all).filter(({ state }) => state === 'no');
    expect(missing.map(({ need }) => need)).toEqual(['wheelchair', 'reduced_mobility', 'rollator']);
    for (const each of missing) expect(each.missing).toEqual(['low_threshold']);
  });

  it('is counted criterion by criterion, whatever was found and in whatever order', () => {
    const findings = fc.uniqueArray(fc.tuple(fc.constantFrom(...criteria), fc.constantFrom(...knownOrNot)), {
      selector: ([criterion]) => criterion,
    });
    fc.assert(
      fc.property(findings, (found) => {
        const given = found.map(([criterion, value]) => finding(criterion, value));
        const summaries = needSummaries(given);
        expect(needSummaries([...given].reverse())).toEqual(summaries);
        for (const { need, state, missing, unknown } of summaries) {
          const met = given.filter(
            ({ criterion, value }) =>
              value === 'yes' && criteriaOfNeed[need].some((each) => each === criterion),
          );
          expect(met.length + missing.length + unknown.length).toBe(criteriaOfNeed[need].length);
          expect(state === 'no').toBe(missing.length > 0);
          if (state === 'yes') expect(unknown).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });
});
