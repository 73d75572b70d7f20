/** Marks what a changed polling place touches, and tells both sides by mail. */
import type { Actor } from '../accounts/policy.model';
import { presentVintage } from '../areas/area.model';
import { findMunicipality } from '../areas/area.store';
import { recordAudit } from '../audit/audit.store';
import { localName } from '../i18n/language';
import { findOffer, listOffersIn } from '../offers/offer.store';
import { isUp } from '../offers/offer-state.model';
import type { MailValues, QueuedMail } from '../outbox/outbox.model';
import type { MailTemplate } from '../outbox/outbox.service';
import { queueMail } from '../outbox/outbox.store';
import { href, paths } from '../paths';
import type { Database } from '../platform/database';
import type { Deps } from '../platform/deps';
import { flatMapInTurns } from '../platform/turns';
import type { ChangeAuthor, PlaceChange } from '../polling-places/place-change.model';
import type { PollingPlace } from '../polling-places/polling-place.model';
import type { Need } from './need.model';
import { listNeedsAtPlaces, listNeedsByIds } from './need.store';
import { offerReliesOn, reasonsOf, type MarkReason, type PlaceMark } from './place-mark.model';
import { acknowledgeMark, listOpenMarks, setMark, type NewMark } from './place-mark.store';
import { peopleOfMunicipality, peopleOfOrganisation } from './pledge-mail.service';
import type { PledgeSide } from './pledge.model';
import { listAllHoldingPledges, listHoldingPledgesTo } from './pledge.store';

interface Touch {
  place: PollingPlace;
  what: readonly MarkReason[];
}

const nameOf = (place: PollingPlace) =>
  place.nameFi ?? place.nameSv ?? place.addressFi ?? place.addressSv ?? '';

function markOf(touch: Touch, now: Date): Omit<NewMark, 'subject' | 'side' | 'owner'> {
  const { place, what } = touch;
  return {
    electionCode: place.electionCode,
    municipalityCode: place.municipalityCode,
    placeId: place.id,
    placeName: nameOf(place),
    what,
    createdAt: now,
  };
}

/** Marks on pledges to needs that name one of the places: one for each side. */
async function marksOfPledges(trx: Database, touches: readonly Touch[], now: Date): Promise<NewMark[]> {
  const needs = await listNeedsAtPlaces(
    trx,
    touches.map(({ place }) => place.id),
  );
  const pledges = await listHoldingPledgesTo(
    trx,
    needs.map(({ id }) => id),
  );
  return pledges.flatMap((pledge) => {
    const need = needs.find(({ id }) => id === pledge.needId);
    const touch = touches.find(({ place }) => place.id === need?.content.placeId);
    if (need === undefined || touch === undefined) return [];
    const subject = { kind: 'pledge', id: pledge.id } as const;
    const mark = { ...markOf(touch, now), subject };
    return [
      { ...mark, side: 'organisation', owner: pledge.organisationId },
      { ...mark, side: 'municipality', owner: need.municipalityCode },
    ];
  });
}

/** Marks on the shown offers that rely on one of the places. */
async function marksOfOffers(trx: Database, touches: readonly Touch[], now: Date): Promise<NewMark[]> {
  const marks: NewMark[] = [];
  const areas = new Map(
    touches.map(({ place }) => [`${place.electionCode} ${place.municipalityCode}`, place] as const),
  );
  for (const { electionCode, municipalityCode } of areas.values()) {
    const offers = await listOffersIn(trx, electionCode, municipalityCode);
    for (const touch of touches.filter(({ place }) => place.municipalityCode === municipalityCode))
      for (const offer of offers.filter((each) => offerReliesOn(each, touch.place)))
        marks.push({
          ...markOf(touch, now),
          subject: { kind: 'offer', id: offer.id },
          side: 'organisation',
          owner: offer.organisationId,
        });
  }
  return marks;
}

/** Sets the marks, and queues one mail for everybody with a new one, however many there are. */
async function setMarks(trx: Database, marks: readonly NewMark[], now: Date): Promise<void> {
  const toTell = new Map<string, NewMark>();
  for (const mark of marks)
    if (await setMark(trx, mark)) toTell.set(`${mark.side} ${mark.owner} ${mark.municipalityCode}`, mark);
  for (const { side, owner, municipalityCode } of toTell.values()) {
    const people =
      side === 'organisation'
        ? await peopleOfOrganisation(trx, owner)
        : await peopleOfMunicipality(trx, { municipalityCode, contact: null });
    for (const each of people) {
      const values = { side, owner, municipality: municipalityCode };
      await queueMail(trx, { ...each, template: 'placesTouched', values }, now);
    }
  }
}

/** Listens to changes of places: marks the pledges and offers that rely on them, in the same transaction. */
export async function markTouched(
  trx: Database,
  changes: readonly PlaceChange[],
  { at }: ChangeAuthor,
): Promise<void> {
  const touches = await flatMapInTurns(changes, (change): Touch[] => {
    const what = reasonsOf(change);
    return change.before === null || what.length === 0 ? [] : [{ place: change.before, what }];
  });
  if (touches.length === 0) return;
  const marks = [...(await marksOfPledges(trx, touches, at)), ...(await marksOfOffers(trx, touches, at))];
  await setMarks(trx, marks, at);
}

/** Marks, for the municipality, pledges whose offer is no longer given; told once. Returns how many pledges there are. */
export async function markPledgesOfEndedOffers({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  const now = clock();
  return db.transaction(async (trx) => {
    const marks: NewMark[] = [];
    const pledges = await listAllHoldingPledges(trx);
    const needs = await listNeedsByIds(trx, [...new Set(pledges.map(({ needId }) => needId))]);
    for (const pledge of pledges) {
      const offer = await findOffer(trx, pledge.offerId);
      const need = needs.find(({ id }) => id === pledge.needId);
      if (need === undefined || (offer !== null && isUp(offer))) continue;
      marks.push(endedMark(need, pledge.id, now));
    }
    await setMarks(trx, marks, now);
    return marks.length;
  });
}

function endedMark(need: Need, pledgeId: string, now: Date): NewMark {
  return {
    subject: { kind: 'pledge', id: pledgeId },
    side: 'municipality',
    owner: need.municipalityCode,
    electionCode: need.electionCode,
    municipalityCode: need.municipalityCode,
    placeId: null,
    placeName: '',
    what: ['offerEnded'],
    createdAt: now,
  };
}

/** Marks of an organisation or municipality that nobody has taken note of yet. */
export function readOpenMarks(
  { db }: Pick<Deps, 'db'>,
  side: PledgeSide,
  owners: readonly string[],
): Promise<PlaceMark[]> {
  return listOpenMarks(db, side, owners);
}

/** Takes note of a mark; false when there is none of the owners' to take note of. */
export async function takeNote(
  { db, clock }: Deps,
  actor: Actor,
  mark: { id: string; side: PledgeSide; owners: readonly string[] },
): Promise<boolean> {
  const now = clock();
  return db.transaction(async (trx) => {
    if (!(await acknowledgeMark(trx, mark, now))) return false;
    await recordAudit(trx, {
      type: 'mark.acknowledged',
      at: now,
      actorId: actor.accountId,
      objectId: mark.id,
      details: {},
    });
    return true;
  });
}

/** Tells how many marks wait when the mail leaves; nothing when somebody has taken note already. */
async function prepareMarks(deps: Deps, mail: QueuedMail): Promise<MailValues | null> {
  const { side, owner, municipality: code } = mail.values;
  const isOrganisation = side === 'organisation';
  const marks = await listOpenMarks(deps.db, isOrganisation ? 'organisation' : 'municipality', [
    String(owner),
  ]);
  const here = marks.filter(({ municipalityCode }) => municipalityCode === code);
  if (here.length === 0) return null;
  const municipality = await findMunicipality(deps.db, String(code), presentVintage);
  const address = isOrganisation
    ? href(mail.language, paths.partner)
    : href(mail.language, paths.municipalityWorkspace, { municipality: String(code) });
  return {
    url: `${deps.config.publicUrl}${address}`,
    count: here.length,
    side: String(side),
    municipality: municipality === null ? String(code) : localName(municipality, mail.language),
  };
}

export const markMailTemplates = {
  placesTouched: {
    keepsSubject: true,
    prepare: prepareMarks,
    content: (t, { url, count, municipality, side }) => {
      const words = { count: Number(count), municipality: String(municipality) };
      return {
        subject: t('marks.mail.subject', words),
        paragraphs: [
          t(side === 'organisation' ? 'marks.mail.organisation' : 'marks.mail.municipality', words),
        ],
        link: { url: String(url), label: t('marks.mail.link') },
      };
    },
  },
} satisfies Record<string, MailTemplate>;
