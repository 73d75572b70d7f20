/** What the page of the map is made from, and which figure and area its address chooses. */
import type { AreaCoverage } from '../coverage/coverage-report.model';
import type { PlaceBasis } from '../coverage/place-basis.model';
import type { QueryProblem } from '../coverage/query-reader.form';
import type { AreaPicture } from './area-picture.svg';
import type { OfferOnMap } from './map-layers.pages';
import type { MapAnswers, MeasureChoice } from './map-measure.model';
import type { MapAddress, MapRights } from './map-question.form';
import type { MapScope } from './map-scope.model';
import type { OverlayInput } from './map-overlay.svg';
import { usualType } from './map-words.pages';

export interface PlannerMapInput {
  answers: MapAnswers;
  address: MapAddress;
  problems: readonly QueryProblem[];
  electionName: string;
  rights: MapRights;
  /** On which places the figures rest; null once the election is over. */
  basis: PlaceBasis | null;
  picture: AreaPicture | null;
  overlay: OverlayInput;
  /** What the lists beside the map are about. */
  scope: MapScope;
  /** Published offers, where a panel or layer needs them. */
  offers: readonly OfferOnMap[] | null;
  /** Names by id of the organisations that carry figures: for authorities. */
  organisationNames: ReadonlyMap<string, string> | null;
  /** Division into municipalities of the election. */
  vintage: 2021 | 2025;
}

/** Which figure the address asks for. */
export function choiceOf({ coverage }: Pick<MapAnswers, 'coverage'>, address: MapAddress): MeasureChoice {
  const { map, view, question, shownType } = address;
  return {
    measure: map.measure,
    kind: view.kind,
    group: question.group,
    threshold: coverage.parameters.thresholdsMetres.indexOf(view.withinMetres),
    type: shownType ?? usualType,
    rule: map.rule,
  };
}

/** The area that is shown beside the map; null for the whole country. */
export function chosenArea(
  { coverage }: Pick<MapAnswers, 'coverage'>,
  { view }: MapAddress,
): AreaCoverage | null {
  const { kind, code } = view.area;
  if (kind === 'country') return null;
  return coverage.areas.find((area) => area.kind === kind && area.code === code) ?? null;
}
