/** Files for browsers: what they are called, and that they may be kept for long. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';
import { version as leafletVersion } from 'leaflet/package.json';
import { machinePaths } from '../paths';
import { fromRoot } from './project-root';

/** Leaflet as its package brings it, under its version: `leaflet/1.9.4/leaflet.js` never changes. */
const leafletFolder = `leaflet/${leafletVersion}`;
const leafletFiles = fromRoot('node_modules', 'leaflet', 'dist');

function fileOf(name: string): string {
  return name.startsWith(`${leafletFolder}/`)
    ? join(leafletFiles, name.slice(leafletFolder.length))
    : fromRoot('public', name);
}

const versions = new Map<string, string>();

function versionOf(file: string): string {
  const known = versions.get(file);
  if (known !== undefined) return known;
  const version = createHash('sha256')
    .update(readFileSync(fileOf(file)))
    .digest('hex')
    .slice(0, 10);
  versions.set(file, version);
  return version;
}

/** Address of a file under public/, or of Leaflet, that changes with its content: `css/site.css` → `/assets/css/site.css?v=…`. */
export function assetUrl(file: string): string {
  return `${machinePaths.assets}/${file}?v=${versionOf(file)}`;
}

/** Serves public/, fonts and Leaflet; an address with a version never changes its content. */
export function serveAssets(): Router {
  const router = Router();
  const fonts = express.static(fromRoot('node_modules', '@fontsource', 'source-sans-3', 'files'), {
    index: false,
    maxAge: '365d',
    immutable: true,
  });
  const leaflet = express.static(leafletFiles, { index: false, maxAge: '365d', immutable: true });
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
  router.use(`${machinePaths.assets}/${leafletFolder}`, leaflet);
  router.use(machinePaths.assets, folder);
  return router;
}
