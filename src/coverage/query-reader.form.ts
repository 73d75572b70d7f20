/** Reads the parts of a question from the query of an address, and notes those that cannot be used. */

/** A part of the question that could not be used; the default stands in. */
export interface QueryProblem {
  /** Name in the address. */
  field: string;
  /** What was given, at most 40 characters of it. */
  value: string;
}

const echo = (value: unknown) => (typeof value === 'string' ? value.slice(0, 40) : '…');

/** Gives each part of a query as a typed value; an empty part counts as not given. */
export class QueryReader {
  readonly problems: QueryProblem[] = [];

  constructor(private readonly query: Readonly<Record<string, unknown>>) {}

  names(): readonly string[] {
    return Object.keys(this.query);
  }

  /** @param parse undefined where the text cannot be used */
  text<T, D>(field: string, parse: (text: string) => T | undefined, fallback: D): T | D {
    const given = this.query[field];
    if (given === undefined || given === '') return fallback;
    const value = typeof given === 'string' ? parse(given.trim()) : undefined;
    if (value !== undefined) return value;
    this.problems.push({ field, value: echo(given) });
    return fallback;
  }

  choice<T extends string>(field: string, values: readonly T[], fallback: T): T {
    return this.text(field, (text) => values.find((value) => value === text), fallback);
  }

  /** Values out of `name=a&name=b` or `name=a,b`, in the order of `values`, each once. */
  list<T extends string>(field: string, values: readonly T[]): T[] {
    const given = this.query[field];
    const parts: unknown[] = given === undefined ? [] : Array.isArray(given) ? given : [given];
    const asked = parts.flatMap((part): unknown[] =>
      typeof part === 'string' ? part.split(',').filter((text) => text !== '') : [part],
    );
    const wrong = asked.find((part) => !values.some((value) => value === part));
    // One is enough to tell what is wrong: an address may hold thousands.
    if (wrong !== undefined) this.problems.push({ field, value: echo(wrong) });
    return values.filter((value) => asked.includes(value));
  }
}
