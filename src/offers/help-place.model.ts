/** Where somebody looks for help: a municipality, a postcode, or a place by its name. */
import type { Municipality } from '../areas/area.model';

export interface PostalPlace {
  postcode: string;
  nameFi: string;
  nameSv: string | null;
  /** Code of the municipality today. */
  municipalityCode: string;
}

export interface HelpPlace {
  municipality: Municipality;
  /** Null when the whole municipality is meant. */
  postal: PostalPlace | null;
}

/** Most places that are offered to choose from. */
const mostPlaces = 12;

/**
 * The places that a text may mean: a postcode; else the municipality of that name; else postal areas whose name it is,
 * and if none, those whose name begins so. Empty when nothing fits.
 */
export function findHelpPlaces(
  text: string,
  municipalities: readonly Municipality[],
  postalPlaces: readonly PostalPlace[],
): HelpPlace[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const byCode = new Map(municipalities.map((each) => [each.code, each]));
  const toPlaces = (places: readonly PostalPlace[]) =>
    places.slice(0, mostPlaces).flatMap((postal): HelpPlace[] => {
      const municipality = byCode.get(postal.municipalityCode);
      return municipality === undefined ? [] : [{ municipality, postal }];
    });
  if (/^\d{5}$/.test(wanted)) return toPlaces(postalPlaces.filter(({ postcode }) => postcode === wanted));
  const municipality = municipalities.find(
    ({ nameFi, nameSv, code }) =>
      nameFi.toLowerCase() === wanted || nameSv.toLowerCase() === wanted || code === wanted,
  );
  if (municipality !== undefined) return [{ municipality, postal: null }];
  const names = ({ nameFi, nameSv }: PostalPlace) => [nameFi, nameSv ?? ''].map((name) => name.toLowerCase());
  const exact = postalPlaces.filter((each) => names(each).includes(wanted));
  if (exact.length > 0) return toPlaces(exact);
  return toPlaces(postalPlaces.filter((each) => names(each).some((name) => name.startsWith(wanted))));
}
