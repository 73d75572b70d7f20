import { createImportReadings } from '../../src/demand-imports/import-readings.service';
import { importProgressPage } from '../../src/demand-imports/import-progress.pages';
import type { DemandImport } from '../../src/demand-imports/demand-import.model';
import type { Reading } from '../../src/demand-imports/demand-import.service';
import { translator } from '../../src/i18n/translate';
import { createTestApp, type TestApp } from '../support/test-app';

const file = {
  kind: 'cost_matrix',
  scope: 'EKV-2027',
  path: '/nowhere',
  name: 'matkat.csv',
  sizeBytes: 200 * 1024 * 1024,
  describedOn: null,
  accountId: null,
} as const;
const reader = { t: translator('fi'), language: 'fi' } as const;

describe('A file that takes long to read', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
  });
  afterAll(() => test.close());

  /** Readings whose end the test decides. */
  function held() {
    let settle: { end: (made: DemandImport) => void; fail: (error: Error) => void };
    let running: Reading;
    const readings = createImportReadings(test.deps, (_file, reading) => {
      running = reading;
      return new Promise((end, fail) => {
        settle = { end, fail };
      });
    });
    const { id, ready } = readings.start(file);
    const pageOf = () => {
      const reading = readings.find(id);
      return reading === null ? null : importProgressPage({ id, reading, kind: 'Matkat' }, reader);
    };
    const read = (kilobytes: number) => Atomics.store(new Int32Array(running.kilobytesRead), 0, kilobytes);
    return {
      ready,
      pageOf,
      read,
      end: () => {
        settle.end({} as DemandImport);
      },
      fail: () => {
        settle.fail(new Error('x'));
      },
    };
  }

  it('tells how much of it is read, and gives way to the version once that is there', async () => {
    const { ready, pageOf, read, end } = held();
    expect(pageOf()).toMatchObject({ step: 'Luettu 0 %.', value: 0, refreshSeconds: 2, failed: null });
    read(75 * 1024);
    expect(pageOf()).toMatchObject({ step: 'Luettu 30 %.', value: 30 });
    end();
    await ready;
    expect(pageOf()).toBeNull();
  });

  it('says so when the service fails, and asks no more', async () => {
    const { ready, pageOf, fail } = held();
    fail();
    await expect(ready).rejects.toThrow('x');
    const page = pageOf()!;
    expect(page.failed).toContain('Lähetä tiedosto uudelleen');
    expect(page).not.toHaveProperty('refreshSeconds');
  });
});
