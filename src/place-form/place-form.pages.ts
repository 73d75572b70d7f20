/** The form of one place with its grid of hours, its checklist, and what to look at again. */
import { formErrors, type FieldProblem, type FormError } from '../i18n/form-problem';
import { href, paths } from '../paths';
import { needLines, type NeedLine } from '../polling-places/place-accessibility.pages';
import { placeMapTexts } from '../polling-places/place-map-texts.pages';
import type { HoursContext } from '../polling-places/opening-hours.model';
import { fieldDifferences, type RecordedChange } from '../polling-places/place-change.model';
import type { EditedPlace } from '../polling-places/place-edit.model';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { placeTitle, workspaceFrame, type Reader, type ShownWorkspace } from '../workspace/workspace.pages';
import { windowCount, type GridDay } from './hours-grid.form';
import { gridRows, legalText, type GridRow } from './hours-grid.pages';
import { checklist, fieldViews, valueReader, type FieldView } from './place-form-fields.pages';
import { historyEntries, type HistoryEntry, type ShownActor } from './place-history.pages';
import { degreesOf, placeWarnings, positionLine, stateLine } from './place-state.pages';
import { shownDifference, type ShownDifference } from './place-values.pages';

export interface PlaceFormInput {
  workspace: ShownWorkspace;
  context: HoursContext;
  /** As stored; null for a new place. */
  edited: EditedPlace | null;
  grid: readonly GridDay[];
  /** What was sent, shown again instead of what is stored. */
  sent?: unknown;
  problems?: readonly FieldProblem[];
  /** What the person typed, when somebody else was faster. */
  conflict?: EditedPlace | null;
  isOutsideMunicipality: boolean;
  history: readonly RecordedChange[];
  actors: ReadonlyMap<string, ShownActor>;
  outlinesHref: string | null;
  isSaved: boolean;
}

export interface PlaceFormPage {
  title: string;
  styles: readonly string[];
  scripts: readonly string[];
  errors: readonly FormError[];
  frame: ReturnType<typeof workspaceFrame>;
  isNew: boolean;
  isElectionDay: boolean;
  kind: string;
  state: string | null;
  saved: string | null;
  action: string;
  version: number;
  fields: Record<string, FieldView>;
  grid: readonly GridRow[];
  windows: number;
  legal: string;
  oldHours: string | null;
  checklist: ReturnType<typeof checklist>;
  needs: readonly NeedLine[];
  asksArrangements: boolean;
  warnings: readonly { text: string; href: string }[];
  position: string;
  map: {
    outlinesHref: string | null;
    municipality: string;
    /** Latitude and longitude; null while the position is not known. */
    position: readonly [number, number] | null;
    texts: unknown;
    label: string;
    use: string;
  };
  conflict: readonly ShownDifference[] | null;
  history: readonly HistoryEntry[];
  changes: readonly { text: string; href: string }[];
}

/** Addresses of the form and of what can be done to the place. */
function addresses({ workspace, edited, context }: PlaceFormInput, { t, language }: Reader) {
  const params = { municipality: workspace.municipality.code, election: workspace.election.code };
  if (edited === null)
    return {
      action: href(language, paths.municipalityNewPlace, { ...params, kind: context.kind }),
      changes: [],
    };
  const { id, visibility } = edited.place;
  const place = { ...params, place: id };
  return {
    action: href(language, paths.municipalityPlace, place),
    changes: (['shown', 'hidden', 'withdrawn'] as const)
      .filter((to) => to !== visibility)
      .map((to) => ({
        text: t(`placeForm.visibility.to.${to}`),
        href: href(language, paths.municipalityPlaceVisibility, place, { to }),
      })),
  };
}

/** What is stored now beside what the person typed. */
function conflictOf({ edited, conflict = null }: PlaceFormInput, reader: Reader): ShownDifference[] | null {
  if (edited === null || conflict === null) return null;
  return fieldDifferences({
    before: edited.place,
    after: conflict.place,
    arrangements: { before: edited.arrangements, after: conflict.arrangements },
  }).map((each) => shownDifference(each, reader));
}

function mapOf(
  { workspace, outlinesHref }: PlaceFormInput,
  place: PollingPlace | null,
  { t }: Reader,
): PlaceFormPage['map'] {
  return {
    outlinesHref,
    municipality: workspace.municipality.code,
    position: degreesOf(place),
    texts: placeMapTexts(t),
    label: t('placeForm.map.label'),
    use: t('placeForm.map.useCentre'),
  };
}

/** What is told of a place that is stored. */
function toldOf(input: PlaceFormInput, place: PollingPlace, reader: Reader) {
  const { context, isOutsideMunicipality } = input;
  return {
    title: placeTitle(place, reader),
    isNew: false,
    state: stateLine(place, reader),
    version: place.version,
    oldHours: place.carriedOverFrom === null ? null : place.hoursText,
    needs: needLines(place.accessibility, reader),
    warnings: placeWarnings({ place, context, isOutsideMunicipality }, reader),
  };
}

export function placeFormPage(input: PlaceFormInput, reader: Reader): PlaceFormPage {
  const { t } = reader;
  const { workspace, context } = input;
  const place = input.edited?.place ?? null;
  const value = valueReader(input, reader);
  const kind = t(`pollingPlaces.kind.${context.kind}`);
  const title = t('placeForm.newTitle', { kind });
  const untold = { title, isNew: true, state: null, version: 0, oldHours: null, needs: [], warnings: [] };
  return {
    ...(place === null ? untold : toldOf(input, place, reader)),
    styles: ['leaflet/1.9.4/leaflet.css', 'css/place-map.css', 'css/place-form.css'],
    scripts: ['js/place-form.js'],
    errors: formErrors(t, input.problems ?? []),
    frame: workspaceFrame(workspace, reader, true),
    isElectionDay: context.kind === 'election_day',
    kind,
    saved: input.isSaved ? t('placeForm.saved') : null,
    ...addresses(input, reader),
    fields: fieldViews(value, reader),
    grid: gridRows(input, reader),
    windows: windowCount(input.grid),
    legal: legalText(context, reader),
    checklist: checklist(value, reader),
    asksArrangements: workspace.election.hazardProfile === 'epidemic',
    position: positionLine(place, reader),
    map: mapOf(input, place, reader),
    conflict: conflictOf(input, reader),
    history: historyEntries(input.history, input.actors, reader),
  };
}
