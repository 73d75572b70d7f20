import fc from 'fast-check';
import { withoutRepeats, type DraftAtLine } from '../../src/polling-places/place-key.model';
import {
  planCounts,
  planImport,
  scopeOf,
  type DraftField,
  type ImportPlan,
} from '../../src/polling-places/polling-place-import.model';
import type { PollingPlace, PollingPlaceDraft } from '../../src/polling-places/polling-place.model';
import { aDraft, aPlace } from '../support/places';

const everyField = new Set(Object.keys(aDraft()) as DraftField[]);

function rowsOf(...drafts: PollingPlaceDraft[]): DraftAtLine[] {
  return drafts.map((draft, index) => ({ line: index + 2, draft }));
}

function plan(
  existing: PollingPlace[],
  rows: DraftAtLine[],
  fields: ReadonlySet<DraftField> = everyField,
): ImportPlan {
  const single = withoutRepeats(rows).rows;
  return planImport(existing, single, scopeOf(single, fields));
}

/** What would be in the database after the plan. */
function after(existing: readonly PollingPlace[], { add, change, remove }: ImportPlan): PollingPlace[] {
  const removed = new Set(remove.map(({ id }) => id));
  const changed = new Map(change.map(({ place, draft }) => [place.id, draft]));
  return [
    ...existing.filter(({ id }) => !removed.has(id)).map((place) => ({ ...place, ...changed.get(place.id) })),
    ...add.map(({ line, draft }) => aPlace({ ...draft, id: `new-${line}` })),
  ];
}

describe('Planning an import', () => {
  it('adds what is new, changes field by field, removes what the file lacks, leaves the rest', () => {
    const existing = [
      aPlace({ id: 'a', nameFi: 'Kirjasto' }),
      aPlace({ id: 'b', nameFi: 'Koulu', note: 'vanha' }),
      aPlace({ id: 'c', nameFi: 'Poistuva talo' }),
    ];
    const made = plan(
      existing,
      rowsOf(aDraft({ nameFi: 'Koulu', note: 'uusi' }), aDraft(), aDraft({ nameFi: 'Uusi talo' })),
    );
    expect(planCounts(made)).toEqual({ add: 1, change: 1, remove: 1, unchanged: 1 });
    expect(made.change[0]).toMatchObject({
      line: 2,
      fields: [{ field: 'note', before: 'vanha', after: 'uusi' }],
    });
    expect(made.remove.map(({ id }) => id)).toEqual(['c']);
  });

  it('removes nothing of another municipality, nor of another kind, than the rows of the file', () => {
    const existing = [
      aPlace({ id: 'other municipality', municipalityCode: '049' }),
      aPlace({ id: 'other kind', kind: 'election_day', districts: ['001'] }),
      aPlace({ id: 'kind of another municipality', municipalityCode: '049', kind: 'election_day' }),
    ];
    const made = plan(
      existing,
      rowsOf(
        aDraft({ nameFi: 'Uusi' }),
        aDraft({ municipalityCode: '049', kind: 'election_day', nameFi: 'Uusi' }),
      ),
    );
    expect(made.remove.map(({ id }) => id)).toEqual(['kind of another municipality']);
  });

  it('follows the own id through a new name, address and kind', () => {
    const existing = [aPlace({ id: 'a', ownId: '7' })];
    const made = plan(existing, rowsOf(aDraft({ ownId: '7', nameFi: 'Uusi nimi', kind: 'mobile_stop' })));
    expect(made.change[0]?.fields.map(({ field }) => field).sort()).toEqual(['kind', 'nameFi']);
  });

  it('gives a place its own id later, and keeps it when a file leaves it out', () => {
    const withId = plan([aPlace({ id: 'a' })], rowsOf(aDraft({ ownId: '7' })));
    expect(withId.change[0]?.fields).toEqual([{ field: 'ownId', before: null, after: '7' }]);
    expect(planCounts(plan([aPlace({ id: 'a', ownId: '7' })], rowsOf(aDraft())))).toMatchObject({
      unchanged: 1,
      change: 0,
    });
  });

  it('takes two different own ids for two places, whatever else they share', () => {
    const made = plan([aPlace({ id: 'a', ownId: '7' })], rowsOf(aDraft({ ownId: '8' })));
    expect(planCounts(made)).toEqual({ add: 1, change: 0, remove: 1, unchanged: 0 });
  });

  it('keeps what the file has no column for', () => {
    const known = aPlace({
      id: 'a',
      ownId: '7',
      note: 'sisäpihalta',
      position: { easting: 385000, northing: 6672000 },
    });
    const rows = rowsOf(aDraft({ ownId: '7', accessibilitySummary: 'full' }));
    const made = plan(
      [known],
      rows,
      new Set<DraftField>(['municipalityCode', 'kind', 'ownId', 'accessibilitySummary']),
    );
    expect(made.change[0]?.fields.map(({ field }) => field)).toEqual(['accessibilitySummary']);
  });

  it('finds a place by name and address through case, spaces and punctuation', () => {
    const made = plan([aPlace({ id: 'a' })], rowsOf(aDraft({ nameFi: 'KIRJASTO', addressFi: 'Itä-tie  1' })));
    expect(made.change[0]?.place.id).toBe('a');
  });
});

describe('Rows that describe one place more than once', () => {
  it('are one, with a warning, when they are equal', () => {
    const { rows, problems } = withoutRepeats(rowsOf(aDraft(), aDraft()));
    expect(rows).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'rowTwice', line: 3, params: { otherLine: 2 } }]);
  });

  it('are an error that names both lines when they differ', () => {
    const { problems } = withoutRepeats(rowsOf(aDraft({ note: 'a' }), aDraft(), aDraft({ note: 'b' })));
    expect(problems).toMatchObject([
      { code: 'keyTwice', severity: 'error', line: 3, params: { otherLine: 2 } },
      { code: 'keyTwice', severity: 'error', line: 4, params: { otherLine: 2 } },
    ]);
  });

  it('are one place for several districts when they share their own id, and two places otherwise', () => {
    const place = { kind: 'election_day', nameFi: 'Koulu' } as const;
    const shared = rowsOf(
      aDraft({ ...place, ownId: '7', districts: ['002'], districtName: 'Länsi' }),
      aDraft({ ...place, ownId: '7', districts: ['001'], districtName: 'Itä' }),
    );
    expect(withoutRepeats(shared)).toMatchObject({
      rows: [{ draft: { districts: ['001', '002'], districtName: 'Itä, Länsi' } }],
      problems: [],
    });
    const apart = rowsOf(aDraft({ ...place, districts: ['002'] }), aDraft({ ...place, districts: ['001'] }));
    expect(withoutRepeats(apart).rows).toHaveLength(2);
  });
});

describe('Any import', () => {
  // Few words, so that rows often meet the same place.
  const draft: fc.Arbitrary<PollingPlaceDraft> = fc
    .record({
      municipalityCode: fc.constantFrom('091', '049'),
      kind: fc.constantFrom('advance' as const, 'election_day' as const),
      ownId: fc.constantFrom(null, '1', '2'),
      nameFi: fc.constantFrom('Kirjasto', 'KIRJASTO', 'Koulu'),
      districts: fc.subarray(['001', '002']),
      note: fc.constantFrom(null, 'a', 'b'),
    })
    .map((says) => aDraft(says));
  const rows = fc.array(draft, { maxLength: 8 }).map((drafts) => withoutRepeats(rowsOf(...drafts)).rows);
  const places = fc
    .uniqueArray(draft, {
      selector: ({ municipalityCode, ownId, note }) => `${municipalityCode} ${ownId ?? note ?? ''}`,
      maxLength: 6,
    })
    .map((drafts) => drafts.map((each, index) => aPlace({ ...each, id: `id-${index}` })));
  const fields = fc.constantFrom(
    everyField,
    new Set<DraftField>(['municipalityCode', 'kind', 'nameFi', 'districts', 'ownId']),
  );

  it('changes nothing when the same file comes twice', () => {
    fc.assert(
      fc.property(places, rows, fields, (existing, file, columns) => {
        const scope = scopeOf(file, columns);
        const second = planImport(after(existing, planImport(existing, file, scope)), file, scope);
        expect(planCounts(second)).toEqual({ add: 0, change: 0, remove: 0, unchanged: file.length });
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of rows, nor on the order of what is there', () => {
    const shuffled = fc.tuple(places, rows).chain(([existing, file]) =>
      fc.record({
        existing: fc.constant(existing),
        file: fc.constant(file),
        otherExisting: fc.shuffledSubarray(existing, { minLength: existing.length }),
        otherFile: fc.shuffledSubarray(file, { minLength: file.length }),
      }),
    );
    const contents = (made: ImportPlan) => ({
      add: made.add,
      change: made.change,
      remove: made.remove.map(({ id }) => id).sort(),
      unchanged: made.unchanged,
    });
    fc.assert(
      fc.property(shuffled, fields, ({ existing, file, otherExisting, otherFile }, columns) => {
        const scope = scopeOf(file, columns);
        expect(contents(planImport(otherExisting, otherFile, scope))).toEqual(
          contents(planImport(existing, file, scope)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('touches every place of its scope exactly once', () => {
    fc.assert(
      fc.property(places, rows, (existing, file) => {
        const made = planImport(existing, file, scopeOf(file, everyField));
        const lines = [...made.add, ...made.change, ...made.unchanged]
          .map(({ line }) => line)
          .sort((a, b) => a - b);
        expect(lines).toEqual(file.map(({ line }) => line).sort((a, b) => a - b));
        const ids = [
          ...made.change.map(({ place }) => place.id),
          ...made.unchanged.map(({ place }) => place.id),
          ...made.remove.map(({ id }) => id),
        ];
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
