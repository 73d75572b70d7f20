/** Coverage by district and postal area, and gaps with evidence and deadline, as tables to take away. */
import { roundedPeople, wholePercent } from '../coverage/rounded-figures.model';
import type { DeadlineOnDay } from '../elections/deadline.model';
import { formatDay } from '../i18n/format';
import { findingText, subjectName } from '../place-quality/finding-words.pages';
import { subjectOf, type QualityFinding } from '../place-quality/quality-finding.model';
import type { PollingPlace } from '../polling-places/polling-place.model';
import type { CsvCell } from '../shared/csv-table';
import { placeTitle, type Reader } from '../workspace/workspace.pages';
import type { AreaAccess } from './area-access.model';
import type { reportColumns } from './municipality-report.model';

type Cells<K extends keyof typeof reportColumns> = Record<(typeof reportColumns)[K][number], CsvCell>;

const peopleCell = (people: number | null) => (people === null ? null : roundedPeople(people));
const metresCell = (metres: number | null) => (metres === null ? null : Math.round(metres / 100) * 100);
const percentCell = (share: number | null) => (share === null ? null : wholePercent(share));

export function coverageRows(areas: readonly AreaAccess[], reader: Reader): Cells<'coverage'>[] {
  const { t, language } = reader;
  const nameOf = ({ name }: AreaAccess) =>
    name === null ? null : language === 'sv' ? (name.nameSv ?? name.nameFi) : name.nameFi;
  return areas.map((each) => ({
    phase: t(`coverage.kind.${each.kind}`),
    areaKind: t(`reports.areaKind.${each.areaKind}`),
    area: each.code,
    name: nameOf(each),
    adults: peopleCell(each.adults),
    place: each.place === null ? null : subjectName(subjectOf(each.place), reader),
    basis: t(`reports.basis.${each.basis}`),
    meanMetres: metresCell(each.meanMetres),
    within1600: percentCell(each.within[0]?.share ?? null),
    within5000: percentCell(each.within[1]?.share ?? null),
    uncertaintyMetres: metresCell(each.uncertaintyMetres),
    unknownPositions: each.unknownPositions,
    peopleBy: t(`reports.peopleBy.${each.peopleBy}`),
  }));
}

/** A place whose queue is estimated to be too long. */
export interface QueueGap {
  place: PollingPlace;
  electors: number | null;
  risk: 'grows' | 'atRisk';
}

interface Mending {
  actor: string;
  deadline: string | null;
  daysLeft: number | null;
}

function mendingBy(deadline: DeadlineOnDay | undefined, { t, language }: Reader): Mending {
  const actors = deadline?.actors ?? [];
  const day = deadline?.day ?? null;
  return {
    actor: actors.map((actor) => t(`elections.actor.${actor}`)).join(', '),
    deadline: day === null ? null : formatDay(day, language),
    daysLeft: deadline?.daysLeft ?? null,
  };
}

interface Evidence {
  district?: string;
  postcode?: string;
  people?: number | null;
  metres?: number | null;
  afterMetres?: number;
}

/**
 * Errors and warnings of the data quality, then places whose queue is too long; notes are no gaps.
 * @param deadline until when places can be mended: the day on which the register is final
 */
export function gapRows(
  findings: readonly QualityFinding[],
  queues: readonly QueueGap[],
  deadline: DeadlineOnDay | undefined,
  reader: Reader,
): Cells<'gaps'>[] {
  const { t } = reader;
  const mending = mendingBy(deadline, reader);
  const found = findings
    .filter(({ severity }) => severity !== 'note')
    .map((finding): Cells<'gaps'> => {
      const { district, postcode, people = null, metres = null, afterMetres } = finding.evidence as Evidence;
      return {
        severity: t(`quality.severity.${finding.severity}`),
        rule: finding.rule,
        kind: t(`pollingPlaces.kind.${finding.kind}`),
        place: finding.place === null ? null : subjectName(finding.place, reader),
        area: district ?? postcode ?? null,
        adults: peopleCell(people),
        metres: metresCell(afterMetres ?? metres),
        ...findingText(finding, reader),
        ...mending,
      };
    });
  const queued = queues.map(({ place, electors, risk }): Cells<'gaps'> => ({
    severity: t(`quality.severity.${risk === 'grows' ? 'error' : 'warning'}`),
    rule: 'queue',
    kind: t(`pollingPlaces.kind.${place.kind}`),
    place: placeTitle(place, reader),
    area: place.districts.join(' '),
    adults: peopleCell(electors),
    metres: null,
    what: t(`reports.queue.${risk}`),
    advice: t('reports.queue.advice'),
    ...mending,
  }));
  return [...found, ...queued];
}
