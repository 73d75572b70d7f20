/** The offers that reach an area, and for those who plan also how many people each organisation serves there. */
import { peopleText, type Wording } from '../coverage/coverage-figures.pages';
import type { AreaCoverage } from '../coverage/coverage-report.model';
import { municipalitiesOfArea } from '../gaps/gap-selection.model';
import type { HelpReport } from '../help-coverage/help-report.model';
import { href, paths } from '../paths';
import type { MapAnswers } from './map-measure.model';
import type { PlannerMapInput } from './map-choice.pages';
import type { OfferOnMap } from './map-layers.pages';
import { mapQuery } from './map-question.form';

export interface PanelOffers {
  /** The first of them. */
  rows: readonly { name: string; organisation: string; href: string }[];
  total: number;
  /** The list of all of them; null where the first are all. */
  allHref: string | null;
  /** Null for those who may not see amounts. */
  carriers: readonly { organisation: string; service: string; href: string | null; people: string }[] | null;
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

/** People of the area whom each offer serves in the flow, those who serve most first. */
function carriersOf(
  report: HelpReport,
  codes: ReadonlySet<string>,
  {
    kind,
    names,
    hrefs,
  }: { kind: string; names: ReadonlyMap<string, string>; hrefs: ReadonlyMap<string, string> },
  wording: Wording,
): NonNullable<PanelOffers['carriers']> {
  const served = new Map<
    string,
    { organisation: string; service: string; href: string | null; people: number }
  >();
  for (const { types, window, carriers, providers } of report.capacity) {
    if (window !== kind) continue;
    for (const [code, loads] of Object.entries(carriers)) {
      if (!codes.has(code)) continue;
      for (const { provider, people } of loads) {
        const { offerId, organisationId } = providers[provider]!;
        const known = served.get(offerId) ?? {
          organisation: names.get(organisationId) ?? organisationId,
          service: types.map((type) => wording.t(`offers.type.${type}`)).join(', '),
          href: hrefs.get(offerId) ?? null,
          people: 0,
        };
        known.people += people;
        served.set(offerId, known);
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
  const hrefs = new Map((offers ?? []).map((offer) => [offer.id, offer.href]));
  const layers = [...new Set([...address.map.layers, 'offers' as const])];
  const query = mapQuery(address, { map: { layers, box: null } });
  return {
    rows: reaching.slice(0, listedOffers),
    total: reaching.length,
    allHref:
      reaching.length <= listedOffers
        ? null
        : `${href(wording.language, paths.plannerMap, { election: address.question.election }, query)}#list-offers`,
    carriers:
      organisationNames === null || answers.help === null
        ? null
        : carriersOf(
            answers.help,
            codes,
            { kind: address.view.kind, names: organisationNames, hrefs },
            wording,
          ),
  };
}
