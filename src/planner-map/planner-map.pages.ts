/** The planner's map as a page: form, map, legend, table and the panel of one area, all from one list of rows. */
import { groupName } from '../coverage/coverage-area.pages';
import type { Wording } from '../coverage/coverage-figures.pages';
import type { AreaCoverage } from '../coverage/coverage-report.model';
import { placeBasisLines } from '../coverage/place-basis.pages';
import { questionProblems, type QuestionProblemView } from '../coverage/question-form.pages';
import { toPicture } from '../geo/svg-path';
import { href, paths } from '../paths';
import { areaPanel, type AreaPanel } from './area-panel.pages';
import { boxAround, type AreaPicture, type PictureBox } from './area-picture.svg';
import { choiceOf, chosenArea, type PlannerMapInput } from './map-choice.pages';
import { classScheme, type ClassScheme } from './map-classes.model';
import { mapBrowserData, type MapBrowserData } from './map-browser.pages';
import { mapForm, type MapForm } from './map-form.pages';
import { mapFigures, type MapFigure } from './map-measure.model';
import type { MapAddress } from './map-question.form';
import { overlayKeys, type OverlayKeys } from './overlay-keys.pages';
import { drawOverlay, type Overlay, type OverlayInput } from './map-overlay.svg';
import { isPointInScope, isReachInScope, type MapBox, type MapScope } from './map-scope.model';
import { mapLists, type MapLists } from './map-lists.pages';
import { mapRows, mapTable, type MapRow, type MapTable } from './map-table.pages';
import { classLabel, measureCaption, paintOf, type MapPaint } from './map-words.pages';

export interface PlannerMapPage {
  title: string;
  description: string;
  section: 'coverage';
  styles: readonly string[];
  scripts: readonly string[];
  election: { name: string; href: string };
  coverageHref: string;
  problems: readonly QuestionProblemView[];
  notes: readonly string[];
  form: MapForm;
  caption: string;
  picture: PictureView | null;
  legend: {
    heading: string;
    method: string;
    entries: readonly { paint: MapPaint; label: string }[];
    overlay: OverlayKeys;
  };
  /** What the map in the browser loads, and its words. */
  browser: MapBrowserData;
  table: MapTable;
  panel: AreaPanel | null;
  lists: MapLists;
}

interface PictureView {
  box: PictureBox;
  /** How many times smaller the part shown is than the whole: patterns shrink with it, so that they look the same. */
  patternScale: number;
  shapes: readonly (MapRow & { path: string; isChosen: boolean })[];
  chosenPath: string | null;
  overlay: Overlay;
  patterns: readonly { id: string; cssClass: string }[];
}

/** The part of the picture that is shown: what the lists are about, else the area that is chosen. */
function shownBox(picture: AreaPicture, box: MapBox | null, around: PictureBox | undefined): PictureBox {
  if (box !== null) {
    const [x, y] = toPicture(picture.frame, box.west, box.north);
    const [right, bottom] = toPicture(picture.frame, box.east, box.south);
    return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
  }
  return around === undefined ? picture.whole : boxAround(picture, around);
}

/** Where a part of the map is asked for, what lies or reaches there: the rows of the lists. */
function inBox(overlay: OverlayInput, scope: MapScope): OverlayInput {
  if (scope.box === null) return overlay;
  return {
    people: overlay.people,
    places: overlay.places?.filter((place) => isPointInScope(place, scope)) ?? null,
    offers: overlay.offers?.filter((offer) => isReachInScope(offer, scope)) ?? null,
    needs: overlay.needs?.filter((need) => isPointInScope(need, scope)) ?? null,
  };
}

function pictureView(
  picture: AreaPicture,
  rows: readonly MapRow[],
  { overlay, scope, address }: PlannerMapInput,
  { chosen, scheme }: { chosen: AreaCoverage | null; scheme: ClassScheme },
): PictureView {
  const isChosen = ({ key }: MapRow) => chosen !== null && key === `${chosen.kind}-${chosen.code}`;
  const shapes = rows.flatMap((row) => {
    const path = picture.paths.get(row.code);
    return path === undefined ? [] : [{ ...row, path, isChosen: isChosen(row) }];
  });
  const drawn = shapes.find((shape) => shape.isChosen);
  const around = drawn === undefined ? undefined : picture.boxes.get(drawn.code);
  const box = shownBox(picture, scope.box, around);
  return {
    box,
    patternScale: Math.round((box.height / picture.whole.height) * 1000) / 1000,
    shapes,
    chosenPath: drawn?.path ?? null,
    overlay: drawOverlay(inBox(overlay, scope), picture, box, address.view.level === 'municipality'),
    patterns: scheme.edges.map((_, index) => ({
      id: `rough-${scheme.direction}-${index}`,
      cssClass: `${scheme.direction}-class-${index}`,
    })),
  };
}

function legend(
  { map }: MapAddress,
  scheme: ClassScheme,
  figures: readonly MapFigure[],
  wording: Wording,
): PlannerMapPage['legend'] {
  const { t } = wording;
  const has = (state: MapFigure['state']) => figures.some((figure) => figure.state === state);
  const entry = (state: MapFigure['state'], index: number | null) => ({
    paint: paintOf({ state, index }, scheme),
    label: t(`plannerMap.state.${state}`),
  });
  return {
    heading: t(`plannerMap.measure.${map.measure}`),
    method: t(`plannerMap.legend.${scheme.method}`),
    overlay: overlayKeys(map.layers, wording),
    entries: [
      ...scheme.edges.map((_, index) => ({
        paint: paintOf({ state: 'estimate', index }, scheme),
        label: classLabel(map.measure, scheme, index, wording),
      })),
      ...(has('rough') ? [entry('rough', Math.min(2, scheme.edges.length - 1))] : []),
      ...(has('too_coarse') ? [entry('too_coarse', null)] : []),
      ...(has('not_known') ? [entry('not_known', null)] : []),
      ...(has('no_election') ? [entry('no_election', null)] : []),
    ],
  };
}

function notes(
  { answers, address, basis }: PlannerMapInput,
  figures: readonly MapFigure[],
  wording: Wording,
): string[] {
  const { t } = wording;
  const { map, question } = address;
  const hasNone = figures.every(({ detail }) => detail === null);
  const isAccess = ['share', 'median', 'p90'].includes(map.measure);
  return [
    ...placeBasisLines(basis, wording),
    ...(hasNone && isAccess ? [t('plannerMap.note.noFigures')] : []),
    ...(hasNone && !isAccess && !answers.knowsOffers ? [t('gaps.offersNotKnown')] : []),
    ...(isAccess && question.placeFeatures.length > 0
      ? [
          t('plannerMap.note.features', {
            asked: question.placeFeatures.map((each) => t(`coverageQuestion.features.${each}`)).join(', '),
          }),
        ]
      : []),
    ...(map.measure === 'touched' ? [t('plannerMap.note.touched')] : []),
    ...(map.measure === 'gaps' || map.measure === 'touched' ? [t('plannerMap.note.gapGroups')] : []),
    ...(map.measure === 'served' ? [t('plannerMap.note.served')] : []),
  ];
}

/** @throws {Error} when the report has no area at all */
export function plannerMapPage(input: PlannerMapInput, wording: Wording): PlannerMapPage {
  const { answers, address, problems, electionName, picture } = input;
  const { t, language } = wording;
  const country = answers.coverage.areas[0];
  if (country === undefined) throw new Error('The report has no areas: reference tables are missing');
  const choice = choiceOf(answers, address);
  const figures = mapFigures(answers, address.view.level, choice);
  const scheme = classScheme(choice.measure, figures);
  const rows = mapRows(figures, scheme, address, wording);
  const chosen = chosenArea(answers, address);
  const params = { election: address.question.election };
  const caption = measureCaption(address, country, wording);
  return {
    title: t('plannerMap.title', { election: electionName }),
    description: t('plannerMap.description', { election: electionName }),
    section: 'coverage',
    styles: ['css/map.css', 'css/coverage.css', 'leaflet/1.9.4/leaflet.css', 'css/planner-map.css'],
    scripts: ['js/planner-map.js'],
    election: { name: electionName, href: href(language, paths.election, params) },
    coverageHref: href(language, paths.coverage, params),
    problems: questionProblems(problems, wording),
    notes: notes(input, figures, wording),
    form: mapForm(input, country, wording),
    caption,
    picture: picture === null ? null : pictureView(picture, rows, input, { chosen, scheme }),
    legend: legend(address, scheme, figures, wording),
    browser: mapBrowserData(input, caption, wording),
    table: mapTable(
      rows,
      address,
      {
        caption,
        group: groupName(address.question.group, country, wording),
        figure: t(`plannerMap.measure.${choice.measure}`),
      },
      wording,
    ),
    panel: chosen === null ? null : areaPanel(input, chosen, wording),
    lists: mapLists(input, wording),
  };
}
