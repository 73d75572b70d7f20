/** A small folder of open data in the formats of its publishers, with invented municipalities. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const keyHeader =
  'municipality_code,name_fi,name_sv,kielisuhde_code,maakunta_code,maakunta_name_fi,maakunta_name_sv,maakunta_name_en,hyvinvointialue_code,hyvinvointialue_name_fi,hyvinvointialue_name_sv,hyvinvointialue_name_en,vaalipiiri_code,vaalipiiri_name_fi,vaalipiiri_name_sv,vaalipiiri_name_en';
const larger = '10,Maakunta,Landskap,Region,12,Alue,Område ,County,8,Vaalipiiri,Valkrets,Constituency';
const key = (codes: [string, string, string][]) =>
  [keyHeader, ...codes.map(([code, name, status]) => `${code},${name},${name},${status},${larger}`), ''].join(
    '\n',
  );

const square = (lon: number) => [
  [
    [lon, 62],
    [lon + 0.5, 62],
    [lon + 0.5, 62.5],
    [lon, 62.5],
    [lon, 62],
  ],
];
const polygons = (name: string, ids: readonly string[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: ids.map((id, index) => ({
      type: 'Feature',
      properties: { [name]: id, TOTALAREA: 1450 },
      geometry: { type: 'Polygon', coordinates: square(25 + index / 2) },
    })),
  });

const ages =
  'he_18_19,he_20_24,he_25_29,he_30_34,he_35_39,he_40_44,he_45_49,he_50_54,he_55_59,he_60_64,he_65_69,he_70_74,he_75_79,he_80_84,he_85_';

export const openData: Readonly<Record<string, string>> = {
  'municipality-key-2021.csv': key([
    ['20', 'Alfa', '0'],
    ['507', 'Beta', '0'],
    ['588', 'Gamma', '2'],
  ]),
  'municipality-key-2025.csv': key([
    ['20', 'Alfa', '0'],
    ['507', 'Beta', '0'],
  ]),
  'municipalities-2021.csv': [
    'municipality_code,population_2020,eligible_kv2021,seat_lat,seat_lon',
    '020,1000.0,800,62.1,25.1',
    '507,500.0,400,62.1,25.6',
    '588,100.0,,,',
    '',
  ].join('\n'),
  'municipalities-2021.geojson': polygons('NATCODE', ['020', '507', '588']),
  'postal-areas-paavo-2018.csv': [
    `postinumero,nimi,euref_x,euref_y,pinta_ala,kuntano,he_vakiy,${ages}`,
    '10000,Alfa keskus,390000.0,6890000.0,9000000.0,020,100.0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15',
    `20000,Gamma,420000.0,6890000.0,8000000.0,588,17.0,${','.repeat(14)}`,
    `30000,Hiljainen,430000.0,6890000.0,8000000.0,588,,${','.repeat(14)}`,
    '',
  ].join('\n'),
  'postal-areas-2019.geojson': polygons('postcode', ['10000', '20000']),
  'district-postal-shares-2018.csv': [
    '"kunta";"aanestysalue.nro";"postinumero";"rakennukset.aanestysalue.pono";"rakennukset.aanestysalue"',
    '"020";"1";"10000";30;30',
    '"020";"002A";"10000";10;10',
    '"588";"001";"20000";5;5',
    '',
  ].join('\n'),
  'postcodes-geonames-fi.txt': [
    'FI\t10000\tAlfa\t\t\t\t\t\t\t62.1\t25.1\t6',
    'FI\t10001\tAlfa PL\t\t\t\t\t\t\t62.2\t25.2\t6',
    '',
  ].join('\n'),
  'polling-places-announced.csv': [
    'election,kind,municipality_code,municipality_fi,district_no,district_name,name,address,postcode,locality,hours,notes,lat,lon,position_from,source_url',
    'KV-2021,election_day,020,Alfa,1,,Koulu,Tie 1,10000,Alfa,9-20,,62.1,25.1,postcode,https://example.org/a',
    'KV-2021-APR,advance,588,Gamma,,,Talo,,,,,,,,,https://example.org/b',
    '',
  ].join('\n'),
  'ride-services-juuka-2022.csv': [
    'id,municipality_code,route,operates_advance_period,departure_from_village,return_from_parish_village,free_of_charge,booking_deadline,election_day_service,operator_type,source_url',
    '1,20,Alfa-Beta,ma ja to,n. 09:15,n. 13:00,yes,edeltävä päivä klo 18,not seen (page cut),taksiyritys,https://example.org/rides',
    '',
  ].join('\n'),
  'official-counts.csv': [
    'area,election,measure,value,source_url',
    'Suomi,KV-2021,yleisiä ennakkoäänestyspaikkoja kotimaassa,930,OM',
    'Suomi,KV-2021,ennakkoäänestyspaikkoja ulkomailla,106,OM',
    'Alfa,KV-2021,äänestysalueita,2,Alfa ("yli")',
    'Alfa,KV-2021,ennakkoäänestysprosentti,35.8,Alfa',
    'Järjestö,2020,piirejä,12,x',
    '',
  ].join('\n'),
};

/** Writes the open data into a folder; `without` leaves one file out. */
export async function writeOpenData(folder: string, without?: string): Promise<void> {
  for (const [file, text] of Object.entries(openData)) {
    if (file !== without) await writeFile(join(folder, file), text);
  }
}
