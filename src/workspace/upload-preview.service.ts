/** Previews under way: made once, while the page that waits for them asks again and again. */
import { dataVersionTag } from '../data-version/data-version.model';
import { readDataVersions } from '../data-version/data-version.store';
import type { Deps } from '../platform/deps';
import type { QualityReport } from '../place-quality/quality.model';
import type { PlaceQuality } from '../place-quality/quality.service';
import { keepLatest } from '../shared/kept-latest';
import type { Upload } from './upload.model';
import { previewUpload, type UploadPreview } from './upload.service';
import type { Workspace } from './workspace.service';

/** What a preview is doing: reading the file and comparing it with the places, then judging their quality. */
export const previewSteps = ['compare', 'quality'] as const;
export type PreviewStep = (typeof previewSteps)[number];

export interface JudgedPreview extends UploadPreview {
  /** Of the places as the file would leave them; null where it is refused. */
  quality: QualityReport | null;
}

export interface UploadPreviews {
  /** The preview on the data as they are now; null once the content is no longer kept. */
  read(workspace: Workspace, upload: Upload): Promise<JudgedPreview | null>;
  /** Where the latest preview of an upload stands. */
  stepOf(upload: Upload): PreviewStep;
}

/** Each of a large file takes some tens of megabytes. */
const keptPreviews = 3;

export function createUploadPreviews(deps: Deps, quality: PlaceQuality): UploadPreviews {
  const keep = keepLatest<JudgedPreview | null>(keptPreviews);
  const steps = new Map<string, PreviewStep>();
  const make = async (workspace: Workspace, upload: Upload): Promise<JudgedPreview | null> => {
    steps.set(upload.id, 'compare');
    try {
      const preview = await previewUpload(deps, workspace, upload);
      if (preview === null) return null;
      if (!preview.plan.ok) return { ...preview, quality: null };
      steps.set(upload.id, 'quality');
      const places = preview.plan.value.after.map(({ place, id }) => ({ ...place, id }));
      const judged = await quality.judge(workspace.election, workspace.municipality.code, places);
      return { ...preview, quality: judged };
    } finally {
      steps.delete(upload.id);
    }
  };
  return {
    async read(workspace, upload) {
      // A file that was settled by another process has another state, and no content any more.
      const isSettled = upload.state === 'confirmed' || upload.state === 'withdrawn';
      const key = `${upload.id} ${isSettled} ${dataVersionTag(await readDataVersions(deps.db))}`;
      return keep(key, () => make(workspace, upload));
    },
    stepOf: ({ id }) => steps.get(id) ?? 'compare',
  };
}
