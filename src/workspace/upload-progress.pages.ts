/** The page that waits for a preview: what is being done, asked again by a script, or by the reader. */
import type { Upload } from './upload.model';
import { sizeText, uploadHref } from './upload.pages';
import { workspaceFrame, type Reader, type ShownWorkspace, type WorkspaceFrame } from './workspace.pages';

/** Structurally the steps of the service, which a page may not import. */
const steps = ['compare', 'quality'] as const;

export interface UploadProgressPage {
  title: string;
  frame: WorkspaceFrame;
  scripts: readonly string[];
  facts: string;
  /** `Step 1 of 2: the file is read and compared with the places.` */
  step: string;
  value: number;
  steps: number;
  href: string;
}

export function uploadProgressPage(
  { workspace, upload, step }: { workspace: ShownWorkspace; upload: Upload; step: (typeof steps)[number] },
  reader: Reader,
): UploadProgressPage {
  const { t, language } = reader;
  const number = steps.indexOf(step) + 1;
  return {
    title: t('workspace.upload.title', { name: upload.fileName }),
    frame: workspaceFrame(workspace, reader, true),
    scripts: ['js/upload-progress.js'],
    facts: t('workspace.progress.lead', { size: sizeText(upload.sizeBytes, reader) }),
    step: t('workspace.progress.step', {
      number,
      steps: steps.length,
      what: t(`workspace.progress.${step}`),
    }),
    value: number - 1,
    steps: steps.length,
    href: uploadHref(upload, language, 'municipalityUpload'),
  };
}
