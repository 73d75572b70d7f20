/** What a report is about: election, area, question, data, day, audience and licence, as pairs of a name and a text. */
import { areaName, demandText } from '../coverage/coverage-area.pages';
import type { Wording } from '../coverage/coverage-figures.pages';
import { usesCostMatrix } from '../coverage/coverage-report.model';
import { placeFeatures } from '../coverage/coverage-input.model';
import { electionName } from '../elections/election-name.pages';
import { formatDistance, formatInstant } from '../i18n/format';
import type { CsvCell } from '../shared/csv-table';
import type { Language } from '../i18n/language';
import { href, paths } from '../paths';
import type { FullReport, PublicationMark } from './full-report.model';

export interface AboutLine {
  name: string;
  text: string;
}

/** Name of the area, of the election, and of both together. */
export function reportTitle({ election, areas }: FullReport, { t, language }: Wording): string {
  return t('fullReport.title', {
    area: areaName(areas[0]!, language),
    election: electionName(election, t, language),
  });
}

/** The question in words: what differs from the usual is said as well as what does not. */
function questionText({ question }: FullReport, { t, language }: Wording): string {
  const { phase, placeFeatures: asked, helpTypes, thresholdsMetres } = question.coverage;
  const features = placeFeatures.filter((feature) => asked.includes(feature));
  return [
    t(`fullReport.phase.${phase}`),
    t('fullReport.question.thresholds', {
      list: thresholdsMetres.map((metres) => formatDistance(metres, language)).join(', '),
    }),
    features.length === 0
      ? t('fullReport.question.allPlaces')
      : t('fullReport.question.places', {
          list: features.map((feature) => t(`coverageQuestion.features.${feature}`)).join(', '),
        }),
    helpTypes.length === 0
      ? t('fullReport.question.allHelp')
      : t('fullReport.question.help', {
          list: helpTypes.map((type) => t(`offers.type.${type}`)).join(', '),
        }),
  ].join(' ');
}

/** The whole address of a published report. */
export function publicationAddress({ origin, id }: PublicationMark, language: Language): string {
  return `${origin}${href(language, paths.publishedReport, { publication: id })}`;
}

/** The lines in their order. */
export function aboutLines(report: FullReport, wording: Wording): AboutLine[] {
  const { t, language } = wording;
  const { election, areas, madeAt, audience, dataVersion, peopleDescribedOn, help, publication } = report;
  const line = (
    name:
      | 'election'
      | 'area'
      | 'question'
      | 'madeAt'
      | 'data'
      | 'people'
      | 'audience'
      | 'licence'
      | 'publication',
    text: string,
  ): AboutLine => ({ name: t(`fullReport.about.${name}`), text });
  return [
    line('election', `${electionName(election, t, language)} (${election.code})`),
    line('area', areaName(areas[0]!, language)),
    line('question', questionText(report, wording)),
    line('madeAt', formatInstant(new Date(madeAt), language)),
    line('data', `${dataVersion} · ${help.dataVersion}`),
    line(
      'people',
      `${t('fullReport.peopleText', { year: peopleDescribedOn.slice(0, 4) })} ${demandText(report, areas[0]!, wording)}`,
    ),
    line('audience', t(`fullReport.audience.${audience}`)),
    ...(audience === 'public' ? [line('licence', t('fullReport.licence'))] : []),
    ...(publication === undefined
      ? []
      : [
          line(
            'publication',
            t('fullReport.publication', {
              at: formatInstant(new Date(publication.publishedAt), language),
              address: publicationAddress(publication, language),
            }),
          ),
        ]),
  ];
}

/** The same as rows of a file, with a heading row. */
export function aboutRows(report: FullReport, wording: Wording): CsvCell[][] {
  const { t } = wording;
  return [
    [t('fullReport.codeBook.name'), t('fullReport.codeBook.meaning')],
    ...aboutLines(report, wording).map(({ name, text }) => [name, text]),
    [
      t('fullReport.about.reading'),
      t('fullReport.readingFiles', {
        distances: report.areas.some(usesCostMatrix)
          ? `${t('coverage.remark.byRoad')} ${t('fullReport.methods.alwaysStraight')}`
          : t('coverage.remark.straightLines'),
      }),
    ],
  ];
}
