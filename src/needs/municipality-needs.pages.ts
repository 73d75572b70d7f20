/** View models of a municipality's needs: the list, the form, and one need. */
import type { Option } from '../i18n/form-control';
import { formatDay, formatWeekday } from '../i18n/format';
import { formErrors, type FieldProblem, type FormError } from '../i18n/form-problem';
import { paging, type Paging } from '../i18n/paging';
import { isRide, type HelpTypeCode } from '../offers/help-type.model';
import { field, helpLanguages, listField } from '../organisations/organisation.form';
import { href, paths } from '../paths';
import type { Organisation } from '../organisations/organisation.model';
import type { PollingPlace } from '../polling-places/polling-place.model';
import type { IsoDate } from '../shared/dates';
import { placeTitle, workspaceFrame, type Reader, type ShownWorkspace } from '../workspace/workspace.pages';
import { bandText, needCard, placesValues, untilText, whenText, whereText } from './need-card.pages';
import type { NeedAction, NeedListQuery } from './need.form';
import { inReturnKinds, needTypeCodes, quantityBands, type Need } from './need.model';
import { contactDeletionDay } from './need-retention.model';
import { isShown, needStates } from './need-state.model';
import { pledgeFacts, pledgeStateText, quantityText } from './pledge-card.pages';
import { pledgeForMunicipality } from './pledge-view.model';
import type { Pledge } from './pledge.model';

/** The frame of the workspace with the list of needs as one more step of the way back. */
function needFrame(workspace: ShownWorkspace, reader: Reader, isBelowList: boolean) {
  const frame = workspaceFrame(workspace, reader, false);
  const params = { municipality: workspace.municipality.code, election: workspace.election.code };
  const list = {
    text: reader.t('needs.list.crumb', { election: frame.election }),
    href: href(reader.language, paths.municipalityNeeds, params),
  };
  return { ...frame, params, crumbs: isBelowList ? [...frame.crumbs, list] : frame.crumbs };
}

export function typeOptions({ t }: Reader, codes: readonly HelpTypeCode[], all: string): Option[] {
  return [
    { value: '', label: all },
    ...codes.map((code) => ({ value: code, label: t(`offers.type.${code}`) })),
  ];
}

/** What a need is called in lists: its kind and where it is needed. */
function needLine(need: Need, input: NeedListInput, reader: Reader) {
  const { t, language } = reader;
  const place = input.places.find(({ id }) => id === need.content.placeId) ?? null;
  const municipality = workspaceFrame(input.workspace, reader, false).municipality;
  return {
    id: need.id,
    title: t(`offers.type.${need.type}`),
    where: whereText({ need, municipality, place }, reader),
    when: whenText(need.content, language),
    amount: bandText(t, need.type, need.content.band),
    until: untilText(need.content.until, input.today, reader),
    state: t(`needs.state.${need.state}`),
  };
}

export interface NeedListInput {
  workspace: ShownWorkspace;
  needs: readonly Need[];
  total: number;
  perPage: number;
  places: readonly PollingPlace[];
  query: NeedListQuery;
  today: IsoDate;
}

export function needListPage(input: NeedListInput, reader: Reader) {
  const { t, language } = reader;
  const { workspace, query, total, perPage } = input;
  const frame = needFrame(workspace, reader, false);
  const list: Paging = paging(t, { page: query.page, perPage, total }, (page) =>
    href(language, paths.municipalityNeeds, frame.params, {
      q: query.search === '' ? undefined : query.search,
      state: query.state ?? undefined,
      type: query.type ?? undefined,
      page: String(page),
    }),
  );
  return {
    title: t('needs.list.title', { municipality: frame.municipality, election: frame.election }),
    frame,
    query,
    stateOptions: [
      { value: '', label: t('needs.list.allStates') },
      ...needStates.map((state) => ({ value: state, label: t(`needs.state.${state}`) })),
    ],
    typeOptions: typeOptions(reader, needTypeCodes, t('needs.list.allTypes')),
    newTypeOptions: typeOptions(reader, needTypeCodes, t('needs.form.chooseType')),
    rows: input.needs.map((need) => needLine(need, input, reader)),
    paging: list,
  };
}

export interface NeedFormInput {
  workspace: ShownWorkspace;
  type: HelpTypeCode;
  /** The need as it is stored; null for a new one. */
  need: Need | null;
  days: readonly IsoDate[];
  places: readonly PollingPlace[];
  today: IsoDate;
  /** What was sent, when it was not right: shown again instead of what is stored. */
  sent?: unknown;
  problems?: readonly FieldProblem[];
  isConflict?: boolean;
}

type Values = Readonly<Record<string, string | readonly string[] | null>>;

function storedValues(need: Need | null): Values {
  if (need === null) return {};
  const { content, contact } = need;
  return {
    ...content,
    postcodes: content.postcodes.join(', '),
    ...placesValues(content),
    ...(contact === null ? {} : { contactRole: contact.role, email: contact.email, phone: contact.phone }),
  };
}

/** Values of the fields: as sent, or else as stored. */
function valuesOf(need: Need | null, sent: unknown) {
  const stored = storedValues(need);
  const text = (name: string): string => {
    const value = sent === undefined ? stored[name] : field(sent, name).slice(0, 2000);
    return typeof value === 'string' ? value : '';
  };
  const list = (name: string): readonly string[] => {
    const value = sent === undefined ? stored[name] : listField(sent, name);
    return Array.isArray(value) ? (value as readonly string[]) : [];
  };
  return { text, list };
}

const textFields = [
  'description',
  'placeId',
  'postcodes',
  'opensAt',
  'closesAt',
  'band',
  'seats',
  'wheelchairPlaces',
  'until',
  'contactRole',
  'email',
  'phone',
];

export function needFormPage(input: NeedFormInput, reader: Reader) {
  const { t, language } = reader;
  const { workspace, need, type, places, problems, sent } = input;
  const { text, list } = valuesOf(need, sent);
  const frame = needFrame(workspace, reader, true);
  const choices = <T extends string>(name: string, values: readonly T[], label: (value: T) => string) =>
    values.map((value) => ({ value, label: label(value), isChosen: list(name).includes(value) }));
  const errors: FormError[] = formErrors(t, problems ?? []);
  return {
    title: t(need === null ? 'needs.form.newTitle' : 'needs.form.editTitle', {
      type: t(`offers.type.${type}`),
    }),
    styles: ['css/offers.css'],
    frame,
    errors,
    id: need?.id ?? null,
    version: need?.version ?? 0,
    isOpen: need !== null && isShown(need.state),
    kept: t('needs.form.kept', {
      day: formatDay(contactDeletionDay(workspace.election.heldOn), language),
    }),
    type,
    isRide: isRide(type),
    today: input.today,
    heldOn: workspace.election.heldOn,
    values: Object.fromEntries(textFields.map((name) => [name, text(name)])),
    placeOptions: [
      { value: '', label: t('needs.form.noPlace') },
      ...places.map((place) => ({
        value: place.id,
        label: `${placeTitle(place, reader)} (${t(`pollingPlaces.kind.${place.kind}`)})`,
      })),
    ],
    bandOptions: [
      { value: '', label: t('needs.form.choose') },
      ...quantityBands.map((band) => ({ value: band, label: bandText(t, type, band) })),
    ],
    dayChoices: choices('days', input.days, (day) => formatWeekday(day, language)),
    languageChoices: choices('languages', helpLanguages, (value) => t(`organisations.language.${value}`)),
    inReturnChoices: choices('inReturn', inReturnKinds, (value) => t(`needs.inReturn.${value}`)),
    /** What is stored now, when somebody else has changed it meanwhile. */
    stored:
      input.isConflict === true && need !== null
        ? needCard(
            {
              need,
              municipality: frame.municipality,
              place: places.find(({ id }) => id === need.content.placeId) ?? null,
            },
            input.today,
            reader,
          )
        : null,
  };
}

/** What the municipality can do with a need now. */
function actionsOf(need: Need, isOpenWorkspace: boolean): NeedAction[] {
  if (!isOpenWorkspace || need.state === 'expired') return [];
  const canOpen = need.state !== 'open';
  return [
    ...(canOpen ? (['open'] as const) : []),
    ...(need.state === 'open' ? (['fill'] as const) : []),
    ...(need.state === 'closed' ? [] : (['close'] as const)),
  ];
}

/** A pledge with whose it is; structurally what the service answers. */
export interface ReceivedPledge {
  pledge: Pledge;
  organisation: Pick<Organisation, 'name' | 'trust'>;
}

/** What has been pledged on each day; one line without a day where the kind names none. */
function sumsOf(need: Need, received: readonly ReceivedPledge[], reader: Reader) {
  const { t, language } = reader;
  const sum = (state: Pledge['state'], day: IsoDate | null) =>
    received
      .filter(({ pledge }) => pledge.state === state && (day === null || pledge.days.includes(day)))
      .reduce((total, { pledge }) => total + pledge.quantity, 0);
  const days = need.content.days.length === 0 ? [null] : need.content.days;
  return days.map((day) => ({
    day: day === null ? t('pledges.received.sum') : formatWeekday(day, language),
    accepted: quantityText(reader, need.type, sum('accepted', day)),
    waiting: quantityText(reader, need.type, sum('waiting', day)),
  }));
}

function receivedLine({ pledge, organisation }: ReceivedPledge, input: NeedPageInput, reader: Reader) {
  const { t } = reader;
  const shown = pledgeForMunicipality(pledge, organisation);
  const canDecide = input.workspace.isOpen;
  return {
    id: pledge.id,
    version: pledge.version,
    by: t('pledges.received.by', {
      name: shown.organisation.name,
      trust: t(`organisations.trust.${shown.organisation.trust}`),
    }),
    name: shown.organisation.name,
    state: pledgeStateText(shown, reader),
    facts: pledgeFacts(shown, input.need.type, reader),
    contact: shown.contact,
    isWaiting: canDecide && pledge.state === 'waiting',
    isAccepted: canDecide && pledge.state === 'accepted',
    reason: input.decided?.pledgeId === pledge.id ? input.decided.reason : '',
  };
}

export interface NeedPageInput {
  workspace: ShownWorkspace;
  need: Need;
  place: PollingPlace | null;
  missing: readonly string[];
  pledges: readonly ReceivedPledge[];
  today: IsoDate;
  /** The pledge that a decision with mistakes was about, and the reason that was typed. */
  decided?: { pledgeId: string; reason: string };
  problems?: readonly FieldProblem[];
}

export function needPage(input: NeedPageInput, reader: Reader) {
  const { t } = reader;
  const { workspace, need, place, today, missing } = input;
  const frame = needFrame(workspace, reader, true);
  const card = needCard({ need, municipality: frame.municipality, place }, today, reader);
  return {
    title: card.title,
    styles: ['css/offers.css'],
    frame,
    errors: formErrors(t, input.problems ?? []),
    id: need.id,
    version: need.version,
    card,
    contact: need.contact,
    isMissing: missing.length > 0,
    sums: input.pledges.length === 0 ? [] : sumsOf(need, input.pledges, reader),
    pledges: input.pledges.map((each) => receivedLine(each, input, reader)),
    canEdit: workspace.isOpen && (need.state === 'draft' || need.state === 'open'),
    actions: actionsOf(need, workspace.isOpen)
      .filter((action) => action !== 'open' || missing.length === 0)
      .map((action) => ({
        action,
        label: t(`needs.action.${action === 'open' && need.state !== 'draft' ? 'reopen' : action}`),
      })),
  };
}
