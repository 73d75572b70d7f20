/** Reads the audit trail by type and by Finnish day. */
import type { Deps } from '../platform/deps';
import { addDays, finnishDay, type IsoDate } from '../shared/dates';
import type { AuditQuery } from './audit.form';
import type { RecordedEvent } from './audit.model';
import { listAuditEvents } from './audit.store';

export const eventsPerPage = 100;

/** The instant at which a calendar day begins in Finland: 21 or 22 o'clock UTC the evening before. */
export function startOfFinnishDay(day: IsoDate): Date {
  const summer = new Date(`${addDays(day, -1)}T21:00:00Z`);
  return finnishDay(summer) === day ? summer : new Date(`${addDays(day, -1)}T22:00:00Z`);
}

export function readAuditEvents(
  { db }: Deps,
  { type, day, page }: AuditQuery,
): Promise<{ events: RecordedEvent[]; total: number }> {
  const from = day === null ? null : startOfFinnishDay(day);
  const until = day === null ? null : startOfFinnishDay(addDays(day, 1));
  return listAuditEvents(
    db,
    { type, from, until },
    { offset: (page - 1) * eventsPerPage, limit: eventsPerPage },
  );
}
