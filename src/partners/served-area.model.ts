/** The municipalities that an organisation works in, in as few words as are true. */
import { alandRegionCode, type Municipality } from '../areas/area.model';

export interface ServedArea {
  /** Every municipality but those of Åland. */
  isMainland: boolean;
  /** Regions in which every municipality is served. */
  regionCodes: readonly string[];
  /** Municipalities that are in none of these. */
  municipalityCodes: readonly string[];
}

/** @param municipalities those of today; codes that are none of them are left out */
export function servedArea(
  codes: readonly string[],
  municipalities: readonly Pick<Municipality, 'code' | 'regionCode'>[],
): ServedArea {
  const served = new Set(codes);
  const isServed = ({ code }: { code: string }) => served.has(code);
  const mainland = municipalities.filter(({ regionCode }) => regionCode !== alandRegionCode);
  const isMainland = mainland.length > 1 && mainland.every(isServed);
  const regions = [...new Set(municipalities.map(({ regionCode }) => regionCode))].sort();
  const whole = regions.filter((region) => {
    const members = municipalities.filter(({ regionCode }) => regionCode === region);
    return members.length > 1 && members.every(isServed);
  });
  const regionCodes = isMainland ? whole.filter((code) => code === alandRegionCode) : whole;
  const isCovered = ({ regionCode }: { regionCode: string }) =>
    whole.includes(regionCode) || (isMainland && regionCode !== alandRegionCode);
  return {
    isMainland,
    regionCodes,
    municipalityCodes: municipalities
      .filter((each) => isServed(each) && !isCovered(each))
      .map(({ code }) => code),
  };
}
