/** The partner organisations that programs get, and a word for their state. */
import { readDataVersions } from '../data-version/data-version.store';
import { listPartners } from '../partners/partner-directory.store';
import { toPublicOrganisation, type PublicOrganisation } from '../partners/public-organisation.model';
import type { Deps } from '../platform/deps';

/** Changes whenever an organisation becomes public, changes or is public no more. */
export async function organisationsRevision({ db }: Pick<Deps, 'db'>): Promise<string> {
  return `organisations${(await readDataVersions(db)).organisations ?? 0}`;
}

/** All accepted organisations by name. */
export async function readPublicOrganisations({ db }: Pick<Deps, 'db'>): Promise<PublicOrganisation[]> {
  const everybody = { nameKey: '', kind: null, municipalityCodes: null };
  const { organisations } = await listPartners(db, everybody, { offset: 0, limit: 100_000 });
  return organisations.map(toPublicOrganisation).filter((each) => each !== null);
}
