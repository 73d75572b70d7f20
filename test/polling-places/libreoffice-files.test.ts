/** The application's own downloads as LibreOffice hands them back (test/fixtures/libreoffice/README.md), and what is made of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Election } from '../../src/elections/election.model';
import {
  planReadFile,
  readPlaceFile,
  type FileContext,
  type FilePlan,
} from '../../src/polling-places/place-file.csv';
import type { PlaceProblem } from '../../src/polling-places/place-problem.model';
import { changedCells } from '../../src/polling-places/place-writing.csv';
import type { PollingPlace } from '../../src/polling-places/polling-place.model';
import type { Result } from '../../src/shared/result';
import { kv2021, aPlace } from '../support/places';
import { aTown } from '../support/small-site';

const folder = join(__dirname, '..', 'fixtures', 'libreoffice');

const election: Election = {
  code: 'KV-2021',
  type: 'municipal',
  heldOn: kv2021.electionDay,
  advanceFrom: kv2021.advanceFrom,
  advanceTo: kv2021.advanceTo,
  hazardProfile: 'epidemic',
  electorate: 'residents',
  participatingArea: 'mainland',
  reportingLevels: [],
  municipalityVintage: 2021,
  replacedBy: null,
};
const context: FileContext = {
  election,
  municipalities: [aTown('091', { vintage: 2021 })],
  mergers: [],
  listedDistricts: new Map(),
};

function planOf(file: string, existing: readonly PollingPlace[]): Result<FilePlan, readonly PlaceProblem[]> {
  const read = readPlaceFile(readFileSync(join(folder, file)), context, '091');
  return read.ok ? planReadFile(read.value, existing) : read;
}

/** The places that the download was made of. */
function downloadedPlaces(): PollingPlace[] {
  const planned = planOf('downloaded-places.csv', []);
  if (!planned.ok) throw new Error('the download cannot be read');
  return planned.value.plan.add.map(({ draft }) => aPlace({ ...draft, id: `place ${draft.ownId}` }));
}

/** The place that the download of accessibility was made of. */
const assessed = aPlace({
  id: 'e0000000000000000000000000000007',
  ownId: '007',
  accessibility: [
    { criterion: 'low_threshold', value: 'no', measure: '20–25 mm', source: null, assessedOn: '2026-10-02' },
    {
      criterion: 'wide_door',
      value: 'yes',
      measure: '0,90',
      source: 'Esimerkkimittaus',
      assessedOn: '2026-10-01',
    },
  ],
});

interface Expected {
  /** Line, column and code of each problem that the download itself does not have. */
  problems?: readonly string[];
  /** Place, column and the cell as the file has it. */
  changes?: readonly string[];
  add?: number;
  remove?: number;
  /** The file is not planned at all. */
  refused?: boolean;
}

const zerosLost = ['3 tunnus ownIdZerosLost'];
/** The id `4/12` became `04/12/26`: the place would go and come back as another, which is warned of. */
const idTurnedIntoADay = { problems: [...zerosLost, '6 tunnus ownIdOther'], add: 1, remove: 1 };
const dayShortened = ['4/12 aukiolo_teksti 13.06.21'];
const coordinates = ['n_etrs_tm35fin', 'e_etrs_tm35fin'];

const expected: Readonly<Record<string, Expected>> = {
  'downloaded-places.csv': {},
  'comma-utf-8.csv': idTurnedIntoADay,
  'columns-as-text-semicolon-windows-1252.csv': {},
  'finnish-semicolon-windows-1252.csv': { problems: zerosLost, changes: dayShortened },
  'every-text-quoted.csv': { problems: zerosLost },
  'utf-16-tab.csv': {},
  'tab.csv': idTurnedIntoADay,
  'coordinates-with-thousands-and-decimals.csv': { problems: zerosLost, changes: dayShortened },
  'american-dates.csv': idTurnedIntoADay,
  'saved-as-ascii.csv': {
    problems: ['2 nimi_fi lettersLost', '3 nimi_fi lettersLost'],
    changes: [
      '007 nimi_fi Esimerkkipys?kki',
      '007 aukiolo_teksti 27.5.2021 10.30-11.30',
      '007 huomautus Esimerkki\nkahdella rivill?',
      '3 aukiolo_teksti 9.00-20.00',
      'E1 nimi_fi Esimerkkikirjasto - p??kirjasto',
      'E1 nimi_sv Exempelbiblioteket "?h?rnet"',
      'E1 osoite_sv Exempelv?gen 1; 2 v?n.',
      'E1 aukiolo_teksti ke 26.5. klo 9-20, la 29.5. klo 10-16',
    ],
  },
  'opened-as-windows-1252.csv': {
    refused: true,
    problems: [
      '1 ï»¿tunnus columnUnknown',
      '2 nimi_fi textMisread',
      '3 nimi_fi textMisread',
      '5 aukiolo_teksti textMisread',
    ],
  },
  'scientific-coordinates.csv': {
    refused: true,
    problems: [2, 3, 5].flatMap((line) => coordinates.map((column) => `${line} ${column} numberUnreadable`)),
  },
  'xlsx-called-csv.csv': { refused: true, problems: ['– – fileIsWorkbook'] },
  'ods-called-csv.csv': { refused: true, problems: ['– – fileIsWorkbook'] },
  'downloaded-accessibility.csv': {},
  'accessibility-comma.csv': {},
  'accessibility-finnish.csv': { changes: ['007 wide_door 0,9'] },
};

const lineOf = ({ line, column, code }: PlaceProblem) => `${line ?? '–'} ${column ?? '–'} ${code}`;

function changesIn({ plan }: FilePlan): string[] {
  return plan.change.flatMap(({ place, draft, accessibility = place.accessibility }) => [
    ...changedCells(place, draft).map(({ column, after }) => `${place.ownId} ${column} ${after}`),
    ...accessibility
      .filter(
        (finding) => !place.accessibility.some((each) => JSON.stringify(each) === JSON.stringify(finding)),
      )
      .map(({ criterion, measure }) => `${place.ownId} ${criterion} ${measure}`),
  ]);
}

function outcomeOf(file: string): Required<Expected> {
  const isAccessibility = file.includes('accessibility');
  const existing = isAccessibility ? [assessed] : downloadedPlaces();
  const planned = planOf(file, existing);
  const download = planOf(
    isAccessibility ? 'downloaded-accessibility.csv' : 'downloaded-places.csv',
    existing,
  );
  const usual = new Set(download.ok ? download.value.problems.map(lineOf) : []);
  const problems = (planned.ok ? planned.value.problems : planned.problem).map(lineOf);
  return {
    refused: !planned.ok,
    problems: problems.filter((each) => !usual.has(each)),
    changes: planned.ok ? changesIn(planned.value) : [],
    add: planned.ok ? planned.value.plan.add.length : 0,
    remove: planned.ok ? planned.value.plan.remove.length : 0,
  };
}

describe('Downloads saved again by LibreOffice', () => {
  it.each(Object.entries(expected))(
    '%s says what the download said, or what became of it is told',
    (file, what) => {
      const nothing: Required<Expected> = { refused: false, problems: [], changes: [], add: 0, remove: 0 };
      expect(outcomeOf(file)).toEqual({ ...nothing, ...what });
    },
  );

  it('are all listed here and described beside them', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
    expect(files.sort()).toEqual(Object.keys(expected).sort());
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    expect(files.filter((file) => !readme.includes(`\`${file}\``))).toEqual([]);
  });
});
