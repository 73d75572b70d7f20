import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDataVersions } from '../../src/data-version/data-version.store';
import type { ElectionRecord } from '../../src/elections/election.model';
import { loadElections } from '../../src/elections/election.service';
import { listElections, readElection } from '../../src/elections/election.store';
import type { Database } from '../../src/platform/database';
import { fromRoot } from '../../src/platform/project-root';
import { databaseKinds, migratedDatabase } from '../support/databases';

const shipped = fromRoot('data', 'elections.json');

describe.each(databaseKinds)('loading the elections on %s', (kind) => {
  let db: Database;
  let folder: string;
  const clock = () => new Date('2026-11-24T09:00:00Z');

  beforeEach(async () => {
    db = await migratedDatabase(kind);
    folder = await mkdtemp(join(tmpdir(), 'elections-'));
  });
  afterEach(async () => {
    await db.destroy();
    await rm(folder, { recursive: true });
  });

  async function fileWith(change: (elections: ElectionRecord[]) => ElectionRecord[]): Promise<string> {
    const { elections } = JSON.parse(await readFile(shipped, 'utf8')) as { elections: ElectionRecord[] };
    const file = join(folder, 'elections.json');
    await writeFile(file, JSON.stringify({ elections: change(elections) }));
    return file;
  }

  it('reads back every election exactly as the file has it', async () => {
    await loadElections({ db, clock });
    const { elections } = JSON.parse(await readFile(shipped, 'utf8')) as { elections: ElectionRecord[] };
    const inOrder = (election: ElectionRecord) => ({
      ...election,
      publishedDays: [...election.publishedDays].sort((a, b) =>
        `${a.day} ${a.deadline}` < `${b.day} ${b.deadline}` ? -1 : 1,
      ),
    });
    const byCode = (a: ElectionRecord, b: ElectionRecord) => (a.code < b.code ? -1 : 1);
    expect((await listElections(db)).sort(byCode)).toEqual(elections.map(inOrder).sort(byCode));
    expect(await readElection(db, 'KV-2021')).toMatchObject({
      heldOn: '2021-06-13',
      hazardProfile: 'epidemic',
    });
    expect(await readElection(db, 'KV-1999')).toBeUndefined();
  });

  it('lists the elections from the earliest to the latest', async () => {
    await loadElections({ db, clock });
    const days = (await listElections(db)).map((election) => election.heldOn);
    expect(days).toEqual([...days].sort());
  });

  it('changes nothing when the same file comes twice, and keeps the data version', async () => {
    const first = await loadElections({ db, clock });
    const second = await loadElections({ db, clock });
    expect(first.unchanged).toEqual([]);
    expect(second).toEqual({ added: [], changed: [], unchanged: first.added, kept: [] });
    expect(await readDataVersions(db)).toEqual({ elections: 1 });
  });

  it('takes over a moved day and a withdrawn published day, and raises the data version', async () => {
    await loadElections({ db, clock });
    const file = await fileWith((elections) =>
      elections.map((each) => (each.code === 'EKV-2027' ? { ...each, publishedDays: [] } : each)),
    );
    expect(await loadElections({ db, clock }, file)).toMatchObject({ added: [], changed: ['EKV-2027'] });
    expect((await readElection(db, 'EKV-2027'))?.publishedDays).toEqual([]);
    expect(await readDataVersions(db)).toEqual({ elections: 2 });
  });

  it('keeps an election that a later file does not name', async () => {
    await loadElections({ db, clock });
    await loadElections(
      { db, clock },
      await fileWith((all) => all.filter((each) => each.code !== 'KV-2017')),
    );
    expect(await readElection(db, 'KV-2017')).toBeDefined();
  });

  it('refuses a wrong file as a whole and names everything that is wrong', async () => {
    const file = await fileWith((elections) =>
      elections.map((each) =>
        each.code === 'KV-2021'
          ? { ...each, advanceTo: '2021-06-14' }
          : each.code === 'KV-2017'
            ? { ...each, replacedBy: 'KV-1812' }
            : each,
      ),
    );
    await expect(loadElections({ db, clock }, file)).rejects.toThrow(
      /KV-2021\.advanceTo: advance voting must end before[\s\S]*KV-2017\.replacedBy: no other election/,
    );
    expect(await listElections(db)).toEqual([]);
    expect(await readDataVersions(db)).toEqual({});
  });
});
