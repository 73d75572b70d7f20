/** The question that the list of partner organisations answers, out of the query of its address. */
import { parsePage } from '../accounts/account.form';
import type { Municipality } from '../areas/area.model';
import { field } from '../organisations/organisation.form';
import { parseMunicipalityNames } from '../organisations/municipality-names.form';
import { organisationKinds } from '../organisations/organisation.model';
import type { DirectoryQuestion } from './partner-directory.model';

/** What is wrong in the address counts as not given. */
export function parseDirectoryQuestion(
  query: unknown,
  municipalities: readonly Municipality[],
): DirectoryQuestion {
  const kind = field(query, 'kind');
  const place = field(query, 'place').slice(0, 80);
  const region = field(query, 'region');
  return {
    search: field(query, 'q').slice(0, 100),
    kind: organisationKinds.find((each) => each === kind) ?? null,
    place,
    municipalityCode: parseMunicipalityNames(place, municipalities).codes[0] ?? null,
    regionCode: municipalities.some(({ regionCode }) => regionCode === region) ? region : null,
    page: parsePage(query),
  };
}
