/** The page on which a municipality chooses an earlier election, sees what copying would do, and copies. */
import { electionName } from '../elections/election-name.pages';
import type { ElectionRecord } from '../elections/election.model';
import { formatDay, formatNumber } from '../i18n/format';
import { formErrors, type FieldProblem } from '../i18n/form-problem';
import { votingDays } from '../polling-places/opening-hours.model';
import { placeKinds } from '../polling-places/polling-place.model';
import { isWeekend } from '../shared/dates';
import {
  placeAddress,
  placeTitle,
  workspaceFrame,
  workspaceHref,
  type Reader,
  type ShownWorkspace,
} from '../workspace/workspace.pages';
import { checksOf } from './place-check.model';
import { checkedDays, checkTexts } from './place-check.pages';
import type { CopyForm } from './place-copy.form';
import { isWritten, type CopyLine } from './place-copy.model';

export interface CopyInput {
  workspace: ShownWorkspace;
  sources: readonly { election: ElectionRecord; places: number }[];
  preview: { from: ElectionRecord; lines: readonly CopyLine[]; state: string } | null;
  form: CopyForm;
  isConflict: boolean;
  problems: readonly FieldProblem[];
}

/** With more places to copy than this there are no boxes to leave some out: a form may not have as many fields. */
const mostToChoose = 1000;

/** Advance voting of an election in words: from, to, days and days at weekends. */
function periodText(election: ElectionRecord, { t, language }: Reader): string {
  const { advanceFrom, advanceTo } = election;
  const days = votingDays({ kind: 'advance', ...checkedDays(election) });
  return t('placeCarry.copy.period', {
    election: electionName(election, t, language),
    from: formatDay(advanceFrom, language),
    to: formatDay(advanceTo, language),
    days: days.length,
    weekend: days.filter(isWeekend).length,
  });
}

function copyRow(line: CopyLine, { workspace, form }: CopyInput, reader: Reader) {
  const { t, language } = reader;
  const { source, place, step } = line;
  const context = {
    election: checkedDays(workspace.election),
    hasArrangements: false,
    earlierHours: source.hours,
  };
  const name = placeTitle(place, reader);
  return {
    id: source.id,
    name,
    address: placeAddress(place, language) ?? t('workspace.unknown'),
    kind: t(`pollingPlaces.kind.${place.kind}`),
    step: t(`placeCarry.step.${step}`),
    hours: place.hoursText,
    checks: isWritten(line) ? checkTexts(checksOf(place, context), reader) : [],
    isWritten: isWritten(line),
    isLeftOut: form.leftOut.includes(source.id),
    leaveOutLabel: t('placeCarry.copy.leaveOutNamed', { name }),
  };
}

export function copyPage(input: CopyInput, reader: Reader) {
  const { t, language } = reader;
  const { workspace, preview, form } = input;
  const frame = workspaceFrame(workspace, reader, true);
  const lines = preview?.lines ?? [];
  const count = lines.filter(isWritten).length;
  const canChoose = count <= mostToChoose;
  return {
    title: t('placeCarry.copy.title', { municipality: frame.municipality }),
    frame,
    action: workspaceHref(workspace, language, 'municipalityCopy'),
    errors: formErrors(t, input.problems),
    conflict: input.isConflict ? t('placeCarry.copy.conflict') : null,
    lead: t('placeCarry.copy.lead', { election: frame.election }),
    from: form.from,
    kind: form.kind ?? '',
    sourceOptions: input.sources.map(({ election, places }) => ({
      value: election.code,
      label: t('placeCarry.copy.source', { election: electionName(election, t, language), count: places }),
    })),
    kindOptions: [
      { value: '', label: t('workspace.places.allKinds') },
      ...placeKinds.map((kind) => ({ value: kind, label: t(`pollingPlaces.kind.${kind}`) })),
    ],
    isUnknown: form.from !== '' && preview === null,
    preview:
      preview === null
        ? null
        : {
            state: preview.state,
            title: t('placeCarry.copy.previewTitle', {
              election: electionName(preview.from, t, language),
            }),
            counts: (['add', 'refresh', 'same', 'keep'] as const)
              .map((step) => ({ step, count: lines.filter((line) => line.step === step).length }))
              .filter((each) => each.count > 0)
              .map((each) => t(`placeCarry.count.${each.step}`, { count: each.count })),
            periods: [preview.from, workspace.election].map((each) => periodText(each, reader)),
            rows: lines.map((line) => copyRow(line, input, reader)),
            count,
            canChoose,
            tooMany: canChoose
              ? null
              : t('placeCarry.copy.tooManyToChoose', { most: formatNumber(mostToChoose, language) }),
            button: t('placeCarry.copy.button', { count }),
          },
  };
}
