/** The page on which a municipality looks at its announcement and takes it away. */
import { href, paths } from '../paths';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { workspaceFrame, type Reader, type ShownWorkspace } from '../workspace/workspace.pages';
import { announcementLanguages, type Announcement, type AnnouncementLanguage } from './announcement.pages';

export interface AnnouncementPage {
  title: string;
  styles: readonly string[];
  frame: ReturnType<typeof workspaceFrame>;
  /** What keeps the text from being ready. */
  warnings: readonly string[];
  links: readonly { text: string; href: string; isCurrent: boolean }[];
  document: string;
  announcement: Announcement | null;
}

/** Places that the announcement may name: shown and confirmed. */
export function announceable(places: readonly PollingPlace[]): PollingPlace[] {
  return places.filter(({ visibility, confirmedAt }) => visibility === 'shown' && confirmedAt !== null);
}

export function announcementPage(
  input: {
    workspace: ShownWorkspace;
    places: readonly PollingPlace[];
    announcement: Announcement;
    chosen: AnnouncementLanguage;
  },
  reader: Reader,
): AnnouncementPage {
  const { t, language } = reader;
  const { workspace, places, announcement, chosen } = input;
  const params = { municipality: workspace.municipality.code, election: workspace.election.code };
  const named = announceable(places);
  const leftOut = places.filter(({ visibility }) => visibility === 'shown').length - named.length;
  const withoutHours = named.filter(({ hoursUnderstood }) => !hoursUnderstood).length;
  return {
    title: t('announcement.page.title'),
    styles: ['css/place-form.css'],
    frame: workspaceFrame(workspace, reader, true),
    warnings: [
      ...(leftOut > 0 ? [t('announcement.page.leftOut', { count: leftOut })] : []),
      ...(withoutHours > 0 ? [t('announcement.page.withoutHours', { count: withoutHours })] : []),
    ],
    links: announcementLanguages.map((each) => ({
      text: t(`announcement.page.in.${each}`),
      href: href(language, paths.municipalityAnnouncement, params, { text: each }),
      isCurrent: each === chosen,
    })),
    document: href(language, paths.municipalityAnnouncementDocx, params, { text: chosen }),
    announcement: named.length === 0 ? null : announcement,
  };
}
