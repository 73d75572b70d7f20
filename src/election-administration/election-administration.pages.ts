/** View models of the elections for administrators: the list, and the form of one. */
import type { DeadlineCode } from '../elections/deadline-table.model';
import { deadlinesOf } from '../elections/deadline.model';
import { advanceText } from '../elections/election-list.pages';
import { electionName } from '../elections/election-name.pages';
import { electionTypes, participatingAreas, type ElectionRecord } from '../elections/election.model';
import type { Option } from '../i18n/form-control';
import { formErrors, type FieldProblem, type FormError } from '../i18n/form-problem';
import { formatDay, formatNumber } from '../i18n/format';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { field } from '../organisations/organisation.form';
import { href, paths } from '../paths';
import { beforeField, dayField } from './election-entry.form';
import {
  enterableDeadlines,
  hasDependants,
  usualArea,
  type AdministeredElection,
  type Dependants,
} from './election-entry.model';

export interface Wording {
  t: Translate;
  language: Language;
}

/** What was just done, said above the list. */
export const doneCodes = ['added', 'changed', 'restored', 'removed'] as const;
export type DoneCode = (typeof doneCodes)[number];

export interface ElectionAdministrationPage {
  title: string;
  done: string | null;
  newHref: string;
  rows: readonly {
    name: string;
    code: string;
    /** Null where nothing can be changed any more. */
    href: string | null;
    heldOn: string;
    advance: string;
    hazard: string;
    origin: string;
  }[];
}

export function electionAdministrationPage(
  elections: readonly AdministeredElection[],
  done: DoneCode | null,
  { t, language }: Wording,
): ElectionAdministrationPage {
  return {
    title: t('electionAdministration.title'),
    done: done === null ? null : t(`electionAdministration.done.${done}`),
    newHref: href(language, paths.adminNewElection),
    rows: elections.map(({ election, isEntered, isShipped, isOpen }) => ({
      name: electionName(election, t, language),
      code: election.code,
      href: isOpen ? href(language, paths.adminElection, { election: election.code }) : null,
      heldOn: formatDay(election.heldOn, language),
      advance: advanceText(election, t, language),
      hazard: t(`electionAdministration.hazard.${election.hazardProfile}`),
      origin: t(
        `electionAdministration.origin.${isEntered ? (isShipped ? 'changed' : 'entered') : 'shipped'}`,
      ),
    })),
  };
}

/** A deadline whose published day can be entered. */
interface DeadlineField {
  label: string;
  day: { name: string; value: string };
  before: { name: string; value: string };
  /** What holds where nothing is entered. */
  otherwise: string;
}

export interface ElectionFormPage {
  title: string;
  errors: readonly FormError[];
  action: string;
  listHref: string;
  /** Said where somebody else was faster. */
  conflict: string | null;
  version: string;
  isNew: boolean;
  typeOptions: readonly Option[];
  secondRoundOptions: readonly Option[];
  hazardOptions: readonly Option[];
  areaOptions: readonly Option[];
  values: Readonly<Record<string, string>>;
  deadlines: readonly DeadlineField[];
  /** What rests on the days, in words; null where nothing does. */
  rests: string | null;
  isConfirmed: boolean;
  /** What else can be done with it. */
  takeBack: { action: 'restore' | 'remove'; address: string; label: string; text: string } | null;
}

const valueFields = [
  'type',
  'secondRoundOf',
  'heldOn',
  'heldOnDerived',
  'advanceFrom',
  'advanceTo',
  'hazardProfile',
  'participatingArea',
  'sourceTitle',
  'sourceUrl',
] as const;

function optionsOf(values: readonly string[], label: (value: string) => string): Option[] {
  return values.map((value) => ({ value, label: label(value) }));
}

interface FormState {
  /** What was sent, where it is shown again. */
  sent: unknown;
  problems: readonly FieldProblem[];
}

function choicesOf({ t, language }: Wording, firstRounds: readonly ElectionRecord[]) {
  return {
    typeOptions: [
      { value: '', label: t('electionAdministration.choose') },
      ...electionTypes.map((value) => ({ value, label: t(`electionAdministration.type.${value}`) })),
    ],
    secondRoundOptions: [
      { value: '', label: t('electionAdministration.noSecondRound') },
      ...firstRounds.map((each) => ({ value: each.code, label: electionName(each, t, language) })),
    ],
    hazardOptions: optionsOf(['none', 'epidemic'], (value) =>
      t(`electionAdministration.hazard.${value as 'none' | 'epidemic'}`),
    ),
    areaOptions: participatingAreas.map((value) => ({ value, label: t(`elections.area.${value}`) })),
  };
}

/** The form of a new election. */
export function newElectionPage(
  firstRounds: readonly ElectionRecord[],
  { sent, problems }: FormState,
  wording: Wording,
): ElectionFormPage {
  const { t, language } = wording;
  const usual = { hazardProfile: 'none', participatingArea: usualArea('parliamentary') };
  return {
    title: t('electionAdministration.newTitle'),
    errors: formErrors(t, problems),
    action: href(language, paths.adminNewElection),
    listHref: href(language, paths.adminElections),
    conflict: null,
    version: '',
    isNew: true,
    ...choicesOf(wording, firstRounds),
    values: sent === null ? usual : Object.fromEntries(valueFields.map((name) => [name, field(sent, name)])),
    deadlines: [],
    rests: null,
    isConfirmed: false,
    takeBack: null,
  };
}

function valuesOf(election: ElectionRecord): Record<string, string> {
  const isAdvanceDerived = election.derived.includes('advancePeriod');
  return {
    heldOn: election.heldOn,
    heldOnDerived: election.derived.includes('heldOn') ? 'yes' : '',
    advanceFrom: isAdvanceDerived ? '' : election.advanceFrom,
    advanceTo: isAdvanceDerived ? '' : election.advanceTo,
    hazardProfile: election.hazardProfile,
    participatingArea: election.participatingArea,
    sourceTitle: '',
    sourceUrl: '',
  };
}

function deadlineFields(election: ElectionRecord, sent: unknown, { t, language }: Wording): DeadlineField[] {
  const ruled = deadlinesOf({ ...election, publishedDays: [] });
  const published = (deadline: DeadlineCode) =>
    election.publishedDays.find((each) => each.deadline === deadline);
  return enterableDeadlines(election.type).map((deadline) => {
    const known = published(deadline);
    const shown = (name: string, saved: string) => ({
      name,
      value: sent === null ? saved : field(sent, name),
    });
    const day = ruled.find(({ code }) => code === deadline)?.day ?? null;
    return {
      label: t(`elections.deadline.${deadline}`),
      day: shown(dayField(deadline), known?.day ?? ''),
      before: shown(beforeField(deadline), known?.before ?? ''),
      otherwise:
        day === null
          ? t('electionAdministration.noRule')
          : t('electionAdministration.byRule', { day: formatDay(day, language) }),
    };
  });
}

function takeBackOf(
  { election, isEntered, isShipped, dependants }: AdministeredElection & { dependants: Dependants },
  { t, language }: Wording,
): ElectionFormPage['takeBack'] {
  if (!isEntered || (!isShipped && hasDependants(dependants))) return null;
  const action = isShipped ? 'restore' : 'remove';
  return {
    action,
    address: href(language, paths.adminElectionAction, { election: election.code }),
    label: t(`electionAdministration.${action}.label`),
    text: t(`electionAdministration.${action}.text`),
  };
}

/** The form of an election that is still ahead. */
export function changeElectionPage(
  found: AdministeredElection & { dependants: Dependants },
  { sent, problems, isConflict }: FormState & { isConflict: boolean },
  wording: Wording,
): ElectionFormPage {
  const { t, language } = wording;
  const { election, dependants, version } = found;
  const count = (number: number) => formatNumber(number, language);
  return {
    title: t('electionAdministration.changeTitle', { name: electionName(election, t, language) }),
    errors: formErrors(t, problems),
    action: href(language, paths.adminElection, { election: election.code }),
    listHref: href(language, paths.adminElections),
    conflict: isConflict ? t('electionAdministration.conflict') : null,
    version,
    isNew: false,
    ...choicesOf(wording, []),
    values:
      sent === null
        ? valuesOf(election)
        : Object.fromEntries(valueFields.map((name) => [name, field(sent, name)])),
    deadlines: deadlineFields(election, sent, wording),
    rests: hasDependants(dependants)
      ? t('electionAdministration.rests', {
          places: count(dependants.places),
          offers: count(dependants.offers),
          needs: count(dependants.needs),
        })
      : null,
    isConfirmed: sent !== null && field(sent, 'confirmed') !== '',
    takeBack: takeBackOf(found, wording),
  };
}
