/** Codes in a file: municipalities, voting districts and postcodes, with the zeros that a spreadsheet takes away. */
import type { StandingOf } from './municipality-standing.model';
import type { PlaceCells } from './place-cells.csv';
import type { PlaceKind } from './polling-place.model';

/** `20` and `20.0` → `020`; null when the text is no code of a municipality. */
export function municipalityCodeOf(text: string): string | null {
  const digits = /^(\d{1,3})(?:\.0+)?$/.exec(text)?.[1];
  return digits === undefined || Number(digits) === 0 ? null : digits.padStart(3, '0');
}

/** `1` → `001`, `1a` → `001A`; null when the text is no code of a voting district. */
export function districtCodeOf(text: string): string | null {
  const [, digits, letter = ''] = /^(\d{1,3})([A-Za-z]?)$/.exec(text) ?? [];
  return digits === undefined || Number(digits) === 0 ? null : digits.padStart(3, '0') + letter.toUpperCase();
}

/** `580` → `00580`, `FI-00580` → `00580`; null when the text is no postcode. */
export function postcodeOf(text: string): string | null {
  const digits = /^(?:(?:FI|AX)-?)?(\d{3,5})$/i.exec(text)?.[1];
  return digits === undefined ? null : digits.padStart(5, '0');
}

/** The municipality of a row; null, with a problem, when it has none that takes part in the election. */
export function readMunicipality(cells: PlaceCells, standingOf: StandingOf): string | null {
  const text = cells.text('municipalityCode');
  if (text === null) {
    cells.report('valueMissing', 'municipalityCode');
    return null;
  }
  const code = municipalityCodeOf(text);
  if (code === null) {
    cells.report('municipalityCodeImpossible', 'municipalityCode');
    return null;
  }
  const standing = standingOf(code);
  switch (standing.code) {
    case 'takesPart':
      return code;
    case 'takesNoPart':
      cells.report('municipalityTakesNoPart', 'municipalityCode', {
        nameFi: standing.nameFi,
        nameSv: standing.nameSv,
      });
      return null;
    case 'merged':
      cells.report('municipalityMerged', 'municipalityCode', { code, into: standing.into });
      return null;
    case 'ofOthers':
      cells.report('municipalityOfOthers', 'municipalityCode', { code, own: standing.own });
      return null;
    case 'unknown':
      cells.report('municipalityUnknown', 'municipalityCode', { code });
      return null;
  }
}

function readDistrict(cells: PlaceCells, text: string, municipalityCode: string): string[] {
  // `091-001A` is how result files write district 001A of municipality 091.
  const [, prefix = municipalityCode, own = text] = /^(\d{3})-(.+)$/.exec(text) ?? [];
  const code = districtCodeOf(own);
  if (code === null) cells.report('districtImpossible', 'districts', { piece: text });
  else if (prefix !== municipalityCode)
    cells.report('districtOfOtherMunicipality', 'districts', { piece: text });
  else return [code];
  return [];
}

/** The districts of a row, in order and once each; several stand between `|`, a comma, a slash or spaces. */
export function readDistricts(cells: PlaceCells, kind: PlaceKind, municipalityCode: string): string[] {
  const text = cells.text('districts');
  if (text === null) return [];
  if (kind !== 'election_day') {
    cells.report('districtOnAdvancePlace', 'districts');
    return [];
  }
  const parts = text.split(/[|,;/\s]+/).filter((part) => part !== '');
  const codes = parts.flatMap((part) => readDistrict(cells, part, municipalityCode));
  return [...new Set(codes)].sort();
}

export function readPostcode(cells: PlaceCells): string | null {
  const text = cells.text('postcode');
  if (text === null) return null;
  const code = postcodeOf(text);
  if (code === null) cells.report('postcodeImpossible', 'postcode');
  return code;
}
