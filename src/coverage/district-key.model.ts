/** Names of voting districts. */

/** Name of a voting district that is unique in the country: numbers are so only within a municipality. */
export function districtKey(municipalityCode: string, district: string): string {
  return `${municipalityCode}/${district}`;
}
