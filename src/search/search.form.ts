/** What was typed into the search field, out of the address. */

/** Longest text that is searched for; names and addresses are shorter. */
export const searchLimit = 100;

export interface SearchQuestion {
  text: string;
  /** Five digits where a postcode was typed, alone or with its locality after it. */
  postcode: string | null;
  /** More was typed than is searched for: only the beginning was used. */
  cutOff: boolean;
}

/** Reads `q`; what is no text counts as nothing typed. */
export function readSearch(query: Readonly<Record<string, unknown>>): SearchQuestion {
  const typed = typeof query.q === 'string' ? query.q.trim() : '';
  // A pair of code units that the limit would part stays out whole.
  const text = typed
    .slice(0, searchLimit)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
  return {
    text,
    postcode: /^(?:FI-?)?(\d{5})(?=[\s,]|$)/i.exec(text)?.[1] ?? null,
    cutOff: text.length < typed.length,
  };
}
