/** The page that asks before places are confirmed or a confirmation is taken back: how many, and which. */
import type { ConfirmationChoice } from '../polling-places/confirmation.model';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { checksByPlace } from '../place-carry/place-check.pages';
import { hasGap } from './place-readiness.model';
import {
  hoursLines,
  placeAddress,
  placeTitle,
  workspaceFrame,
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
}

export function confirmationPage(input: ConfirmationInput, reader: Reader): ConfirmationPage {
  const { t, language } = reader;
  const { choice, places, workspace } = input;
  const count = places.length;
  const checks = checksByPlace(places, workspace.election, input.described, reader);
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
    rows: places.map((place) => ({
      name: placeTitle(place, reader),
      address: placeAddress(place, language) ?? t('workspace.unknown'),
      kind: t(`pollingPlaces.kind.${place.kind}`),
      hours: hoursLines(place, reader),
      checks: choice.action === 'withdraw' ? [] : checks.get(place.id)!,
    })),
    button: t(`workspace.confirmation.${choice.action}.button`, { count }),
  };
}
