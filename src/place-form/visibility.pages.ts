/** The page that asks before a place is hidden, withdrawn or shown again. */
import { href, paths } from '../paths';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { placeTitle, workspaceFrame, type Reader, type ShownWorkspace } from '../workspace/workspace.pages';

export interface VisibilityPage {
  title: string;
  frame: ReturnType<typeof workspaceFrame>;
  lead: string;
  conflict: string | null;
  action: string;
  to: string;
  version: number;
  button: string;
  back: string;
}

export function visibilityPage(
  input: {
    workspace: ShownWorkspace;
    place: PollingPlace;
    to: PollingPlace['visibility'];
    isConflict: boolean;
  },
  reader: Reader,
): VisibilityPage {
  const { t, language } = reader;
  const { workspace, place, to } = input;
  const params = {
    municipality: workspace.municipality.code,
    election: workspace.election.code,
    place: place.id,
  };
  return {
    title: t(`placeForm.visibility.ask.${to}`, { name: placeTitle(place, reader) }),
    frame: workspaceFrame(workspace, reader, true),
    lead: t(`placeForm.visibility.lead.${to}`),
    conflict: input.isConflict ? t('placeForm.conflict.short') : null,
    action: href(language, paths.municipalityPlaceVisibility, params),
    to,
    version: place.version,
    button: t(`placeForm.visibility.to.${to}`),
    back: href(language, paths.municipalityPlace, params),
  };
}
