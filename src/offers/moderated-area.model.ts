/** The area of a moderator as municipalities, so that lists are limited where the data are. */
import { scopesOf, type Actor } from '../accounts/policy.model';
import { areaCodeOf } from '../areas/outline.model';
import { areaKinds, type Municipality } from '../areas/area.model';

/** The areas in which moderators may be responsible for a municipality. */
function moderatedScopes(municipality: Municipality): string[] {
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
  actor: Pick<Actor, 'grants'>,
  municipalities: readonly Municipality[],
): string[] | null {
  const scopes = scopesOf(actor, 'moderator');
  if (scopes.includes('all')) return null;
  return municipalities
    .filter((each) => moderatedScopes(each).some((scope) => scopes.includes(scope)))
    .map(({ code }) => code);
}
