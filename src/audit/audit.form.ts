/** Which part of the audit trail is asked for. */
import { isIsoDate, type IsoDate } from '../shared/dates';
import { isAuditType, type AuditType } from './audit.model';

export interface AuditQuery {
  type: AuditType | null;
  /** A calendar day in Finland. */
  day: IsoDate | null;
  /** From 1. */
  page: number;
}

/** Filter and page of the list; what is wrong in the address counts as not given. */
export function parseAuditQuery(query: Readonly<Record<string, unknown>>): AuditQuery {
  const page = Number(query.page);
  return {
    type: isAuditType(query.type) ? query.type : null,
    day: typeof query.day === 'string' && isIsoDate(query.day) ? query.day : null,
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}
