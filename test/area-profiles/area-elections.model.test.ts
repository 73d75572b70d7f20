import { readFileSync } from 'node:fs';
import { latestKnownElection, reportedElections } from '../../src/area-profiles/area-elections.model';
import { parseElectionFile } from '../../src/elections/election.form';
import type { ElectionRecord } from '../../src/elections/election.model';
import { fromRoot } from '../../src/platform/project-root';
import type { PlaceCount } from '../../src/polling-places/place-count.model';

const parsed = parseElectionFile(readFileSync(fromRoot('data', 'elections.json'), 'utf8'));
const elections: readonly ElectionRecord[] = parsed.ok ? parsed.value : [];
const today = '2026-11-24';
const announcedAt = (...codes: string[]): PlaceCount[] =>
  codes.map((electionCode) => ({
    electionCode,
    municipalityCode: '001',
    kind: 'advance',
    confirmed: 0,
    announced: 1,
    carriedOver: 0,
  }));
const mainland = { code: '001', regionCode: '10' };
const aland = { code: '478', regionCode: '21' };

describe('elections of an area’s page', () => {
  it('are past ones with places, held in the area, latest first', () => {
    const counts = announcedAt('EPV-2024', 'KV-2021', 'KV-2025', 'KV-2021-APR', 'EKV-2027');
    const codes = (members: (typeof mainland)[]) =>
      reportedElections(elections, counts, members, today).map((election) => election.code);
    expect(codes([mainland])).toEqual(['KV-2025', 'EPV-2024', 'KV-2021']);
    expect(codes([aland])).toEqual(['EPV-2024']);
    expect(codes([aland, mainland])).toEqual(['KV-2025', 'EPV-2024', 'KV-2021']);
    expect(codes([])).toEqual([]);
  });

  it('show the latest one known in full, a replaced schedule only for want of others', () => {
    const latest = (...codes: string[]) => latestKnownElection(elections, announcedAt(...codes), today)?.code;
    expect(latest('KV-2017', 'KV-2021-APR')).toBe('KV-2017');
    expect(latest('KV-2021-APR')).toBe('KV-2021-APR');
    expect(latest('EKV-2027')).toBeUndefined();
    expect(latest()).toBeUndefined();
  });

  it('never rest on places that were merely carried over', () => {
    const carried = announcedAt('KV-2021').map((count) => ({ ...count, announced: 0, carriedOver: 5 }));
    expect(latestKnownElection(elections, carried, today)).toBeUndefined();
  });
});
