/** The announcement of a municipality's places, as a page and as a document. */
import { Router, type Request, type Response } from 'express';
import { translator } from '../i18n/translate';
import { paths } from '../paths';
import type { Deps } from '../platform/deps';
import { renderPage } from '../platform/render';
import { readerOf, workspaceGuard, workspaceOf } from '../workspace/workspace.routes';
import { readWorkspacePlaces, type Workspace } from '../workspace/workspace.service';
import { announcementDocx } from './announcement.docx';
import { announcementLanguages, placeAnnouncement, type AnnouncementLanguage } from './announcement.pages';
import { announceable, announcementPage } from './announcement-view.pages';

const documentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export function announcementRoutes(deps: Deps): Router {
  const router = Router();
  router.get(paths.municipalityAnnouncement, workspaceGuard, async (req, res) => {
    const { workspace, places, announcement, language } = await announcementOf(deps, req, res);
    const page = announcementPage({ workspace, places, announcement, chosen: language }, readerOf(res));
    await renderPage(res, 'place-announcement/announcement', page);
  });
  router.get(paths.municipalityAnnouncementDocx, workspaceGuard, async (req, res) => {
    const { workspace, announcement, language } = await announcementOf(deps, req, res);
    res.attachment(`${workspace.election.code}-${workspace.municipality.code}-${language}.docx`);
    res
      .type(documentType)
      .set('Cache-Control', 'no-store')
      .send(await announcementDocx(announcement));
  });
  return router;
}

async function announcementOf(deps: Deps, req: Request, res: Response) {
  const workspace: Workspace = await workspaceOf(deps, req);
  const { places } = await readWorkspacePlaces(deps, workspace);
  const own: AnnouncementLanguage = readerOf(res).language === 'sv' ? 'sv' : 'fi';
  const language = announcementLanguages.find((each) => each === req.query.text) ?? own;
  const { municipality, election } = workspace;
  const t = translator(language);
  const announcement = placeAnnouncement({
    municipality,
    election,
    places: announceable(places),
    t,
    language,
  });
  return { workspace, places, announcement, language };
}
