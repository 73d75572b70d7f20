/** Splits the text of opening hours into tokens that keep their place in it, so that nothing is lost. */
import { hoursWord, type HoursWord } from './opening-hours-words.model';

interface Place {
  /** Offsets in the text, end excluded. */
  start: number;
  end: number;
}

export type HoursToken = Place &
  (
    | HoursWord
    /** `26`, or `26.` with a dot: an hour or a day of a month, as its neighbours decide. */
    | { kind: 'number'; value: number; digits: number; dotted: boolean }
    /** `26.5.`; `12.10` may also be a time, and so may `12.10.` at the end of a sentence. */
    | { kind: 'date'; day: number; month: number; year: number | null; dotted: boolean; clock: Clock | null }
    | ({ kind: 'clock' } & Clock)
    | { kind: 'meridiem'; afternoon: boolean }
    | { kind: 'comma' | 'colon' | 'break' | 'open_bracket' | 'close_bracket' | 'unknown' }
  );

export interface Clock {
  hour: number;
  minute: number;
}

const isoDate = /(\d{4})-(\d{2})-(\d{2})(?!\d)/y;
const slashDate = /(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?(?![\d/])/y;
const dottedPair = /(\d{1,2})\.(\d{1,2})(?!\d)(\.)?/y;
const yearAfterDate = /\s?(\d{4})(?!\d)/y;
const shortYear = /(\d{2})(?![\d:]|\.\d)/y;
const colonClock = /(\d{1,2}):(\d{2})(?![\d:])/y;
const plainNumber = /(\d+)(\.(?!\d))?/y;
/** A code of an election: what follows speaks of that election. */
const electionCode = /\p{Lu}{2,4}[ -]?(?:19|20)\d{2}(?:-[\p{L}\d]+)?/uy;
/** "in the last elections"; also "last day", which names no day. */
const earlierElection =
  /(?:viime|viimeksi|edellis\p{L}*|aiem\p{L}*|förra|föregående|tidigare|previous|last|earlier)(?!\p{L})/iuy;
const meridiem = /([ap])\.?\s?m\b\.?/iy;
const word = /(\p{L}+)\.?/uy;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Tokens of the text in order; `electionYear` tells a year of two digits from an hour. */
export function hoursTokens(text: string, electionYear: number): HoursToken[] {
  const tokens: HoursToken[] = [];
  let at = 0;
  while (at < text.length) {
    if (/[^\S\n]/u.test(text[at]!)) {
      at += 1;
      continue;
    }
    const token = tokenAt(text, at, electionYear);
    tokens.push(namesOtherYear(token, tokens.at(-1), electionYear) ? restOfClause(text, at) : token);
    at = tokens.at(-1)!.end;
  }
  return setRemarksApart(tokens.map((token, index) => withoutFinnishIs(token, tokens[index + 1])));
}

/** "vuonna 2019 ark 9–16": a year that stands alone; after a month it is part of a date. */
function namesOtherYear(token: HoursToken, before: HoursToken | undefined, electionYear: number): boolean {
  if (token.kind !== 'number' || token.value < 1990 || token.value > 2100) return false;
  return token.value !== electionYear && !['month', 'number', 'comma'].includes(before?.kind ?? '');
}

/** The Finnish "on avoinna" is no Wednesday, which is "on" in Swedish. */
function withoutFinnishIs(token: HoursToken, next: HoursToken | undefined): HoursToken {
  const is = token.kind === 'weekday' && token.form === 'on' && ['open', 'closed'].includes(next?.kind ?? '');
  return is ? { kind: 'open', start: token.start, end: token.end } : token;
}

function restOfClause(text: string, at: number): HoursToken {
  const length = text.slice(at).search(/[;|\n)\]]/u);
  return { kind: 'unknown', start: at, end: length < 0 ? text.length : at + length };
}

function tokenAt(text: string, at: number, electionYear: number): HoursToken {
  if (/\d/.test(text[at]!)) return numericToken(text, at, electionYear);
  if (/\p{L}/u.test(text[at]!)) return wordToken(text, at);
  return symbolToken(text, at);
}

type SymbolKind =
  'range' | 'comma' | 'colon' | 'break' | 'and' | 'open_bracket' | 'close_bracket' | 'unknown';

const symbols = new Map<string, SymbolKind>([
  ...['-', '–', '—', '−', '‑', '‐'].map((dash): [string, SymbolKind] => [dash, 'range']),
  ...[';', '|', '/', '\n', '.'].map((stop): [string, SymbolKind] => [stop, 'break']),
  ...['&', '+'].map((sign): [string, SymbolKind] => [sign, 'and']),
  ...['(', '['].map((sign): [string, SymbolKind] => [sign, 'open_bracket']),
  ...[')', ']'].map((sign): [string, SymbolKind] => [sign, 'close_bracket']),
  [',', 'comma'],
  [':', 'colon'],
]);

function symbolToken(text: string, at: number): HoursToken {
  const [dots] = match(/\.{2,}/y, text, at) ?? [];
  if (dots !== undefined) return { kind: 'unknown', start: at, end: at + dots.length };
  return { kind: symbols.get(text[at]!) ?? 'unknown', start: at, end: at + 1 };
}

function wordToken(text: string, at: number): HoursToken {
  if (match(electionCode, text, at) !== null || match(earlierElection, text, at) !== null)
    return restOfClause(text, at);
  const half = match(meridiem, text, at);
  if (half !== null)
    return {
      kind: 'meridiem',
      afternoon: half[1]!.toLowerCase() === 'p',
      start: at,
      end: at + half[0].length,
    };
  const [matched, letters] = match(word, text, at)! as unknown as [string, string];
  const meaning = hoursWord(letters);
  if (meaning === undefined) return { kind: 'unknown', start: at, end: at + letters.length };
  return { ...meaning, start: at, end: at + matched.length };
}

function numericToken(text: string, at: number, electionYear: number): HoursToken {
  const iso = match(isoDate, text, at);
  if (iso !== null)
    return dateToken({ start: at, end: at + iso[0].length }, [
      Number(iso[3]),
      Number(iso[2]),
      Number(iso[1]),
    ]);
  const slash = match(slashDate, text, at);
  if (slash !== null) {
    const year = slash[3] === undefined ? null : Number(slash[3]);
    return dateToken({ start: at, end: at + slash[0].length }, [Number(slash[1]), Number(slash[2]), year]);
  }
  const clock = match(colonClock, text, at);
  if (clock !== null)
    return {
      kind: 'clock',
      hour: Number(clock[1]),
      minute: Number(clock[2]),
      start: at,
      end: at + clock[0].length,
    };
  const pair = match(dottedPair, text, at);
  if (pair !== null) return dottedToken(text, pair, electionYear);
  const [matched, digits, dot] = match(plainNumber, text, at)! as unknown as [
    string,
    string,
    string | undefined,
  ];
  const place = { start: at, end: at + matched.length };
  return {
    kind: 'number',
    value: Number(digits),
    digits: digits.length,
    dotted: dot !== undefined,
    ...place,
  };
}

function dateToken(place: Place, [day, month, year]: [number, number, number | null]): HoursToken {
  return { kind: 'date', day, month, year, dotted: true, clock: null, ...place };
}

/** `26.5.`, `26.5.2021`, `9.30` or `12.10`: two numbers with a dot between them. */
function dottedToken(text: string, pair: RegExpExecArray, electionYear: number): HoursToken {
  const [whole, first, second, dot] = pair as unknown as [string, string, string, string | undefined];
  const start = pair.index;
  const afterPair = start + whole.length;
  const [left, right] = [Number(first), Number(second)];
  if (dot !== undefined) {
    const full = match(yearAfterDate, text, afterPair);
    if (full !== null)
      return dateToken({ start, end: afterPair + full[0].length }, [left, right, Number(full[1])]);
    const short = match(shortYear, text, afterPair);
    if (short !== null && Number(short[1]) === electionYear % 100)
      return dateToken({ start, end: afterPair + 2 }, [left, right, electionYear]);
  }
  const timeLike = second.length === 2 && left <= 24 && right <= 59;
  const dateLike = right >= 1 && right <= 12 && left >= 1;
  const clock = timeLike ? { hour: left, minute: right } : null;
  if (!dateLike && second.length === 2)
    return { kind: 'clock', hour: left, minute: right, start, end: afterPair };
  return {
    kind: 'date',
    day: left,
    month: right,
    year: null,
    dotted: dot !== undefined,
    clock,
    start,
    end: afterPair,
  };
}

/** Brackets around what is understood are left out; a remark with an unknown word in it is unknown as a whole. */
function setRemarksApart(tokens: readonly HoursToken[]): HoursToken[] {
  const result: HoursToken[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]!;
    if (token.kind === 'close_bracket') result.push({ kind: 'unknown', start: token.start, end: token.end });
    else if (token.kind !== 'open_bracket') result.push(token);
    else {
      const close = closingBracket(tokens, index);
      const remark = tokens.slice(index, close + 1);
      const known = remark.every(({ kind }) => kind !== 'unknown') && remark.at(-1)!.kind === 'close_bracket';
      if (known) result.push(...remark.filter(({ kind }) => !kind.endsWith('_bracket')));
      else result.push({ kind: 'unknown', start: token.start, end: remark.at(-1)!.end });
      index = close;
    }
  }
  return result;
}

function closingBracket(tokens: readonly HoursToken[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    if (tokens[index]!.kind === 'open_bracket') depth += 1;
    if (tokens[index]!.kind === 'close_bracket') depth -= 1;
    if (depth === 0) return index;
  }
  return tokens.length - 1;
}
