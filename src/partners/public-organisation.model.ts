/** What of an organisation leaves the service, and for whom: every field has one class, and outputs are made from the classes. */
import type { Organisation } from '../organisations/organisation.model';
import { fieldsSeenBy, type FieldsOfClass, type OutputClass } from '../organisations/output-class.model';

/** The class of every field of an organisation; a new field does not compile until it has one. */
export const organisationFieldClasses = {
  id: 'public',
  name: 'public',
  kind: 'public',
  municipalities: 'public',
  languages: 'public',
  trust: 'public',
  umbrellaId: 'public',
  authority: 'public',
  state: 'partners',
  createdAt: 'partners',
  decidedAt: 'partners',
  decisionReason: 'partners',
  businessId: 'authorities',
  registerNumber: 'authorities',
  declaration: 'authorities',
  contact: 'authorities',
} as const satisfies Readonly<Record<keyof Organisation, OutputClass>>;

/** An organisation as everybody sees it. */
export type PublicOrganisation = Pick<
  Organisation,
  FieldsOfClass<typeof organisationFieldClasses, 'public'>
> & { isExample: boolean };

/** Names of the fields that a class of readers sees; those of the classes before it included. */
export function fieldsFor(reader: OutputClass): (keyof Organisation)[] {
  return fieldsSeenBy(organisationFieldClasses, reader);
}

/** Ids of the marked examples begin so; those of real organisations are random. */
export function isExampleOrganisation(id: string): boolean {
  return id.startsWith('example');
}

/** The public organisation; null before it was accepted, and when it no longer is. */
export function toPublicOrganisation(organisation: Organisation): PublicOrganisation | null {
  if (organisation.state !== 'accepted') return null;
  const fields = Object.fromEntries(fieldsFor('public').map((name) => [name, organisation[name]]));
  return { ...fields, isExample: isExampleOrganisation(organisation.id) } as PublicOrganisation;
}
