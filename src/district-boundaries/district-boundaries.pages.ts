/** The pages of a municipality's district boundaries: form and versions, and one version with its preview. */
import { roundedPeople } from '../coverage/rounded-figures.model';
import type { ImportForm, ImportFormProblem } from '../demand-imports/demand-import.form';
import type { DemandImport, ImportConflict, ShownImport } from '../demand-imports/demand-import.model';
import {
  formError,
  versionPage,
  versionRows,
  type ImportAddresses,
  type KindVersions,
} from '../demand-imports/demand-import.pages';
import { formatDay, formatInstant, formatNumber } from '../i18n/format';
import { localName } from '../i18n/language';
import { electionName } from '../elections/election-name.pages';
import type { ElectionRecord } from '../elections/election.model';
import type { Municipality } from '../areas/area.model';
import type { Outline } from '../geo/outlines';
import { href, paths } from '../paths';
import { placeTitle, type Reader } from '../workspace/workspace.pages';
import { boundarySystems } from './boundaries.geojson';
import { boundaryMap } from './boundaries.svg';
import type { DescribedDistrict, DescribedDistricts } from './described-districts.model';

const megabyte = 1024 * 1024;
/** Largest file of one municipality: districts of Helsinki drawn to the metre are some 5 MB. */
export const largestBoundariesBytes = 20 * megabyte;

export function boundaryAddresses(municipality: string, { language }: Reader): ImportAddresses {
  return {
    kind: href(language, paths.municipalityDistricts, { municipality }),
    version: (version) => href(language, paths.municipalityDistrictVersion, { municipality, version }),
    action: (version, action) =>
      href(language, paths.municipalityDistrictAction, { municipality, version, action }),
  };
}

export const settleActions = ['confirm', 'withdraw', 'undo'] as const;
type SettleAction = (typeof settleActions)[number];

/** Whose pages they are, and the places of which election districts are compared with. */
export interface ShownBoundaryWorkspace {
  municipality: Municipality;
  election: ElectionRecord | null;
}

function crumbsOf({ municipality }: ShownBoundaryWorkspace, isVersion: boolean, reader: Reader) {
  const { t, language } = reader;
  const start = {
    text: localName(municipality, language),
    href: href(language, paths.municipalityWorkspace, { municipality: municipality.code }),
  };
  const list = { text: t('districts.crumb'), href: boundaryAddresses(municipality.code, reader).kind };
  return isVersion ? [start, list] : [start];
}

export interface BoundariesPageInput extends Pick<KindVersions, 'versions' | 'inUse'> {
  workspace: ShownBoundaryWorkspace;
  own: DemandImport | null;
  national: DemandImport | null;
  form: ImportForm;
  problem: ImportFormProblem | null;
  /** What was just done; null where nothing was. */
  done: SettleAction | null;
}

function stateOf({ own, national }: BoundariesPageInput, { t, language }: Reader): string {
  const counts = own ?? national;
  if (counts === null) return t('districts.state.none');
  return t(own === null ? 'districts.state.national' : 'districts.state.own', {
    name: counts.fileName,
    day: counts.describedOn === null ? '' : formatDay(counts.describedOn, language),
    at: formatInstant(counts.createdAt, language),
  });
}

export function boundariesPage(input: BoundariesPageInput, reader: Reader) {
  const { t, language } = reader;
  const { workspace, form, problem, own, national, done } = input;
  const { code } = workspace.municipality;
  const addresses = boundaryAddresses(code, reader);
  const megabytes = largestBoundariesBytes / megabyte;
  return {
    title: t('districts.title', { municipality: localName(workspace.municipality, language) }),
    frame: { crumbs: crumbsOf(workspace, false, reader) },
    errors: problem === null ? [] : [formError(problem, largestBoundariesBytes, reader)],
    done: done === null ? null : t(`districts.done.${done}`),
    state: stateOf(input, reader),
    action: addresses.kind,
    file: t('districts.fileHint', { megabytes }),
    form,
    dayLabel: t('districts.describedOn'),
    electionOptions: null,
    downloads:
      own === null && national === null
        ? []
        : boundarySystems.map((system) => ({
            text: t(`districts.download.${system}`),
            href: href(language, paths.municipalityDistrictsGeoJson, { municipality: code }, { system }),
          })),
    rows: versionRows(input, addresses, reader),
  };
}

export interface BoundaryVersionInput extends ShownImport {
  workspace: ShownBoundaryWorkspace;
  /** Null where the content is not kept. */
  described: (DescribedDistricts & { outline: Outline | null }) | null;
  conflict?: ImportConflict;
}

function districtRow(each: DescribedDistrict, reader: Reader) {
  const { t, language } = reader;
  return {
    district: each.district,
    area: formatNumber(each.areaSquareMetres / 1e6, language, 1),
    adults:
      each.adults === null ? t('districts.unknown') : formatNumber(roundedPeople(each.adults), language),
    places:
      each.places.length === 0
        ? t('districts.noPlace')
        : each.places.map((place) => placeTitle(place, reader)).join('; '),
  };
}

/** What counts before the first version and after it; null where it is another version. Without an own one the national one does. */
function placeText({ made, inUse }: ShownImport, { t }: Reader): string | null {
  if (inUse === null) return t('districts.place.first');
  return inUse.id === made.id && made.replacesId === null ? t('districts.place.undo') : null;
}

export function boundaryVersionPage(input: BoundaryVersionInput, reader: Reader) {
  const { workspace, described, ...shown } = input;
  const { t, language } = reader;
  const { municipality, election } = workspace;
  const names = new Map([[municipality.code, municipality]]);
  const addresses = boundaryAddresses(municipality.code, reader);
  const outside = described?.adultsOutside ?? null;
  const { place, ...version } = versionPage({ ...shown, names }, reader, addresses);
  return {
    ...version,
    effect: t('districts.effect'),
    place: place === null ? null : (placeText(shown, reader) ?? place),
    frame: { crumbs: crumbsOf(workspace, true, reader) },
    styles: ['css/district-boundaries.css'],
    compared:
      election === null
        ? t('districts.comparedWithNone')
        : t('districts.compared', { election: electionName(election, t, language) }),
    districts: (described?.districts ?? []).map((each) => districtRow(each, reader)),
    outside:
      outside === null || roundedPeople(outside) === 0
        ? null
        : t('districts.outside', { number: formatNumber(roundedPeople(outside), language) }),
    map: described === null ? null : boundaryMap(described.districts, described.outline),
    mapLabel: t('districts.mapLabel', { municipality: localName(municipality, language) }),
  };
}
