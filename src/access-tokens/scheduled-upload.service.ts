/** Files that a municipality's program sends: into the preview and no further, and its people are told that one waits. */
import { listAccountsWithGrant } from '../accounts/account.store';
import { findMunicipality } from '../areas/area.store';
import { presentVintage } from '../areas/area.model';
import { localName } from '../i18n/language';
import type { MailValues, QueuedMail } from '../outbox/outbox.model';
import type { MailTemplate } from '../outbox/outbox.service';
import { queueMail } from '../outbox/outbox.store';
import { href, paths } from '../paths';
import type { Database } from '../platform/database';
import type { Deps } from '../platform/deps';
import type { PlaceProblem } from '../polling-places/place-problem.model';
import { changesNothing } from '../polling-places/polling-place-import.model';
import { ok, type Result } from '../shared/result';
import type { Upload } from '../workspace/upload.model';
import {
  keepUpload,
  planUpload,
  readSameUpload,
  type SentFile,
  type UploadPlan,
} from '../workspace/upload.service';
import { findUpload } from '../workspace/upload.store';
import type { Workspace } from '../workspace/workspace.service';
import type { AccessToken } from './access-token.model';

/** What became of a file that a program sent. */
export interface ScheduledUpload {
  plan: UploadPlan;
  /** Null where the file would change nothing: then it is not kept, and nobody is told. */
  upload: Upload | null;
  /** False where the same file came before and still waits, or was refused: nobody is told again. */
  isNew: boolean;
}

/**
 * Takes in a file that a token sent.
 * @returns why the bytes are no text
 */
export async function receiveScheduledUpload(
  deps: Deps,
  workspace: Workspace,
  token: AccessToken,
  file: SentFile,
): Promise<Result<ScheduledUpload, PlaceProblem>> {
  const planned = await planUpload(deps, workspace, file.bytes);
  if (!planned.ok) return planned;
  const plan = planned.value;
  if (plan.ok && changesNothing(plan.value.plan)) return ok({ plan, upload: null, isNew: false });
  const same = await readSameUpload(deps, workspace, file.bytes);
  if (same !== null && (same.state === 'previewed') === plan.ok)
    return ok({ plan, upload: same, isNew: false });
  const sender = { accountId: token.accountId, token: { id: token.id, name: token.name } };
  const upload = await keepUpload(deps, workspace, { file, sender, plan }, (trx, kept) =>
    tellPeople(trx, kept, deps.clock()),
  );
  return ok({ plan, upload, isNew: true });
}

/** Tells everybody who works for the municipality. */
async function tellPeople(trx: Database, upload: Upload, now: Date): Promise<void> {
  const of = { role: 'municipality', scope: upload.municipalityCode } as const;
  const values = {
    uploadId: upload.id,
    municipalityCode: upload.municipalityCode,
    electionCode: upload.electionCode,
  };
  for (const { email, language } of await listAccountsWithGrant(trx, of))
    await queueMail(trx, { receiver: email, language, template: 'uploadWaits', values }, now);
}

/** Completes a mail; nothing when somebody has settled the file by now. */
async function prepareUpload({ db, config }: Deps, mail: QueuedMail): Promise<MailValues | null> {
  const municipalityCode = String(mail.values.municipalityCode);
  const electionCode = String(mail.values.electionCode);
  const upload = await findUpload(db, {
    id: String(mail.values.uploadId),
    municipalityCode,
    electionCode,
  });
  if (upload === null || (upload.state !== 'previewed' && upload.state !== 'refused')) return null;
  const municipality = await findMunicipality(db, municipalityCode, presentVintage);
  const params = { municipality: municipalityCode, election: electionCode, upload: upload.id };
  return {
    url: `${config.publicUrl}${href(mail.language, paths.municipalityUpload, params)}`,
    state: upload.state,
    municipality: municipality === null ? municipalityCode : localName(municipality, mail.language),
    election: electionCode,
    token: upload.sentBy ?? '',
    until: upload.deleteAfter,
  };
}

export const uploadMailTemplates = {
  uploadWaits: {
    prepare: prepareUpload,
    content: (t, values, format) => {
      const state = values.state === 'refused' ? 'refused' : 'waits';
      const words = { ...values, until: format.day(String(values.until)) };
      return {
        subject: t(`accessTokens.mail.${state}.subject`, words),
        paragraphs: [t(`accessTokens.mail.${state}.text`, words), t('accessTokens.mail.until', words)],
        link: { url: String(values.url), label: t('accessTokens.mail.link') },
      };
    },
  },
} satisfies Record<string, MailTemplate>;
