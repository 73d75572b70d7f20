/** What all pages of a workspace share: whose it is, for which election, and the way back. */
import { electionName } from '../elections/election-name.pages';
import { localName, type Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { href, paths } from '../paths';
import { hoursLines } from '../polling-places/hours-lines.pages';
import type { PollingPlace, PollingPlaceDraft } from '../polling-places/polling-place.model';
import type { Municipality } from '../areas/area.model';
import type { ElectionRecord } from '../elections/election.model';

/** Structurally the workspace of the service, which a page may not import. */
export interface ShownWorkspace {
  municipality: Municipality;
  election: ElectionRecord;
  isOpen: boolean;
}

export interface Reader {
  t: Translate;
  language: Language;
}

export interface WorkspaceFrame {
  municipality: string;
  election: string;
  isOpen: boolean;
  crumbs: readonly { text: string; href: string }[];
  hrefs: Readonly<
    Record<
      | 'places'
      | 'copy'
      | 'ask'
      | 'csv'
      | 'confirmation'
      | 'lists'
      | 'uploads'
      | 'announcement'
      | 'quality'
      | 'votingDay'
      | 'reports',
      string
    >
  >;
}

export type WorkspacePath =
  | 'municipalityPlaces'
  | 'municipalityPlacesCsv'
  | 'municipalityCopy'
  | 'municipalityAsk'
  | 'municipalityConfirmation'
  | 'municipalityLists'
  | 'municipalityAnnouncement'
  | 'municipalityUploads'
  | 'municipalityQuality'
  | 'municipalityReports'
  | 'municipalityVotingDay'
  | 'municipalityQualityCsv';

/** The address of a page of the workspace. */
export function workspaceHref(
  { municipality, election }: Pick<ShownWorkspace, 'municipality' | 'election'>,
  language: Language,
  path: WorkspacePath,
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const params = { municipality: municipality.code, election: election.code };
  return href(language, paths[path], params, query);
}

/** @param below the page below the list of places, whose breadcrumb the page itself adds */
export function workspaceFrame(
  workspace: ShownWorkspace,
  { t, language }: Reader,
  isBelowPlaces: boolean,
): WorkspaceFrame {
  const municipality = localName(workspace.municipality, language);
  const election = electionName(workspace.election, t, language);
  const to = (path: WorkspacePath) => workspaceHref(workspace, language, path);
  const start = {
    text: municipality,
    href: href(language, paths.municipalityWorkspace, { municipality: workspace.municipality.code }),
  };
  const places = { text: t('workspace.places.crumb', { election }), href: to('municipalityPlaces') };
  return {
    municipality,
    election,
    isOpen: workspace.isOpen,
    crumbs: isBelowPlaces ? [start, places] : [start],
    hrefs: {
      places: to('municipalityPlaces'),
      copy: to('municipalityCopy'),
      ask: to('municipalityAsk'),
      csv: to('municipalityPlacesCsv'),
      confirmation: to('municipalityConfirmation'),
      lists: to('municipalityLists'),
      uploads: to('municipalityUploads'),
      announcement: to('municipalityAnnouncement'),
      quality: to('municipalityQuality'),
      reports: to('municipalityReports'),
      votingDay: to('municipalityVotingDay'),
    },
  };
}

/** Name of a place in the reader's language; the address stands in, then "no name". */
export function placeTitle(place: PollingPlaceDraft, { t, language }: Reader): string {
  const own = language === 'sv' ? (place.nameSv ?? place.nameFi) : (place.nameFi ?? place.nameSv);
  return own ?? placeAddress(place, language) ?? t('pollingPlaces.import.nameless');
}

export function placeAddress(place: PollingPlaceDraft, language: Language): string | null {
  return language === 'sv' ? (place.addressSv ?? place.addressFi) : (place.addressFi ?? place.addressSv);
}

/** Opening hours in few lines; the announcement's own words where they were not understood. */
export function placeHours(
  place: Pick<PollingPlace, 'hours' | 'hoursText'>,
  { t, language }: Reader,
): string[] {
  if (place.hours.length > 0) return hoursLines(place.hours, language);
  return [
    place.hoursText === null
      ? t('workspace.unknown')
      : t('workspace.places.hoursText', { text: place.hoursText }),
  ];
}
