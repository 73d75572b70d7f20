/** Files for browsers: what they are called, and that they may be kept for long. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import express, { Router } from 'express';
import { machinePaths } from '../paths';
import { fromRoot } from './project-root';

const versions = new Map<string, string>();

function versionOf(file: string): string {
  const known = versions.get(file);
  if (known !== undefined) return known;
  const version = createHash('sha256')
    .update(readFileSync(fromRoot('public', file)))
    .digest('hex')
    .slice(0, 10);
  versions.set(file, version);
  return version;
}

/** Address of a file under public/ that changes with its content: `css/site.css` → `/assets/css/site.css?v=…`. */
export function assetUrl(file: string): string {
  return `${machinePaths.assets}/${file}?v=${versionOf(file)}`;
}

/** Serves public/; an address with a version never changes its content. */
export function serveAssets(): Router {
  const router = Router();
  const fonts = express.static(fromRoot('node_modules', '@fontsource', 'source-sans-3', 'files'), {
    index: false,
    maxAge: '365d',
    immutable: true,
  });
  const folder = express.static(fromRoot('public'), {
    index: false,
    setHeaders: (res) => {
      const versioned = res.req.url.includes('?v=');
      res.setHeader(
        'Cache-Control',
        versioned ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
      );
    },
  });
  router.use(`${machinePaths.assets}/fonts`, fonts);
  router.use(machinePaths.assets, folder);
  return router;
}
