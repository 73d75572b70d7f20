/** Every page of the example municipality's workspace, and what they show. */
import { createToken } from '../../src/access-tokens/access-token.service';
import { listTokens } from '../../src/access-tokens/access-token.store';
import { findAccountByEmail } from '../../src/accounts/account.store';
import type { Language } from '../../src/i18n/language';
import { href, paths } from '../../src/paths';
import { placesToConfirm } from '../../src/place-carry/confirmation-link.service';
import { issueConfirmationLink } from '../../src/place-carry/confirmation-link.store';
import { hashOf } from '../../src/platform/secrets';
import { placesState } from '../../src/polling-places/places-state.service';
import { listPlaces } from '../../src/polling-places/polling-place.store';
import { previewUpload, readUploads, receiveUpload } from '../../src/workspace/upload.service';
import { findWorkspace, workspacePlacesCsv } from '../../src/workspace/workspace.service';
import type { TestApp } from './test-app';

/** Opens the list that a mail asks the example municipality to confirm. */
const mailedToken = 'token-of-the-mail-to-the-example-municipality';

async function mailLink({ db, clock }: TestApp['deps'], accountId: string): Promise<void> {
  const of = { electionCode: 'EKV-2027', municipalityCode: '091' };
  const link = { id: 'link-of-the-example', accountId, ...of, createdAt: clock() };
  const expiresAt = new Date(clock().getTime() + 86_400_000);
  const state = placesState(await placesToConfirm(db, of));
  await issueConfirmationLink(db, { ...link, expiresAt, placesState: state }, hashOf(mailedToken));
}

/** Files of a municipality that wait, one with errors and one of accessibility among them, and a token. */
export async function fillWorkspace(deps: TestApp['deps']): Promise<void> {
  const workspace = await findWorkspace(deps, '091', 'EKV-2027');
  const account = await findAccountByEmail(deps.db, 'municipality@example.org');
  if (workspace === null || account === null) return;
  await mailLink(deps, account.id);
  const csv = await workspacePlacesCsv(deps, workspace, 'excel-fi');
  const [place] = await listPlaces(deps.db, 'EKV-2027', { municipalityCodes: ['091'] });
  const files = {
    'paikat.csv': `${csv}uusi;091;;;E;Uusi paikka\r\n`,
    'virheet.csv': 'tunnus;kuntanro;tyyppi;nimi_fi;väri\nx;091;Q;Talo;sininen\ny;049;E;Koulu\n',
    'esteettomyys.csv': `service id;criterion;value\n${place?.id ?? 'x'};wide_door;yes\n`,
  };
  for (const [name, text] of Object.entries(files)) {
    const received = await receiveUpload(deps, workspace, account.id, { name, bytes: Buffer.from(text) });
    if (received.ok) await previewUpload(deps, workspace, received.value);
  }
  const id = 'b1c1c0de-0000-4000-8000-000000000001';
  await createToken(deps, '091', account.id, { id, name: 'Yöajo', scopes: ['fetchReports'], days: 90 });
}

/** Pages of the files and the token that `fillWorkspace` made. */
async function workspaceObjects(deps: TestApp['deps'], language: Language): Promise<string[]> {
  const workspace = await findWorkspace(deps, '091', 'EKV-2027');
  if (workspace === null) return [];
  const params = { municipality: '091', election: 'EKV-2027' };
  const [token] = await listTokens(deps.db, '091');
  const [advance, electionDay] = await Promise.all(
    (['advance', 'election_day'] as const).map(async (kind) => {
      const filter = { municipalityCodes: ['091'], kinds: [kind] };
      return (await listPlaces(deps.db, 'EKV-2027', filter))[0]?.id ?? '';
    }),
  );
  return [
    href(language, paths.municipalityPlace, { ...params, place: advance! }),
    href(language, paths.municipalityPlace, { ...params, place: electionDay! }, { saved: '1' }),
    ...(['hidden', 'withdrawn'] as const).map((to) =>
      href(language, paths.municipalityPlaceVisibility, { ...params, place: advance! }, { to }),
    ),
    href(language, paths.municipalityVotingDayPlace, { ...params, place: electionDay! }),
    href(language, paths.confirmPlaces, {}, { token: mailedToken }),
    ...(await readUploads(deps, workspace)).map(({ id }) =>
      href(language, paths.municipalityUpload, { ...params, upload: id }),
    ),
    href(language, paths.municipalityToken, { ...params, token: token?.id ?? '' }),
  ];
}

/** The pages of the workspace in a language; call `fillWorkspace` before. */
export async function workspacePages(deps: TestApp['deps'], language: Language): Promise<string[]> {
  const workspace = { municipality: '091', election: 'EKV-2027' };
  return [
    href(language, paths.municipalityWorkspace, workspace),
    href(language, paths.municipalityPlaces, workspace),
    href(language, paths.municipalityPlaces, workspace, {
      kind: 'advance',
      missing: 'hours',
      done: 'confirmed',
    }),
    href(language, paths.municipalityAnnouncement, workspace),
    href(language, paths.municipalityNewPlace, { ...workspace, kind: 'advance' }),
    href(language, paths.municipalityNewPlace, { ...workspace, kind: 'election_day' }),
    href(language, paths.municipalityConfirmation, workspace, { action: 'confirm', kind: 'advance' }),
    href(language, paths.municipalityCopy, workspace),
    href(language, paths.municipalityCopy, workspace, { from: 'KV-2021', kind: 'advance' }),
    href(language, paths.municipalityAsk, workspace),
    href(language, paths.municipalityUploads, workspace),
    href(language, paths.municipalityNeeds, workspace),
    href(language, paths.municipalityNeed, { ...workspace, need: 'example-need-queue' }),
    href(language, paths.municipalityNeedEdit, { ...workspace, need: 'example-need-queue' }),
    href(language, paths.municipalityNewNeed, workspace, { type: 'queue_steward' }),
    href(language, paths.municipalityQuality, workspace),
    href(language, paths.municipalityVotingDay, workspace),
    href(language, paths.municipalityReports, workspace),
    href(language, paths.municipalityTokens, workspace),
    ...(await workspaceObjects(deps, language)),
    href(language, paths.municipalityQuality, workspace, { topic: 'districts', q: '001' }),
    href(language, paths.municipalityPartners, { municipality: '091' }),
  ];
}
