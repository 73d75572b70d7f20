/** What is written down about who did what: types of events with their details, by ids only and never with contact data. */

/** Every type of event with its details; a capability that has more to tell adds its types here. */
export interface AuditDetails {
  'account.created': { roles: string; by: 'command' | 'invitation' | 'example' | 'registration' };
  'account.signedIn': { method: string };
  'account.signedOut': Record<string, never>;
  'account.sessionsEnded': { count: number };
  'account.invitationSent': Record<string, never>;
  'account.invitationRevoked': Record<string, never>;
  'account.invitationAccepted': Record<string, never>;
  'account.rolesChanged': { before: string; after: string };
  'account.disabled': Record<string, never>;
  'account.enabled': Record<string, never>;
  'account.changed': { fields: string };
  'account.exported': Record<string, never>;
  'account.deleted': { reason: 'own' | 'expired' | 'invitationExpired' };
  'mail.retried': { template: string };
  'election.added': Record<string, never>;
  'election.changed': Record<string, never>;
  'election.restored': Record<string, never>;
  'election.removed': Record<string, never>;
  'feedback.answered': Record<string, never>;
  'feedback.deleted': Record<string, never>;
  'organisation.registered': Record<string, never>;
  'organisation.confirmed': Record<string, never>;
  'organisation.accepted': { trust: string };
  'organisation.refused': Record<string, never>;
  'organisation.umbrellaAsked': { umbrella: string; askedBy: string };
  'organisation.umbrellaJoined': { umbrella: string };
  'organisation.umbrellaLeft': { umbrella: string };
  'organisation.authorityOpened': { authority: string };
  'organisation.trustChanged': { checked: string; trust: string };
  'organisation.vouchedFor': { voucher: string; trust: string };
  'organisation.vouchingWithdrawn': { voucher: string; trust: string };
  'organisation.personInvited': { role: string };
  'organisation.invitationRevoked': Record<string, never>;
  'organisation.personJoined': { account: string; role: string };
  'organisation.personRemoved': { account: string };
  'organisation.personLeft': { account: string };
  'organisation.handOverAsked': { account: string };
  'organisation.handOverEnded': { account: string };
  'organisation.handedOver': { from: string; to: string };
  'offer.created': { type: string };
  'offer.changed': { state: string };
  'offer.copiedToLocals': { locals: number };
  'offer.templateKept': Record<string, never>;
  'offer.templateDropped': Record<string, never>;
  'offer.published': Record<string, never>;
  'offer.returned': Record<string, never>;
  'offer.takenDown': Record<string, never>;
  'offer.contactsDeleted': { election: string; offers: number; drafts: number };
  'organisation.closed': Record<string, never>;
  'need.created': { type: string };
  'need.changed': { state: string };
  'offer.reconfirmed': { day: string };
  'offer.declaredAgain': { flags: string };
  'offer.lapsed': Record<string, never>;
  'offer.reported': Record<string, never>;
  'offer.reportHandled': Record<string, never>;
  'need.contactsDeleted': { election: string; needs: number; pledges: number };
  'mark.acknowledged': Record<string, never>;
  'pledge.made': { need: string };
  'pledge.changed': { state: string };
  'token.created': { municipality: string; scopes: string; days: number };
  'token.revoked': { municipality: string };
  /** With the id of the access token where a program sent it. */
  'offerFile.received': { election: string; sha256: string };
  'offerFile.confirmed': { election: string; add: number; change: number };
  'offerFile.withdrawn': { election: string };
  'upload.received': { municipality: string; election: string; sha256: string; token?: string };
  'upload.confirmed': {
    municipality: string;
    election: string;
    add: number;
    change: number;
    remove: number;
  };
  'upload.withdrawn': { municipality: string; election: string };
  'demandImport.received': { kind: string; scope: string; sha256: string };
  'demandImport.confirmed': { kind: string; scope: string };
  'demandImport.undone': { kind: string; scope: string };
  'demandImport.withdrawn': { kind: string; scope: string };
  'votingDay.planSaved': { municipality: string; election: string };
  'votingDay.placeSaved': { municipality: string; election: string };
  'places.copied': { municipality: string; election: string; from: string; count: number };
  'places.confirmationAsked': { election: string; municipalities: number; mails: number };
  /** With the id of the mailed link where one was used. */
  'places.confirmed': { municipality: string; election: string; count: number; link?: string };
  'places.confirmationWithdrawn': { municipality: string; election: string; count: number };
  'snapshot.taken': { election: string; sha256: string };
  'report.published': { election: string; released: string; replaces: string };
  'report.withdrawn': { election: string };
  'place.created': { municipality: string; election: string };
  'place.changed': { municipality: string; election: string; fields: number };
  'place.hidden': { municipality: string; election: string };
  'place.withdrawn': { municipality: string; election: string };
  'place.shown': { municipality: string; election: string };
  'places.listConfirmed': { municipality: string; election: string; kind: string };
  'places.listWithdrawn': { municipality: string; election: string; kind: string };
}
export type AuditType = keyof AuditDetails;

const types: Readonly<Record<AuditType, true>> = {
  'account.created': true,
  'account.signedIn': true,
  'account.signedOut': true,
  'account.sessionsEnded': true,
  'account.invitationSent': true,
  'account.invitationRevoked': true,
  'account.invitationAccepted': true,
  'account.rolesChanged': true,
  'account.disabled': true,
  'account.enabled': true,
  'account.changed': true,
  'account.exported': true,
  'account.deleted': true,
  'mail.retried': true,
  'election.added': true,
  'election.changed': true,
  'election.restored': true,
  'election.removed': true,
  'feedback.answered': true,
  'feedback.deleted': true,
  'organisation.registered': true,
  'organisation.confirmed': true,
  'organisation.accepted': true,
  'organisation.refused': true,
  'organisation.umbrellaAsked': true,
  'organisation.umbrellaJoined': true,
  'organisation.umbrellaLeft': true,
  'organisation.authorityOpened': true,
  'organisation.trustChanged': true,
  'organisation.vouchedFor': true,
  'organisation.vouchingWithdrawn': true,
  'organisation.personInvited': true,
  'organisation.invitationRevoked': true,
  'organisation.personJoined': true,
  'organisation.personRemoved': true,
  'organisation.personLeft': true,
  'organisation.handOverAsked': true,
  'organisation.handOverEnded': true,
  'organisation.handedOver': true,
  'offerFile.received': true,
  'offerFile.confirmed': true,
  'offerFile.withdrawn': true,
  'offer.created': true,
  'offer.changed': true,
  'offer.copiedToLocals': true,
  'offer.templateKept': true,
  'offer.templateDropped': true,
  'offer.published': true,
  'offer.returned': true,
  'offer.takenDown': true,
  'offer.contactsDeleted': true,
  'organisation.closed': true,
  'need.created': true,
  'need.changed': true,
  'offer.reconfirmed': true,
  'offer.declaredAgain': true,
  'offer.lapsed': true,
  'offer.reported': true,
  'offer.reportHandled': true,
  'need.contactsDeleted': true,
  'mark.acknowledged': true,
  'pledge.made': true,
  'pledge.changed': true,
  'token.created': true,
  'token.revoked': true,
  'upload.received': true,
  'upload.confirmed': true,
  'upload.withdrawn': true,
  'demandImport.received': true,
  'demandImport.confirmed': true,
  'demandImport.undone': true,
  'demandImport.withdrawn': true,
  'votingDay.planSaved': true,
  'votingDay.placeSaved': true,
  'places.copied': true,
  'places.confirmationAsked': true,
  'places.confirmed': true,
  'places.confirmationWithdrawn': true,
  'snapshot.taken': true,
  'report.published': true,
  'report.withdrawn': true,
  'place.created': true,
  'place.changed': true,
  'place.hidden': true,
  'place.withdrawn': true,
  'place.shown': true,
  'places.listConfirmed': true,
  'places.listWithdrawn': true,
};
export const auditTypes = Object.keys(types) as readonly AuditType[];

export function isAuditType(text: unknown): text is AuditType {
  return typeof text === 'string' && Object.hasOwn(types, text);
}

interface EventOf<T extends AuditType> {
  type: T;
  at: Date;
  /** Account that acted; null for the service itself. */
  actorId: string | null;
  /** What it was done to, when that is not the actor. */
  objectId: string | null;
  details: AuditDetails[T];
}

/** An event to write down. */
export type AuditEvent = { [T in AuditType]: EventOf<T> }[AuditType];

/** An event as it was written down; details of older versions may differ from today's types. */
export interface RecordedEvent {
  id: number;
  type: string;
  at: Date;
  actorId: string | null;
  objectId: string | null;
  details: Readonly<Record<string, string | number>>;
}
