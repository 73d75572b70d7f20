/** A need, a pledge or a file as a line of the news. */
import { formatInstant } from '../i18n/format';
import { href, paths } from '../paths';
import { actorRoles } from '../place-form/place-history.pages';
import type { NeedNews, NewsEvent, PledgeNews } from './news-event.model';
import type { Reader, ShownWorkspace } from './workspace.pages';

interface Readers {
  actors: ReadonlyMap<string, { roles: readonly string[] }>;
  readerId: string;
}

function whoOf(event: NewsEvent, { actors, readerId }: Readers, reader: Reader): string {
  if (event.kind === 'pledge' && event.byOrganisation) return event.organisation;
  if (event.kind === 'upload' && event.sentBy !== null && event.step === 'received') return event.sentBy;
  if (event.actor === readerId) return reader.t('workspaceStart.news.you');
  return actorRoles(event.actor, actors, reader);
}

function needText({ isNew, state }: NeedNews, { t }: Reader): string {
  return t(`workspaceStart.news.need.${isNew ? 'created' : 'changed'}`, { state: t(`needs.state.${state}`) });
}

function pledgeText({ state, byOrganisation, organisation }: PledgeNews, { t }: Reader): string {
  if (byOrganisation) return t(`workspaceStart.news.pledge.${state === 'waiting' ? 'made' : 'withdrawn'}`);
  const answer = t(`workspaceStart.news.pledge.${state === 'waiting' ? 'made' : state}`);
  return t('workspaceStart.news.answered', { answer, organisation });
}

export function eventRow(event: NewsEvent, readers: Readers, workspace: ShownWorkspace, reader: Reader) {
  const { t, language } = reader;
  const params = { municipality: workspace.municipality.code, election: workspace.election.code };
  const common = { when: formatInstant(event.at, language), who: whoOf(event, readers, reader) };
  if (event.kind === 'upload')
    return {
      ...common,
      place: {
        text: event.fileName,
        href: href(language, paths.municipalityUpload, { ...params, upload: event.uploadId }),
      },
      what: t(`workspaceStart.news.upload.${event.step}`),
    };
  return {
    ...common,
    place: {
      text: t(`offers.type.${event.type}`),
      href: href(language, paths.municipalityNeed, { ...params, need: event.needId }),
    },
    what: event.kind === 'need' ? needText(event, reader) : pledgeText(event, reader),
  };
}
