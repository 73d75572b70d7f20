/** Authorities that offer services of their own: municipalities and wellbeing services counties. */
import type { Area, Municipality } from '../areas/area.model';

/** What the organisation of an authority's own services starts from. */
export interface Authority {
  /** As `Organisation.authority` keeps it: `municipality:091`, `wellbeing_county:13`. */
  key: string;
  serviceName: string;
  /** Codes of the municipalities that it serves. */
  municipalities: readonly string[];
  languages: readonly string[];
  /** Opened by an example account: marked wherever it shows. */
  isExample?: true;
}

export const municipalityKey = (code: string): string => `municipality:${code}`;
export const countyKey = (code: string): string => `wellbeing_county:${code}`;

/** Municipalities of a wellbeing services county; Helsinki and those of Åland are in none. */
export function municipalitiesOfCounty(
  code: string,
  municipalities: readonly Municipality[],
): Municipality[] {
  return municipalities.filter(({ wellbeingCountyCode }) => wellbeingCountyCode === code);
}

/** Languages of an authority for these municipalities: both where one is bilingual, or where the languages differ. */
function languagesOf(municipalities: readonly Municipality[]): string[] {
  const speaks = (status: Municipality['languageStatus']) =>
    municipalities.some(({ languageStatus }) => languageStatus !== status);
  return [...(speaks('swedish') ? ['fi'] : []), ...(speaks('finnish') ? ['sv'] : [])];
}

/** A municipality; its service is named in its own language. */
export function municipalAuthority(municipality: Municipality): Authority {
  const { code, nameFi, nameSv, languageStatus } = municipality;
  return {
    key: municipalityKey(code),
    serviceName:
      languageStatus === 'swedish' ? `${nameSv}: kommunens tjänster` : `${nameFi}: kunnan palvelut`,
    municipalities: [code],
    languages: languagesOf([municipality]),
  };
}

/**
 * A wellbeing services county; it is bilingual where one of its municipalities is, or where their languages differ.
 * @param municipalities of today, all of them
 */
export function countyAuthority(county: Area, municipalities: readonly Municipality[]): Authority {
  const own = municipalitiesOfCounty(county.code, municipalities);
  return {
    key: countyKey(county.code),
    serviceName: `${county.nameFi}: omat palvelut`,
    municipalities: own.map(({ code }) => code),
    languages: languagesOf(own),
  };
}

/** The same as a marked example. */
export function exampleAuthority(authority: Authority): Authority {
  return { ...authority, serviceName: `Esimerkki: ${authority.serviceName}`, isExample: true };
}

/**
 * Codes among these in which the service of an authority may not be given: a wellbeing services county's stays within its county.
 * @param authority as an organisation keeps it; null when it is no authority's
 * @param municipalities of today, all of them
 */
export function outsideAuthority(
  authority: string | null,
  codes: readonly string[],
  municipalities: readonly Municipality[],
): string[] {
  const [kind, county = ''] = (authority ?? '').split(':');
  if (kind !== 'wellbeing_county') return [];
  const own = new Set(municipalitiesOfCounty(county, municipalities).map(({ code }) => code));
  return codes.filter((code) => !own.has(code));
}
