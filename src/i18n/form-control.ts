/** What a view needs to draw a choice, in the reader's language. Pages add what is theirs. */

/** One line of a list to choose from. */
export interface Option {
  value: string;
  label: string;
}

/** An option that knows whether it is chosen; for lists and for boxes of which several can be. */
export interface MarkedOption extends Option {
  selected: boolean;
}

/** A list of which one is chosen, with what is wrong about the choice beside it. */
export interface Select {
  name: string;
  label: string;
  options: readonly MarkedOption[];
  error: string | null;
}
