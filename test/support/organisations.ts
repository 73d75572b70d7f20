/** Organisations as rows, for tests that do not need the forms they came by. */
import type { Organisation } from '../../src/organisations/organisation.model';
import { anOrganisation } from './offers';

/** An accepted organisation of which everything private is marked, so that a leak shows. */
export function acceptedOrganisation(id: string, says: Partial<Organisation> = {}): Organisation {
  return anOrganisation({
    id,
    name: `Esimerkki: ${id}`,
    businessId: '2077474-0',
    registerNumber: '123456',
    languages: ['fi', 'sv'],
    contact: { name: 'PRIVATE NAME', email: 'private@example.org', language: 'fi' },
    trust: 'register_checked',
    decisionReason: 'PRIVATE REASON',
    ...says,
  });
}
