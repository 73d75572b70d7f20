/** The page that asks before places are confirmed or a confirmation is taken back: how many, and which. */
import { formatNumber } from '../i18n/format';
import { paging, type Paging } from '../i18n/paging';
import type { ConfirmationChoice } from '../polling-places/confirmation.model';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { checksByPlace } from '../place-carry/place-check.pages';
import { hasGap } from './place-readiness.model';
import {
  placeHours,
  placeAddress,
  placeTitle,
  workspaceFrame,
  workspaceHref,
  type Reader,
  type ShownWorkspace,
  type WorkspaceFrame,
} from './workspace.pages';

export interface ConfirmationPage {
  title: string;
  frame: WorkspaceFrame;
  lead: string;
  /** Shown when the places moved while somebody looked at them. */
  conflict: string | null;
  /** What is still unknown of the places; empty when nothing is. */
  warnings: readonly string[];
  choice: { action: string; place: string; kind: string };
  /** State of the places as shown; the form sends it back. */
  seen: string;
  /** Said where the places do not fit on one page: the button is for all of them. */
  all: string | null;
  paging: Paging | null;
  rows: readonly {
    name: string;
    address: string;
    kind: string;
    hours: readonly string[];
    checks: readonly string[];
  }[];
  button: string;
}

export interface ConfirmationInput {
  workspace: ShownWorkspace;
  choice: ConfirmationChoice;
  places: readonly PollingPlace[];
  seen: string;
  /** Ids of places whose safe-voting arrangements are known. */
  described: ReadonlySet<string>;
  isConflict: boolean;
  /** Page of the list, from 1. */
  page: number;
}

export const shownToConfirm = 100;

/** The way through a list that is longer than a page; what is confirmed is always the whole of it. */
function pagingOf(
  { workspace, choice, places, page }: ConfirmationInput,
  { t, language }: Reader,
): Paging | null {
  if (places.length <= shownToConfirm) return null;
  const { action, placeId, kind } = choice;
  const query = { action, place: placeId ?? undefined, kind: kind ?? undefined };
  return paging(t, { page, perPage: shownToConfirm, total: places.length }, (other) =>
    workspaceHref(workspace, language, 'municipalityConfirmation', { ...query, page: String(other) }),
  );
}

export function confirmationPage(input: ConfirmationInput, reader: Reader): ConfirmationPage {
  const { t, language } = reader;
  const { choice, places, workspace } = input;
  const count = places.length;
  const from = (input.page - 1) * shownToConfirm;
  const shown = places.slice(from, from + shownToConfirm);
  const checks = checksByPlace(shown, workspace.election, input.described, reader);
  const gaps = (['hours', 'position', 'accessibility'] as const).map(
    (gap) => [gap, places.filter((place) => hasGap(place, gap, input.described)).length] as const,
  );
  return {
    title: t(`workspace.confirmation.${choice.action}.title`, { count }),
    frame: workspaceFrame(workspace, reader, true),
    lead: count === 0 ? t('workspace.confirmation.none') : t(`workspace.confirmation.${choice.action}.lead`),
    conflict: input.isConflict ? t('workspace.confirmation.conflict') : null,
    warnings:
      choice.action === 'withdraw'
        ? []
        : gaps
            .filter(([, lacking]) => lacking > 0)
            .map(([gap, lacking]) => t(`workspace.confirmation.lacking.${gap}`, { count: lacking })),
    choice: { action: choice.action, place: choice.placeId ?? '', kind: choice.kind ?? '' },
    seen: input.seen,
    all:
      count <= shownToConfirm
        ? null
        : t(`workspace.confirmation.${choice.action}.all`, { value: formatNumber(count, language) }),
    paging: pagingOf(input, reader),
    rows: shown.map((place) => ({
      name: placeTitle(place, reader),
      address: placeAddress(place, language) ?? t('workspace.unknown'),
      kind: t(`pollingPlaces.kind.${place.kind}`),
      hours: placeHours(place, reader),
      checks: choice.action === 'withdraw' ? [] : checks.get(place.id)!,
    })),
    button: t(`workspace.confirmation.${choice.action}.button`, { count }),
  };
}
