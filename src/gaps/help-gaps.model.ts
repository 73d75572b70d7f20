/** Gaps of help: rides, languages, and help that hangs on one organisation. */
import { rideTypes } from '../coverage/coverage-question.model';
import { areasOfKind, type AreaCoverage, type CoverageReport } from '../coverage/coverage-report.model';
import type { LanguageStatus } from '../areas/area.model';
import { helpType } from '../offers/help-type.model';
import type { FoundGap, GapInput, GapOffer } from './gap-input.model';
import { gapRule, samiHomeland } from './gap-rule.model';
import { peopleBeyond } from './place-gaps.model';

/** Language of the smaller group where the Language Act (423/2003) makes both languages equal; null where there is one. */
export function minorityLanguage(status: LanguageStatus): 'fi' | 'sv' | null {
  switch (status) {
    case 'bilingual_finnish_majority':
      return 'sv';
    case 'bilingual_swedish_majority':
      return 'fi';
    default:
      return null;
  }
}

const isRide = ({ type }: GapOffer) => rideTypes.some((ride) => ride === type);

function rideGaps(report: CoverageReport, area: AreaCoverage, offers: readonly GapOffer[]): FoundGap[] {
  if (offers.some(isRide)) return [];
  return gapRule('no_ride').kinds.flatMap((kind): FoundGap[] => {
    const beyond = peopleBeyond(report, area, 'no_ride', kind);
    if (beyond === null || beyond.people < (gapRule('no_ride').threshold.leastPeople ?? 1)) return [];
    return [
      {
        rule: 'no_ride',
        kind,
        municipalityCode: area.code,
        people: beyond.people,
        certainty: area.access[kind].bound === 'estimate' ? 'known' : 'possible',
        evidence: { offers: 0, peopleLow: beyond.low, peopleHigh: beyond.high },
      },
    ];
  });
}

function singleOrganisationGap(area: AreaCoverage, offers: readonly GapOffer[]): FoundGap[] {
  const organisations = new Set(offers.map(({ organisationId }) => organisationId)).size;
  if (organisations !== gapRule('single_organisation').threshold.most) return [];
  return [
    {
      rule: 'single_organisation',
      kind: null,
      municipalityCode: area.code,
      people: area.people.over75.known,
      certainty: 'known',
      evidence: { offers: offers.length, organisations },
    },
  ];
}

/** Nobody publishes here how many speak a language, so nobody is counted. */
function languageGap(
  rule: 'no_minority_language_help' | 'no_sami_help',
  area: AreaCoverage,
  offers: readonly GapOffer[],
  language: string,
): FoundGap[] {
  if (offers.some(({ languages }) => languages.includes(language))) return [];
  const evidence = { offers: offers.length };
  return [{ rule, kind: null, municipalityCode: area.code, people: null, certainty: 'known', evidence }];
}

/** Gaps of the help that voters may ask for, in every municipality that takes part; none where nothing is known of offers. */
export function findHelpGaps({ report, municipalities, offers }: GapInput): FoundGap[] {
  if (offers === null) return [];
  const forVoters = offers.filter(({ type }) => helpType(type).audience === 'voters');
  const statuses = new Map(municipalities.map(({ code, languageStatus }) => [code, languageStatus]));
  return areasOfKind(report, 'municipality')
    .filter((area) => area.takesPart)
    .flatMap((area) => {
      // An area never reaches beyond the municipalities that it names.
      const own = forVoters.filter((offer) => offer.area.municipalities.includes(area.code));
      const status = statuses.get(area.code);
      const minority = status === undefined ? null : minorityLanguage(status);
      return [
        ...rideGaps(report, area, own),
        ...singleOrganisationGap(area, own),
        ...(minority === null ? [] : languageGap('no_minority_language_help', area, own, minority)),
        ...(samiHomeland.includes(area.code) ? languageGap('no_sami_help', area, own, 'se') : []),
      ];
    });
}
