/** Pages behind a mailed link: the places it would confirm, why it does not, and what was done. */
import { formatNumber } from '../i18n/format';
import { formErrors, type FieldProblem } from '../i18n/form-problem';
import { paging } from '../i18n/paging';
import { href, paths } from '../paths';
import { shownDifference } from '../place-form/place-values.pages';
import type { RecordedChange } from '../polling-places/place-change.model';
import type { PollingPlace } from '../polling-places/polling-place.model';
import {
  placeHours,
  placeAddress,
  placeTitle,
  workspaceFrame,
  workspaceHref,
  type Reader,
  type ShownWorkspace,
} from '../workspace/workspace.pages';
import type { ConfirmationLinkProblem } from './confirmation-link.model';
import { checksByPlace } from './place-check.pages';

export interface LinkPageInput {
  token: string;
  workspace: ShownWorkspace;
  places: readonly PollingPlace[];
  described: ReadonlySet<string>;
  leftOut: readonly string[];
  problems: readonly FieldProblem[];
  /** Page of the list, from 1. */
  page: number;
}

/** With more places than this the page has no boxes to leave some out: a form may not have as many fields. */
const mostToChoose = 200;
/** So many of a list without boxes are on one page. */
const perPage = 100;

export function confirmationLinkPage(input: LinkPageInput, reader: Reader) {
  const { t, language } = reader;
  const { workspace, places, leftOut } = input;
  const total = places.length;
  const isLong = total > mostToChoose;
  const shown = isLong ? places.slice((input.page - 1) * perPage, input.page * perPage) : places;
  const { municipality, election } = workspaceFrame(workspace, reader, true);
  const checks = checksByPlace(shown, workspace.election, input.described, reader);
  return {
    title: t('placeCarry.link.title', { municipality }),
    errors: formErrors(t, input.problems),
    lead: t('placeCarry.link.lead', { count: places.length, election }),
    token: input.token,
    hrefPlaces: workspaceHref(workspace, language, 'municipalityPlaces'),
    isLong,
    how: isLong
      ? t('placeCarry.link.long', { value: formatNumber(total, language) })
      : t('placeCarry.link.unchanged'),
    button: isLong
      ? t('placeCarry.link.buttonLong', { value: formatNumber(total, language) })
      : t('placeCarry.link.button', { count: total }),
    paging: isLong
      ? paging(t, { page: input.page, perPage, total }, (page) =>
          href(language, paths.confirmPlaces, {}, { token: input.token, page: String(page) }),
        )
      : null,
    rows: shown.map((place) => ({
      id: place.id,
      name: placeTitle(place, reader),
      address: placeAddress(place, language) ?? t('workspace.unknown'),
      kind: t(`pollingPlaces.kind.${place.kind}`),
      hours: placeHours(place, reader),
      checks: checks.get(place.id)!,
      isLeftOut: leftOut.includes(place.id),
      leaveOutLabel: t('placeCarry.link.leaveOutNamed', { name: placeTitle(place, reader) }),
    })),
  };
}

/** The page of a link that confirms nothing. @param moved what has changed since its mail, newest first */
export function closedLinkPage(
  code: ConfirmationLinkProblem,
  moved: {
    workspace: ShownWorkspace;
    changes: readonly RecordedChange[];
    places: readonly PollingPlace[];
  } | null,
  reader: Reader,
) {
  const { t, language } = reader;
  const names = new Map(moved?.places.map((place) => [place.id, placeTitle(place, reader)]));
  return {
    title: t('placeCarry.link.closedTitle'),
    text: t(`placeCarry.link.problem.${code}`),
    changes: (moved?.changes ?? []).map((change) => ({
      place: names.get(change.placeId) ?? t('placeCarry.link.gonePlace'),
      ...shownDifference(change, reader),
    })),
    href:
      moved === null
        ? href(language, paths.signIn)
        : workspaceHref(moved.workspace, language, 'municipalityPlaces'),
  };
}

export function confirmedByLinkPage({ t, language }: Reader) {
  return {
    title: t('placeCarry.link.doneTitle'),
    text: t('placeCarry.link.doneText'),
    changes: [],
    href: href(language, paths.signIn),
  };
}

/** The page that asks before mail is sent. */
export function askPage(
  workspace: ShownWorkspace,
  { places, people, requestId }: { places: number; people: number; requestId: string },
  reader: Reader,
) {
  const { t, language } = reader;
  const frame = workspaceFrame(workspace, reader, true);
  const none = places === 0 ? t('placeCarry.ask.nothingToConfirm') : t('placeCarry.ask.nobody');
  return {
    title: t('placeCarry.ask.title', { municipality: frame.municipality }),
    frame,
    action: workspaceHref(workspace, language, 'municipalityAsk'),
    requestId,
    canAsk: places > 0 && people > 0,
    lead: places > 0 && people > 0 ? t('placeCarry.ask.lead', { count: places }) : none,
    button: t('placeCarry.ask.button', { count: people }),
  };
}
