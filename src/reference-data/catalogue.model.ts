/** The shipped tables, what they hold and which sources they are made from. */
import type { DataSource, TableDescription } from './manifest.model';

const licence = 'CC BY 4.0';

const municipalityDivision: DataSource = {
  publisher: 'National Land Survey of Finland',
  title: 'Division into municipalities, generalised outlines',
  vintage: '2021',
  licence,
};
const classifications: DataSource = {
  publisher: 'Statistics Finland',
  title: 'Municipalities and regional classifications',
  vintage: '2021 and 2025',
  licence,
};
const population: DataSource = {
  publisher: 'Statistics Finland',
  title: 'Population of municipalities',
  vintage: '31 December 2020',
  licence,
};
const electorate: DataSource = {
  publisher: 'Ministry of Justice of Finland',
  title: 'People entitled to vote in the municipal elections',
  vintage: '2021',
  licence: 'election figures, free to use',
};
const seats: DataSource = {
  publisher: 'National Land Survey of Finland',
  title: 'Administrative seats of municipalities',
  vintage: '2021',
  licence,
};
const paavo: DataSource = {
  publisher: 'Statistics Finland',
  title: 'Paavo, open data by postal code area',
  vintage: '2018 (describes 31 December 2016)',
  licence,
};
const postalPolygons: DataSource = {
  publisher: 'Statistics Finland',
  title: 'Postal code areas, generalised outlines',
  vintage: '2019',
  licence,
};
const buildingAddresses: DataSource = {
  publisher: 'Population Register Centre (now the Digital and Population Data Services Agency)',
  title: 'Building addresses by voting district and postal code',
  vintage: '2018/2019',
  licence,
};
const geoNames: DataSource = {
  publisher: 'GeoNames',
  title: 'Postal codes of Finland',
  vintage: 'not stated',
  licence,
};
const announcements: DataSource = {
  publisher: 'Municipalities of Finland; a few rows restated by the press or a party',
  title:
    'Announcements of polling places, transcribed one by one; the source of each row is in the column lahde',
  vintage: '2017–2025',
  licence: 'facts; no licence stated',
};
const publishedCounts: DataSource = {
  publisher: 'As given in the column source of each row',
  title: 'Published numbers of polling places and voting districts',
  vintage: '2008–2023',
  licence: 'facts',
};

/** All tables but the polling places, which have one file an election. */
export const tables = {
  municipalities: {
    file: 'municipalities.csv',
    what: 'Municipalities of 2021 and 2025 with names, language status, larger areas, seat, population and electorate of 2021',
    sources: [classifications, population, electorate, seats],
  },
  areas: {
    file: 'areas.csv',
    what: 'Regions, wellbeing services counties and constituencies',
    sources: [classifications],
  },
  mergers: {
    file: 'municipality-mergers.csv',
    what: 'Municipalities that joined another one, 2020–2025',
    sources: [classifications],
  },
  municipalityOutlines: {
    file: 'municipality-outlines.json',
    what: 'Outlines of the municipalities of 2021 that share their borders, TopoJSON, EPSG:3067, 10 m grid',
    sources: [municipalityDivision],
  },
  officialCounts: {
    file: 'official-counts.csv',
    what: 'Published numbers of advance polling places, election-day polling places and voting districts',
    sources: [publishedCounts],
  },
  postalAreas: {
    file: 'postal-areas.csv',
    what: 'Postal areas with a point, area and people by age group',
    sources: [paavo],
  },
  postalOutlines: {
    file: 'postal-outlines.json',
    what: 'Outlines of postal areas that share their borders, simplified, TopoJSON, EPSG:3067, 10 m grid',
    sources: [postalPolygons],
  },
  votingDistricts: {
    file: 'voting-districts.csv',
    what: 'Voting districts of 2018 with their number of buildings',
    sources: [buildingAddresses],
  },
  districtPostalShares: {
    file: 'district-postal-shares.csv',
    what: 'Number of buildings by postal area and voting district',
    sources: [buildingAddresses],
  },
  postcodePoints: {
    file: 'postcode-points.csv',
    what: 'A point for every postcode, for addresses that have nothing better',
    sources: [paavo, geoNames],
  },
} as const satisfies Record<string, TableDescription>;

/** Description of the polling places of one election. */
export function pollingPlaceTable(electionCode: string): TableDescription {
  return {
    file: `polling-places/${electionCode}.csv`,
    what: `Polling places announced for ${electionCode}, in the layout of the import`,
    sources: [announcements],
  };
}

/** Sources of what is said of the polling places of an election: announcements, positions, names of municipalities. */
export function pollingPlaceSources(electionCode: string): readonly DataSource[] {
  const positions = [buildingAddresses, paavo, geoNames, seats];
  return [...pollingPlaceTable(electionCode).sources, ...positions, classifications];
}
