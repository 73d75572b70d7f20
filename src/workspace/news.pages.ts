/** What has changed in a municipality's places since the reader's last visit, as a section of its start page. */
import { formatInstant, formatNumber } from '../i18n/format';
import { href, paths } from '../paths';
import { actorRoles } from '../place-form/place-history.pages';
import { fieldLabel } from '../place-form/place-values.pages';
import type { PlaceChangeWay } from '../polling-places/place-change.model';
import type { PollingPlace } from '../polling-places/polling-place.model';
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
  total: number;
  names: ReadonlyMap<string, string>;
  actors: ReadonlyMap<string, { roles: readonly string[] }>;
  readerId: string;
}

export interface NewsSection {
  lead: string;
  rows: readonly { when: string; who: string; place: { text: string; href: string | null }; what: string }[];
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

export function newsSection(news: ShownNews, around: Around, reader: Reader): NewsSection {
  const { t, language } = reader;
  const { since, acts, total } = news;
  if (since === null) return { lead: t('workspaceStart.news.first'), rows: [], all: null, cut: null };
  const sinceText = formatInstant(since, language);
  if (total === 0)
    return { lead: t('workspaceStart.news.none', { since: sinceText }), rows: [], all: null, cut: null };
  const number = (value: number) => formatNumber(value, language);
  const isCut = acts.length < total;
  const params = { municipality: around.workspace.municipality.code };
  return {
    lead: t('workspaceStart.news.lead', { count: total, since: sinceText }),
    rows: acts.map((act) => ({
      when: formatInstant(act.at, language),
      who:
        act.actor === news.readerId
          ? t('workspaceStart.news.you')
          : actorRoles(act.actor, news.actors, reader),
      place: placeOf(act, news, around, reader),
      what: whatOf(act, reader),
    })),
    all:
      isCut && acts.length <= shownActs.first
        ? {
            text: t('workspaceStart.news.all', { total: number(total) }),
            href: `${href(language, paths.municipalityWorkspace, params, { changes: 'all' })}#news`,
          }
        : null,
    cut: isCut ? t('workspaceStart.news.cut', { shown: number(acts.length), total: number(total) }) : null,
  };
}
