/** Gathers what happened around a municipality besides changes of its places. */
import type { RecordedEvent } from '../audit/audit.model';
import { listEventsOfObjects } from '../audit/audit.store';
import { listNeedsSince } from '../needs/need.store';
import { needStates } from '../needs/need-state.model';
import { pledgeStates, type Pledge, type PledgeState } from '../needs/pledge.model';
import { listPledgesSince } from '../needs/pledge.store';
import type { HelpTypeCode } from '../offers/help-type.model';
import { listOrganisationsByIds } from '../organisations/organisation.store';
import type { Deps } from '../platform/deps';
import type { NeedNews, NewsEvent, PledgeNews, UploadNews } from './news-event.model';
import { listKeptUploads } from './upload.store';
import { shownActs } from './visit.model';

interface Around {
  electionCode: string;
  municipalityCode: string;
  since: Date;
}

function stateAfter({ type, details }: RecordedEvent): PledgeState | undefined {
  if (type === 'pledge.made') return 'waiting';
  return pledgeStates.find((state) => state === details.state);
}

function pledgeNews(
  event: RecordedEvent,
  { pledge, type }: { pledge: Pledge; type: HelpTypeCode },
  organisation: string,
): PledgeNews[] {
  const state = stateAfter(event);
  if (state === undefined) return [];
  const byOrganisation =
    state === 'waiting' || (state === 'taken_back' && pledge.takenBackBy === 'organisation');
  const { at, actorId: actor } = event;
  return [{ kind: 'pledge', at, actor, state, byOrganisation, organisation, needId: pledge.needId, type }];
}

async function listPledgeNews(db: Deps['db'], of: Around): Promise<PledgeNews[]> {
  const found = await listPledgesSince(db, of, shownActs.most);
  const byId = new Map(found.map((each) => [each.pledge.id, each]));
  const ids = [...new Set(found.map(({ pledge }) => pledge.organisationId))];
  const names = new Map((await listOrganisationsByIds(db, ids)).map(({ id, name }) => [id, name]));
  const types = ['pledge.made', 'pledge.changed'] as const;
  const events = await listEventsOfObjects(db, { types, since: of.since }, [...byId.keys()]);
  return events.flatMap((event) => {
    const each = byId.get(event.objectId ?? '');
    return each === undefined ? [] : pledgeNews(event, each, names.get(each.pledge.organisationId) ?? '');
  });
}

/** A need that is opened as it is written has two events of one instant, which are one piece of news. */
async function listNeedNews(db: Deps['db'], of: Around): Promise<NeedNews[]> {
  const needs = new Map((await listNeedsSince(db, of, shownActs.most)).map((need) => [need.id, need]));
  const types = ['need.created', 'need.changed'] as const;
  const events = await listEventsOfObjects(db, { types, since: of.since }, [...needs.keys()]);
  const news = new Map<string, NeedNews>();
  for (const { type: event, at, actorId: actor, objectId, details } of events) {
    const need = needs.get(objectId ?? '');
    if (need === undefined) continue;
    const key = `${need.id} ${at.toISOString()}`;
    const isNew = event === 'need.created' || news.get(key)?.isNew === true;
    const state = needStates.find((each) => each === details.state) ?? 'draft';
    news.set(key, { kind: 'need', at, actor, isNew, state, needId: need.id, type: need.type });
  }
  return [...news.values()];
}

async function listUploadNews(db: Deps['db'], of: Around, readerId: string): Promise<UploadNews[]> {
  const uploads = new Map((await listKeptUploads(db, of)).map((upload) => [upload.id, upload]));
  const types = ['upload.received', 'upload.withdrawn'] as const;
  const events = await listEventsOfObjects(db, { types, since: of.since }, [...uploads.keys()]);
  return events.flatMap((event): UploadNews[] => {
    const upload = uploads.get(event.objectId ?? '');
    // A program may run by the reader's own token: that is no act of the reader.
    const isOwn = event.actorId === readerId && upload?.sentBy === null;
    if (upload === undefined || isOwn) return [];
    const { id: uploadId, fileName, sentBy } = upload;
    const step = event.type === 'upload.received' ? ('received' as const) : ('withdrawn' as const);
    return [{ kind: 'upload', at: event.at, actor: event.actorId, step, uploadId, fileName, sentBy }];
  });
}

/** Newest first; of needs and pledges at most as many as the page can show. */
export async function listNewsEvents(db: Deps['db'], of: Around, readerId: string): Promise<NewsEvent[]> {
  const events = [
    ...(await listNeedNews(db, of)),
    ...(await listPledgeNews(db, of)),
    ...(await listUploadNews(db, of, readerId)),
  ];
  return events.sort((a, b) => b.at.getTime() - a.at.getTime());
}
