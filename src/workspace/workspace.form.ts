/** What the addresses and forms of a workspace say: filters, choices and kinds. */
import { z } from 'zod';
import { textField } from '../accounts/account.form';
import {
  wholeListKinds,
  type ConfirmationAction,
  type ConfirmationChoice,
  type WholeListKind,
} from '../polling-places/confirmation.model';
import { placeKinds, type PlaceKind } from '../polling-places/polling-place.model';
import { placeGaps, type PlaceGap } from './place-readiness.model';

/** What an action that led to the page has done. */
export const doneActs = [
  'copied',
  'confirmationAsked',
  'confirmed',
  'withdrawn',
  'listConfirmed',
  'listWithdrawn',
  'uploadConfirmed',
  'uploadWithdrawn',
] as const;
export type DoneAct = (typeof doneActs)[number];

export interface PlaceListQuery {
  kind: PlaceKind | null;
  /** Only places that lack this. */
  missing: PlaceGap | null;
  page: number;
  done: DoneAct | null;
}

/** A part of an address that could not be used; the default stands in. */
export interface QueryProblem {
  field: string;
  /** As it was given, shortened. */
  value: string;
}

const fields = {
  kind: z.enum(placeKinds),
  missing: z.enum(placeGaps),
  page: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number),
  done: z.enum(doneActs),
};

const echoedSigns = 40;

function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : '…';
  return text.length > echoedSigns ? `${text.slice(0, echoedSigns)}…` : text;
}

/** Reads filter and page of the list of places; what cannot be used is named. */
export function readPlaceListQuery(query: Readonly<Record<string, unknown>>): {
  query: PlaceListQuery;
  problems: QueryProblem[];
} {
  const problems: QueryProblem[] = [];
  const read = <T>(field: keyof typeof fields, schema: z.ZodType<T>, ifNone: T | null): T | null => {
    const value = query[field];
    if (value === undefined || value === '') return ifNone;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    problems.push({ field, value: shortened(value) });
    return ifNone;
  };
  return {
    query: {
      kind: read('kind', fields.kind, null),
      missing: read('missing', fields.missing, null),
      page: read('page', fields.page, 1) ?? 1,
      done: read('done', fields.done, null),
    },
    problems,
  };
}

function actionOf(given: unknown): ConfirmationAction {
  return textField(given, 'action') === 'withdraw' ? 'withdraw' : 'confirm';
}

/** Which places to confirm or not, from an address or a form: `action`, and `place` or `kind`; null when the kind is none. */
export function parseConfirmationChoice(given: unknown): ConfirmationChoice | null {
  const placeId = textField(given, 'place');
  const kindText = textField(given, 'kind');
  const kind = placeKinds.find((each) => each === kindText) ?? null;
  if (kindText !== '' && kind === null) return null;
  return { action: actionOf(given), placeId: placeId === '' ? null : placeId, kind };
}

/** Which list to call whole, or no longer; null when the kind is none. */
export function parseListChoice(given: unknown): { kind: WholeListKind; action: ConfirmationAction } | null {
  const kind = wholeListKinds.find((each) => each === textField(given, 'kind'));
  return kind === undefined ? null : { kind, action: actionOf(given) };
}
