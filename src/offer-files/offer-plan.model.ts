/** What a file of offers would do, and the file as it is kept until that is confirmed. */
import { helpType, type GuardFlag, type HelpTypeCode } from '../offers/help-type.model';
import type { Offer, OfferContent } from '../offers/offer.model';
import type { IsoDate } from '../shared/dates';

/** A row of the file as a whole offer. */
export interface FileRow {
  line: number;
  /** The offer of the row's id; null for a row without one. */
  existing: Offer | null;
  organisationId: string;
  type: HelpTypeCode;
  /** Without declarations: whoever confirms the file gives them. */
  content: OfferContent;
  /** As a download would write it, by column. */
  cells: Readonly<Record<string, string>>;
  /** The same of what is stored; null for a row without an id. */
  stored: Readonly<Record<string, string>> | null;
}

/** A stored offer as a download would write it. */
export interface StoredOffer {
  organisationId: string;
  cells: Readonly<Record<string, string>>;
}

export interface OfferPlan {
  add: readonly FileRow[];
  change: readonly (FileRow & { existing: Offer; columns: readonly string[] })[];
  /** What must be declared before the offers are sent. */
  flags: readonly GuardFlag[];
}

const sameBut = (a: FileRow['cells'], b: FileRow['cells'], left: string) =>
  Object.keys(a).filter((key) => key !== left && a[key] !== b[key]);

/** What the rows add and change; a row without an id that says what an offer of the organisation says already adds nothing. */
export function planOffers(rows: readonly FileRow[], stored: readonly StoredOffer[]): OfferPlan {
  const add = rows.filter(
    (row) =>
      row.existing === null &&
      !stored.some(
        (each) =>
          each.organisationId === row.organisationId &&
          sameBut(row.cells, each.cells, 'offerId').length === 0,
      ),
  );
  const change = rows.flatMap((row) => {
    if (row.existing === null || row.stored === null) return [];
    const columns = sameBut(row.cells, row.stored, 'offerId');
    return columns.length === 0 ? [] : [{ ...row, existing: row.existing, columns }];
  });
  const flags = new Set([...add, ...change].flatMap(({ type }) => helpType(type).flags));
  return { add, change, flags: (['N', 'C', 'R', 'P'] as const).filter((flag) => flags.has(flag)) };
}

export const offerUploadStates = ['previewed', 'confirmed', 'withdrawn', 'refused'] as const;
export type OfferUploadState = (typeof offerUploadStates)[number];

/** A file that somebody of an umbrella organisation has sent. */
export interface OfferUpload {
  id: string;
  organisationId: string;
  electionCode: string;
  accountId: string;
  fileName: string;
  /** State of the offers and organisations when the file came in. */
  seen: string;
  state: OfferUploadState;
  createdAt: Date;
  deleteAfter: IsoDate;
}
