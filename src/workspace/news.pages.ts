/** What has happened around a municipality since the reader's last visit, as a section of its start page. */
import { formatInstant, formatNumber } from '../i18n/format';
import { href, paths } from '../paths';
import { actorRoles } from '../place-form/place-history.pages';
import { fieldLabel } from '../place-form/place-values.pages';
import type { PlaceChangeWay } from '../polling-places/place-change.model';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { eventRow } from './news-event.pages';
import type { NewsEvent } from './news-event.model';
import { shownActs } from './visit.model';
import { placeTitle, workspaceHref, type Reader, type ShownWorkspace } from './workspace.pages';

/** Structurally what the services answer, which a page may not import. */
export interface ShownAct {
  actor: string | null;
  way: PlaceChangeWay;
  at: Date;
  places: number;
  placeId: string | null;
  fields: readonly string[];
}

export interface ShownNews {
  since: Date | null;
  acts: readonly ShownAct[];
  events: readonly NewsEvent[];
  total: number;
  names: ReadonlyMap<string, string>;
  actors: ReadonlyMap<string, { roles: readonly string[] }>;
  readerId: string;
  /** Whether the reader asked for more than the first of them. */
  wantsAll: boolean;
}

export interface NewsRow {
  when: string;
  who: string;
  place: { text: string; href: string | null };
  what: string;
}

export interface NewsSection {
  lead: string;
  rows: readonly NewsRow[];
  all: { text: string; href: string } | null;
  cut: string | null;
}

interface Around {
  workspace: ShownWorkspace;
  places: readonly PollingPlace[];
  withdrawn: readonly PollingPlace[];
}

/** More fields than this are only hinted at: the history of the place has them all. */
const namedFields = 4;

function placeOf(act: ShownAct, news: ShownNews, { workspace, places, withdrawn }: Around, reader: Reader) {
  const { t, language } = reader;
  const { municipality, election } = workspace;
  if (act.placeId === null)
    return {
      text: t('workspaceStart.news.places', { count: act.places }),
      href: workspaceHref(workspace, language, 'municipalityPlaces'),
    };
  const place = [...places, ...withdrawn].find(({ id }) => id === act.placeId);
  if (place === undefined)
    return { text: news.names.get(act.placeId) ?? t('workspaceStart.news.nameless'), href: null };
  const params = { municipality: municipality.code, election: election.code, place: place.id };
  const form = `${href(language, paths.municipalityPlace, params)}#history`;
  return { text: placeTitle(place, reader), href: workspace.isOpen ? form : null };
}

function whatOf({ way, fields }: ShownAct, reader: Reader): string {
  const { t } = reader;
  const named = fields
    .slice(0, namedFields)
    .map((field) => (field === 'place' ? t('workspaceStart.news.added') : fieldLabel(field, reader)));
  const more = fields.length > namedFields ? [t('workspaceStart.news.more')] : [];
  return t('workspaceStart.news.how', {
    way: t(`placeForm.history.way.${way}`),
    fields: [...named, ...more].join(', '),
  });
}

function actRow(act: ShownAct, news: ShownNews, around: Around, reader: Reader): NewsRow {
  return {
    when: formatInstant(act.at, reader.language),
    who:
      act.actor === news.readerId
        ? reader.t('workspaceStart.news.you')
        : actorRoles(act.actor, news.actors, reader),
    place: placeOf(act, news, around, reader),
    what: whatOf(act, reader),
  };
}

/** Changes and what else happened in one list, newest first. */
function newest(news: ShownNews, around: Around, reader: Reader): NewsRow[] {
  const rows = [
    ...news.acts.map((act) => ({ at: act.at, row: actRow(act, news, around, reader) })),
    ...news.events.map((event) => ({ at: event.at, row: eventRow(event, news, around.workspace, reader) })),
  ];
  return rows.sort((a, b) => b.at.getTime() - a.at.getTime()).map(({ row }) => row);
}

export function newsSection(news: ShownNews, around: Around, reader: Reader): NewsSection {
  const { t, language } = reader;
  const { since, total } = news;
  if (since === null) return { lead: t('workspaceStart.news.first'), rows: [], all: null, cut: null };
  const sinceText = formatInstant(since, language);
  if (total === 0)
    return { lead: t('workspaceStart.news.none', { since: sinceText }), rows: [], all: null, cut: null };
  const number = (value: number) => formatNumber(value, language);
  const most = news.wantsAll ? shownActs.most : shownActs.first;
  const rows = newest(news, around, reader).slice(0, most);
  const isCut = rows.length < total;
  const params = { municipality: around.workspace.municipality.code };
  return {
    lead: t('workspaceStart.news.lead', { count: total, since: sinceText }),
    rows,
    all:
      isCut && !news.wantsAll
        ? {
            text: t('workspaceStart.news.all', { total: number(total) }),
            href: `${href(language, paths.municipalityWorkspace, params, { changes: 'all' })}#news`,
          }
        : null,
    cut: isCut ? t('workspaceStart.news.cut', { shown: number(rows.length), total: number(total) }) : null,
  };
}
