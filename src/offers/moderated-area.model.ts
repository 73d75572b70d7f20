/** The area of a moderator as municipalities, so that lists are limited where the data are. */
import type { Actor } from '../accounts/policy.model';
import { areaCodeOf } from '../areas/outline.model';
import { areaKinds, type Municipality } from '../areas/area.model';

/** The areas in which moderators may be responsible for a municipality. */
function scopesOf(municipality: Municipality): string[] {
  return [
    `municipality:${municipality.code}`,
    ...areaKinds.flatMap((kind) => {
      const code = areaCodeOf(municipality, kind);
      return code === null ? [] : [`${kind}:${code}`];
    }),
  ];
}

/** Codes of the municipalities that the actor moderates; null: the whole country. */
export function moderatedMunicipalities(
  { grants }: Pick<Actor, 'grants'>,
  municipalities: readonly Municipality[],
): string[] | null {
  const scopes = grants.filter(({ role }) => role === 'moderator').map(({ scope }) => scope);
  if (scopes.includes('all')) return null;
  return municipalities
    .filter((each) => scopesOf(each).some((scope) => scopes.includes(scope)))
    .map(({ code }) => code);
}

/** Organisations of the actor's own: nobody reviews their offers or handles reports about them. */
export function ownOrganisations({ grants }: Pick<Actor, 'grants'>): string[] {
  return grants.filter(({ role }) => role === 'partner').map(({ scope }) => scope);
}
