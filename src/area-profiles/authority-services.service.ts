/** The own services of authorities, by election: what they offer for the coming ones and announced for those that are over. */
import type { ElectionRecord } from '../elections/election.model';
import type { PublicOffer } from '../offers/public-offer.model';
import { readAuthorityService } from '../organisations/authority.service';
import { readPartner } from '../partners/partner-directory.service';
import type { Deps } from '../platform/deps';
import { groupBy } from '../shared/group-by';
import type { AuthorityServices, ServicesOfElection } from './area-facts.model';

function countByElection(
  offers: readonly { election: ElectionRecord; offer: PublicOffer }[],
): ServicesOfElection[] {
  return [...groupBy(offers, ({ election }) => election.code).values()].map((group) => ({
    election: group[0]!.election,
    count: group.length,
  }));
}

/**
 * @param keys of authorities, as `Organisation.authority`; those without a public service are left out
 * @param municipalityCode only what is offered there; null for all
 */
export async function readAuthorityServices(
  deps: Pick<Deps, 'db' | 'clock'>,
  keys: readonly string[],
  municipalityCode: string | null,
): Promise<AuthorityServices[]> {
  const isThere = ({ offer }: { offer: PublicOffer }) =>
    municipalityCode === null || offer.municipalities.includes(municipalityCode);
  const found: AuthorityServices[] = [];
  for (const key of keys) {
    const organisation = await readAuthorityService(deps, key);
    const partner = organisation === null ? null : await readPartner(deps, organisation.id);
    if (partner === null) continue;
    const { id, name, isExample } = partner.organisation;
    found.push({
      id,
      name,
      isExample,
      coming: countByElection(partner.offers.filter(isThere)),
      past: countByElection(partner.history.filter(isThere)),
    });
  }
  return found;
}
