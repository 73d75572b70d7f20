/** Rows of the tables of polling places, and the one mapping between them and the domain. */
import type {
  AccessibilityFinding,
  AccessibilitySummary,
  KnownOrNot,
  OpenDay,
  PlaceKind,
  PlaceVisibility,
  PollingPlace,
  PollingPlaceDraft,
  PositionSource,
  ServiceForm,
} from './polling-place.model';

interface DraftColumns {
  municipality_code: string;
  kind: PlaceKind;
  own_id: string | null;
  district_name: string | null;
  name_fi: string | null;
  name_sv: string | null;
  address_fi: string | null;
  address_sv: string | null;
  postcode: string | null;
  locality: string | null;
  easting: number | null;
  northing: number | null;
  position_source: PositionSource;
  hours_text: string | null;
  /** SQLite answers 0 or 1. */
  hours_understood: boolean | number;
  service_form: ServiceForm;
  accessibility_summary: AccessibilitySummary;
  note: string | null;
  source: string | null;
  service_map_id: string | null;
  building_id: string | null;
}

export interface PlaceRow extends DraftColumns {
  id: string;
  election_code: string;
  confirmed_at: string | null;
  carried_over_from: string | null;
  visibility: PlaceVisibility;
  version: number;
}

export interface DistrictRow {
  polling_place_id: string;
  district_code: string;
}

export interface HoursRow {
  polling_place_id: string;
  day: string;
  opens_at: string;
  closes_at: string;
}

export interface AccessibilityRow {
  polling_place_id: string;
  criterion: string;
  value: KnownOrNot;
  measure: string | null;
  source: string | null;
  assessed_on: string | null;
}

/** The columns that a draft fills, and an import may change. */
export const draftColumnNames = [
  'municipality_code',
  'kind',
  'own_id',
  'district_name',
  'name_fi',
  'name_sv',
  'address_fi',
  'address_sv',
  'postcode',
  'locality',
  'easting',
  'northing',
  'position_source',
  'hours_text',
  'hours_understood',
  'service_form',
  'accessibility_summary',
  'note',
  'source',
  'service_map_id',
  'building_id',
] as const satisfies (keyof DraftColumns)[];

function draftColumns(draft: PollingPlaceDraft): DraftColumns {
  return {
    municipality_code: draft.municipalityCode,
    kind: draft.kind,
    own_id: draft.ownId,
    district_name: draft.districtName,
    name_fi: draft.nameFi,
    name_sv: draft.nameSv,
    address_fi: draft.addressFi,
    address_sv: draft.addressSv,
    postcode: draft.postcode,
    locality: draft.locality,
    easting: draft.position?.easting ?? null,
    northing: draft.position?.northing ?? null,
    position_source: draft.positionSource,
    hours_text: draft.hoursText,
    hours_understood: draft.hoursUnderstood,
    service_form: draft.serviceForm,
    accessibility_summary: draft.accessibilitySummary,
    note: draft.note,
    source: draft.source,
    service_map_id: draft.serviceMapId,
    building_id: draft.buildingId,
  };
}

export function placeRow(place: PollingPlace): PlaceRow {
  return {
    id: place.id,
    election_code: place.electionCode,
    ...draftColumns(place),
    confirmed_at: place.confirmedAt,
    carried_over_from: place.carriedOverFrom,
    visibility: place.visibility,
    version: place.version,
  };
}

/** Rows of what belongs to one place. */
export function partRows(placeId: string) {
  return {
    districts: (codes: readonly string[]): DistrictRow[] =>
      codes.map((code) => ({ polling_place_id: placeId, district_code: code })),
    hours: (days: readonly OpenDay[]): HoursRow[] =>
      days.map(({ day, opensAt, closesAt }) => ({
        polling_place_id: placeId,
        day,
        opens_at: opensAt,
        closes_at: closesAt,
      })),
    accessibility: (findings: readonly AccessibilityFinding[]): AccessibilityRow[] =>
      findings.map(({ criterion, value, measure, source, assessedOn }) => ({
        polling_place_id: placeId,
        criterion,
        value,
        measure,
        source,
        assessed_on: assessedOn,
      })),
  };
}

interface PartRows {
  districts: readonly DistrictRow[];
  hours: readonly HoursRow[];
  accessibility: readonly AccessibilityRow[];
}

export function toPollingPlace(row: PlaceRow, parts: PartRows): PollingPlace {
  const { easting, northing } = row;
  return {
    id: row.id,
    electionCode: row.election_code,
    municipalityCode: row.municipality_code,
    kind: row.kind,
    ownId: row.own_id,
    districts: parts.districts.map(({ district_code }) => district_code),
    districtName: row.district_name,
    nameFi: row.name_fi,
    nameSv: row.name_sv,
    addressFi: row.address_fi,
    addressSv: row.address_sv,
    postcode: row.postcode,
    locality: row.locality,
    position: easting === null || northing === null ? null : { easting, northing },
    positionSource: row.position_source,
    hours: parts.hours.map(({ day, opens_at, closes_at }) => ({
      day,
      opensAt: opens_at,
      closesAt: closes_at,
    })),
    hoursText: row.hours_text,
    hoursUnderstood: Boolean(row.hours_understood),
    serviceForm: row.service_form,
    accessibilitySummary: row.accessibility_summary,
    note: row.note,
    source: row.source,
    serviceMapId: row.service_map_id,
    buildingId: row.building_id,
    accessibility: parts.accessibility.map(({ criterion, value, measure, source, assessed_on }) => ({
      criterion,
      value,
      measure,
      source,
      assessedOn: assessed_on,
    })),
    confirmedAt: row.confirmed_at,
    carriedOverFrom: row.carried_over_from,
    visibility: row.visibility,
    version: row.version,
  };
}
