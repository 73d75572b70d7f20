/** Files and a token in the workspace of a municipality, for tests of its pages. */
import { createToken } from '../../src/access-tokens/access-token.service';
import { listTokens } from '../../src/access-tokens/access-token.store';
import { findAccountByEmail } from '../../src/accounts/account.store';
import { type Language } from '../../src/i18n/language';
import { href, paths } from '../../src/paths';
import { listPlaces } from '../../src/polling-places/polling-place.store';
import { previewUpload, readUploads, receiveUpload } from '../../src/workspace/upload.service';
import { findWorkspace, workspacePlacesCsv } from '../../src/workspace/workspace.service';
import type { TestApp } from './test-app';

/** Files of a municipality that wait, one with errors and one of accessibility among them, and a token. */
export async function fillWorkspace(deps: TestApp['deps']): Promise<void> {
  const workspace = await findWorkspace(deps, '091', 'EKV-2027');
  const account = await findAccountByEmail(deps.db, 'municipality@example.org');
  if (workspace === null || account === null) return;
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
export async function workspaceObjects(deps: TestApp['deps'], language: Language): Promise<string[]> {
  const workspace = await findWorkspace(deps, '091', 'EKV-2027');
  if (workspace === null) return [];
  const params = { municipality: '091', election: 'EKV-2027' };
  const [token] = await listTokens(deps.db, '091');
  return [
    ...(await readUploads(deps, workspace)).map(({ id }) =>
      href(language, paths.municipalityUpload, { ...params, upload: id }),
    ),
    href(language, paths.municipalityToken, { ...params, token: token?.id ?? '' }),
  ];
}
