/** The list of a municipality's places with what is known of each, and what it can do with them. */
import type { Option } from '../i18n/form-control';
import { formatDay } from '../i18n/format';
import { formErrors, type FieldProblem, type FormError } from '../i18n/form-problem';
import type { Language } from '../i18n/language';
import { paging, type Paging } from '../i18n/paging';
import { href, paths } from '../paths';
import type { MunicipalityCompleteness } from '../polling-places/completeness.model';
import { canBeCalledWhole, wholeListKinds, type WholeListKind } from '../polling-places/confirmation.model';
import { placeKinds, type PollingPlace } from '../polling-places/polling-place.model';
import { finnishDay } from '../shared/dates';
import { hasGap, isAccessibilityAssessed, placeGaps, positionState } from './place-readiness.model';
import type { PlaceListQuery, QueryProblem } from './workspace.form';
import {
  placeHours,
  placeAddress,
  placeTitle,
  workspaceFrame,
  workspaceHref,
  type Reader,
  type ShownWorkspace,
  type WorkspaceFrame,
} from './workspace.pages';

export const placesPerPage = 50;

export interface PlaceLine {
  name: string;
  /** Address of its form; null where nothing can be changed. */
  href: string | null;
  details: readonly string[];
  kind: string;
  hours: string;
  hoursDetails: readonly string[];
  position: string;
  accessibility: string;
  state: string;
  isConfirmed: boolean;
  /** Address of the page that asks before it confirms, or takes back; null where nothing can be changed. */
  change: { text: string; label: string; href: string } | null;
}

/** One of the municipality's lists, and whether it is said to be whole. */
export interface ListLine {
  kind: WholeListKind;
  name: string;
  state: string;
  /** What the button does; null when neither can be done. */
  action: 'confirm' | 'withdraw' | null;
  button: string;
}

export interface PlaceListPage {
  title: string;
  frame: WorkspaceFrame;
  errors: readonly FormError[];
  notices: readonly string[];
  done: string | null;
  lead: string;
  query: PlaceListQuery;
  kindOptions: readonly Option[];
  missingOptions: readonly Option[];
  rows: readonly PlaceLine[];
  total: number;
  toConfirm: number;
  confirmed: number;
  /** Forms for a new place of each kind; none where nothing can be changed. */
  add: readonly { text: string; href: string }[];
  withdrawn: readonly { name: string; href: string | null }[];
  hrefConfirmAll: string;
  hrefWithdrawAll: string;
  lists: readonly ListLine[];
  paging: Paging;
}

export interface PlaceListInput {
  workspace: ShownWorkspace;
  places: readonly PollingPlace[];
  withdrawn: readonly PollingPlace[];
  lists: readonly MunicipalityCompleteness[];
  calledWhole: ReadonlySet<string>;
  /** Ids of places whose safe-voting arrangements are known. */
  described: ReadonlySet<string>;
  query: PlaceListQuery;
  queryProblems: readonly QueryProblem[];
  formProblems?: readonly FieldProblem[];
}

function stateText(place: PollingPlace, reader: Reader): string {
  const confirmation = confirmationText(place, reader);
  return place.visibility === 'hidden' ? reader.t('workspace.places.hidden', { confirmation }) : confirmation;
}

function confirmationText({ confirmedAt, carriedOverFrom }: PollingPlace, { t, language }: Reader): string {
  if (confirmedAt !== null)
    return t('workspace.places.confirmedOn', { day: formatDay(finnishDay(new Date(confirmedAt)), language) });
  return carriedOverFrom === null
    ? t('workspace.places.notConfirmed')
    : t('workspace.places.carriedOver', { election: carriedOverFrom });
}

/** Where the address is known and the position is not, the list says so. */
function positionText(place: PollingPlace) {
  const state = positionState(place);
  return state === 'unknown' && (place.addressFi ?? place.addressSv) !== null ? 'addressOnly' : state;
}

function accessibilityText(place: PollingPlace, { t }: Reader): string {
  if (place.accessibilitySummary !== 'unknown')
    return t(`pollingPlaces.accessibilitySummary.${place.accessibilitySummary}`);
  return isAccessibilityAssessed(place) ? t('workspace.places.assessedInPart') : t('workspace.unknown');
}

function placeHref(
  place: PollingPlace,
  { municipality, election }: ShownWorkspace,
  language: Language,
): string {
  const params = { municipality: municipality.code, election: election.code, place: place.id };
  return href(language, paths.municipalityPlace, params);
}

function placeLine(place: PollingPlace, workspace: ShownWorkspace, reader: Reader): PlaceLine {
  const { t, language } = reader;
  const isConfirmed = place.confirmedAt !== null;
  const name = placeTitle(place, reader);
  const address = placeAddress(place, language);
  const action = isConfirmed ? 'withdraw' : 'confirm';
  const districts =
    place.districts.length === 0
      ? []
      : [
          t('workspace.places.districts', {
            count: place.districts.length,
            districts: place.districts.join(', '),
          }),
        ];
  return {
    name,
    href: workspace.isOpen ? placeHref(place, workspace, language) : null,
    details: [...(address === null || address === name ? [] : [address]), ...districts],
    kind: t(`pollingPlaces.kind.${place.kind}`),
    hours:
      place.hours.length > 0
        ? t('workspace.places.openDays', { count: new Set(place.hours.map(({ day }) => day)).size })
        : placeHours(place, reader)[0]!,
    hoursDetails: place.hours.length > 0 ? placeHours(place, reader) : [],
    position: t(`workspace.position.${positionText(place)}`),
    accessibility: accessibilityText(place, reader),
    state: stateText(place, reader),
    isConfirmed,
    change: workspace.isOpen
      ? {
          text: t(`workspace.places.${action}`),
          label: t(`workspace.places.${action}Named`, { name }),
          href: workspaceHref(workspace, language, 'municipalityConfirmation', { action, place: place.id }),
        }
      : null,
  };
}

function addLinks({ municipality, election }: ShownWorkspace, { t, language }: Reader) {
  const params = { municipality: municipality.code, election: election.code };
  return placeKinds.map((kind) => ({
    text: t(`pollingPlaces.kind.${kind}`),
    href: href(language, paths.municipalityNewPlace, { ...params, kind }),
  }));
}

function listLine(kind: WholeListKind, input: PlaceListInput, { t }: Reader): ListLine {
  const isWhole = input.calledWhole.has(kind);
  const judged = input.lists.find((list) => list.kind === kind);
  const canConfirm = canBeCalledWhole(input.places, kind);
  const action = !input.workspace.isOpen ? null : isWhole ? 'withdraw' : canConfirm ? 'confirm' : null;
  const reason = judged?.reason ?? 'noneListed';
  return {
    kind,
    name: t(`workspace.lists.kind.${kind}`),
    state: t(`workspace.lists.reason.${reason}`, {
      listed: judged?.listed ?? 0,
      expected: judged?.expected ?? 0,
    }),
    action,
    button: t(`workspace.lists.${action ?? 'confirm'}.${kind}`),
  };
}

function options(label: (value: string) => string, all: string, values: readonly string[]): Option[] {
  return [{ value: '', label: all }, ...values.map((value) => ({ value, label: label(value) }))];
}

export function placeListPage(input: PlaceListInput, reader: Reader): PlaceListPage {
  const { t, language } = reader;
  const { workspace, places, query } = input;
  const { kind, missing } = query;
  const shown = places.filter(
    (place) =>
      (kind === null || place.kind === kind) && (missing === null || hasGap(place, missing, input.described)),
  );
  const frame = workspaceFrame(workspace, reader, false);
  const to = (action: string) =>
    workspaceHref(workspace, language, 'municipalityConfirmation', { action, kind: kind ?? undefined });
  const ofKind = places.filter((place) => kind === null || place.kind === kind);
  const toConfirm = ofKind.filter(({ confirmedAt }) => confirmedAt === null).length;
  const start = (query.page - 1) * placesPerPage;
  return {
    title: t('workspace.places.title', { municipality: frame.municipality, election: frame.election }),
    frame,
    errors: formErrors(t, input.formProblems ?? []),
    notices: input.queryProblems.map(({ field, value }) => t('workspace.queryProblem', { field, value })),
    done: query.done === null ? null : t(`workspace.done.${query.done}`),
    lead: t('workspace.places.lead', { count: places.length }),
    query,
    kindOptions: options(
      (value) => t(`pollingPlaces.kind.${value as 'advance'}`),
      t('workspace.places.allKinds'),
      placeKinds,
    ),
    missingOptions: options(
      (value) => t(`workspace.gap.${value as 'hours'}`),
      t('workspace.places.allPlaces'),
      placeGaps,
    ),
    rows: shown.slice(start, start + placesPerPage).map((place) => placeLine(place, workspace, reader)),
    total: shown.length,
    toConfirm,
    confirmed: ofKind.length - toConfirm,
    add: workspace.isOpen ? addLinks(workspace, reader) : [],
    withdrawn: input.withdrawn.map((place) => ({
      name: placeTitle(place, reader),
      href: workspace.isOpen ? placeHref(place, workspace, language) : null,
    })),
    hrefConfirmAll: to('confirm'),
    hrefWithdrawAll: to('withdraw'),
    lists: wholeListKinds.map((each) => listLine(each, input, reader)),
    paging: paging(t, { page: query.page, perPage: placesPerPage, total: shown.length }, (page) =>
      workspaceHref(workspace, language, 'municipalityPlaces', {
        kind: kind ?? undefined,
        missing: missing ?? undefined,
        page: String(page),
      }),
    ),
  };
}
