/** View model of the audit trail. */
import type { Option } from '../i18n/form-control';
import type { Language } from '../i18n/language';
import { paging, type Paging } from '../i18n/paging';
import type { Translate } from '../i18n/translate';
import { href, paths } from '../paths';
import type { AuditQuery } from './audit.form';
import { auditTypes, isAuditType, type RecordedEvent } from './audit.model';

export interface AuditPage {
  title: string;
  query: AuditQuery;
  typeOptions: readonly Option[];
  rows: readonly { at: Date; type: string; actor: string; object: string; details: string }[];
  paging: Paging;
}

/** An event of a type that this version does not know keeps its name. */
function typeLabel(t: Translate, type: string): string {
  return isAuditType(type) ? t(`audit.type.${type}`) : type;
}

export function auditPage(
  t: Translate,
  language: Language,
  query: AuditQuery,
  found: { events: readonly RecordedEvent[]; total: number; perPage: number },
): AuditPage {
  return {
    title: t('audit.title'),
    query,
    typeOptions: [
      { value: '', label: t('audit.allTypes') },
      ...auditTypes.map((type) => ({ value: type, label: typeLabel(t, type) })),
    ],
    rows: found.events.map((event) => ({
      at: event.at,
      type: typeLabel(t, event.type),
      actor: event.actorId ?? t('audit.service'),
      object: event.objectId ?? '',
      details: Object.entries(event.details)
        .map(([name, value]) => `${name}: ${value}`)
        .join('; '),
    })),
    paging: paging(t, { page: query.page, perPage: found.perPage, total: found.total }, (page) =>
      href(
        language,
        paths.adminAudit,
        {},
        { type: query.type ?? undefined, day: query.day ?? undefined, page: String(page) },
      ),
    ),
  };
}
