/** The panel of one area: its figures, its gaps, and where to read on. */
import { areaName } from '../coverage/coverage-area.pages';
import type { Wording } from '../coverage/coverage-figures.pages';
import type { AreaCoverage } from '../coverage/coverage-report.model';
import { areaKey } from '../coverage/report-view.form';
import type { Gap } from '../gaps/gap.model';
import { gapAddressQuery } from '../gaps/gap-query.form';
import { defaultGapQuery, municipalitiesOfArea } from '../gaps/gap-selection.model';
import { gapDeadline, gapPeople, gapTitle, municipalityNames } from '../gaps/gap-words.pages';
import { helpQuery } from '../help-coverage/help-question.form';
import { href, paths } from '../paths';
import { choiceOf, type PlannerMapInput } from './map-choice.pages';
import { figureOf, mapMeasures, publicMeasures } from './map-measure.model';
import { mapQuery } from './map-question.form';
import { panelOffers, type PanelOffers } from './panel-offers.pages';
import { figureText, measureCaption } from './map-words.pages';

export interface AreaPanel {
  heading: string;
  closeHref: string;
  /** Every figure that the map can show, of this area; each leads to the map of it. */
  figures: readonly { label: string; text: string; href: string; isShown: boolean }[];
  gaps: readonly {
    title: string;
    where: string | null;
    people: string;
    deadline: string;
    forAuthorities: boolean;
  }[];
  allGaps: { href: string; label: string };
  offers: PanelOffers;
  links: readonly { href: string; label: string }[];
}

const listedGaps = 8;

function figures(input: PlannerMapInput, area: AreaCoverage, wording: Wording): AreaPanel['figures'] {
  const { answers, address, rights } = input;
  const { language } = wording;
  const choice = choiceOf(answers, address);
  const country = answers.coverage.areas[0] ?? area;
  return (rights.isAuthority ? mapMeasures : publicMeasures).map((measure) => {
    const shown = { ...address, map: { ...address.map, measure } };
    return {
      label: measureCaption(shown, country, wording),
      text: figureText(figureOf(answers, area, { ...choice, measure }), wording),
      href: href(language, paths.plannerMap, { election: address.question.election }, mapQuery(shown)),
      isShown: measure === choice.measure,
    };
  });
}

function gapsOf({ answers }: PlannerMapInput, area: AreaCoverage): readonly Gap[] {
  const codes = municipalitiesOfArea(answers.coverage, area) ?? new Set<string>();
  return (answers.gaps ?? []).filter(({ municipalityCode }) => codes.has(municipalityCode));
}

function links(
  { address }: PlannerMapInput,
  area: AreaCoverage,
  { t, language }: Wording,
): AreaPanel['links'] {
  const params = { election: address.question.election };
  const own = { area: areaKey(area) };
  const isMunicipality = area.kind === 'municipality';
  return [
    isMunicipality
      ? {
          href: href(language, paths.municipality, { municipality: area.code }),
          label: t('plannerMap.go.area'),
        }
      : {
          href: href(language, paths.area, { kind: area.kind, code: area.code }),
          label: t('plannerMap.go.area'),
        },
    { href: href(language, paths.coverage, params, own), label: t('plannerMap.go.coverage') },
    {
      href: href(
        language,
        paths.helpCoverage,
        params,
        helpQuery(address, { area: { kind: area.kind, code: area.code } }),
      ),
      label: t('plannerMap.go.helpCoverage'),
    },
    ...(isMunicipality
      ? [
          {
            href: href(language, paths.places, params, { municipality: area.code }),
            label: t('plannerMap.go.places'),
          },
          {
            href: href(language, paths.electionHelp, params, { place: areaName(area, language) }),
            label: t('plannerMap.go.help'),
          },
        ]
      : []),
  ];
}

/** The panel of an area that is not the whole country. */
export function areaPanel(input: PlannerMapInput, area: AreaCoverage, wording: Wording): AreaPanel {
  const { answers, address } = input;
  const { t, language } = wording;
  const gaps = gapsOf(input, area);
  const names = municipalityNames(answers.coverage.areas, wording);
  const params = { election: address.question.election };
  const country = { kind: 'country', code: 'FI' } as const;
  return {
    heading: areaName(area, language),
    closeHref: href(language, paths.plannerMap, params, mapQuery(address, { view: { area: country } })),
    figures: figures(input, area, wording),
    gaps: gaps.slice(0, listedGaps).map((gap) => ({
      title: gapTitle(gap, wording),
      where: area.kind === 'municipality' ? null : (names.get(gap.municipalityCode) ?? gap.municipalityCode),
      people: gapPeople(gap, wording),
      deadline: gapDeadline(gap, wording),
      forAuthorities: gap.audience === 'authorities',
    })),
    allGaps: {
      href: href(
        language,
        paths.gaps,
        params,
        gapAddressQuery({
          question: address.question,
          query: { ...defaultGapQuery, area: { kind: area.kind, code: area.code } },
        }),
      ),
      label: t('plannerMap.panel.allGaps', { count: gaps.length }),
    },
    offers: panelOffers(input, area, wording),
    links: links(input, area, wording),
  };
}
