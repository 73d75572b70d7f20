/** The offers that reach an area, and for those who plan also how many people each organisation serves there. */
import { peopleText, type Wording } from '../coverage/coverage-figures.pages';
import type { AreaCoverage } from '../coverage/coverage-report.model';
import { municipalitiesOfArea } from '../gaps/gap-selection.model';
import type { HelpReport } from '../help-coverage/help-report.model';
import type { MapAnswers } from './map-measure.model';
import type { PlannerMapInput } from './map-choice.pages';
import type { OfferOnMap } from './map-layers.pages';

export interface PanelOffers {
  /** The first of them. */
  rows: readonly { name: string; organisation: string; href: string }[];
  total: number;
  /** Null for those who may not see amounts. */
  carriers: readonly { organisation: string; service: string; people: string }[] | null;
}

const listedOffers = 8;
const listedCarriers = 10;

/** Offers whose area touches a municipality of the area; a circle names the municipalities that it touches. */
export function offersReaching(
  offers: readonly OfferOnMap[],
  { coverage }: Pick<MapAnswers, 'coverage'>,
  area: Pick<AreaCoverage, 'kind' | 'code'>,
): OfferOnMap[] {
  const codes = municipalitiesOfArea(coverage, area) ?? new Set<string>();
  return offers.filter(({ municipalities }) => municipalities.some((code) => codes.has(code)));
}

/** People of the area whom each organisation serves in the flow, by service, those who serve most first. */
function carriersOf(
  report: HelpReport,
  codes: ReadonlySet<string>,
  { kind, names }: { kind: string; names: ReadonlyMap<string, string> },
  wording: Wording,
): NonNullable<PanelOffers['carriers']> {
  const served = new Map<string, { organisation: string; service: string; people: number }>();
  for (const { service, types, window, carriers, providers } of report.capacity) {
    if (window !== kind) continue;
    for (const [code, loads] of Object.entries(carriers)) {
      if (!codes.has(code)) continue;
      for (const { provider, people } of loads) {
        const { organisationId } = providers[provider]!;
        const key = `${service} ${organisationId}`;
        const known = served.get(key) ?? {
          organisation: names.get(organisationId) ?? organisationId,
          service: types.map((type) => wording.t(`offers.type.${type}`)).join(', '),
          people: 0,
        };
        known.people += people;
        served.set(key, known);
      }
    }
  }
  return [...served.values()]
    .filter(({ people }) => people > 0)
    .sort((a, b) => b.people - a.people || (a.organisation < b.organisation ? -1 : 1))
    .slice(0, listedCarriers)
    .map((each) => ({ ...each, people: peopleText(each.people, wording) }));
}

export function panelOffers(
  { answers, address, offers, organisationNames }: PlannerMapInput,
  area: AreaCoverage,
  wording: Wording,
): PanelOffers {
  const reaching = offersReaching(offers ?? [], answers, area);
  const codes = municipalitiesOfArea(answers.coverage, area) ?? new Set<string>();
  return {
    rows: reaching.slice(0, listedOffers),
    total: reaching.length,
    carriers:
      organisationNames === null || answers.help === null
        ? null
        : carriersOf(answers.help, codes, { kind: address.view.kind, names: organisationNames }, wording),
  };
}
