/** `GET /map/outlines-2021.json`, `GET /map/outlines-2025.json`: what the map in the browser draws the country from. */
import { Router } from 'express';
import { machinePaths } from '../paths';
import { AppError } from '../platform/errors';
import type { Outlines } from './outline.service';

const vintages = { '2021': 2021, '2025': 2025 } as const;

function isVintage(text: string): text is keyof typeof vintages {
  return Object.hasOwn(vintages, text);
}

export function outlineRoutes(outlines: Outlines): Router {
  const router = Router();
  router.get(machinePaths.outlines, async (req, res) => {
    const vintage = req.params.vintage;
    const drawn = isVintage(vintage) ? await outlines.read(vintages[vintage]) : null;
    if (drawn === null) throw new AppError('notFound');
    // Only the address that names this very content may be kept for ever.
    const named = req.query.v === drawn.version;
    res.set('Cache-Control', named ? 'public, max-age=31536000, immutable' : 'public, max-age=300');
    res.set('ETag', `"${drawn.version}"`).type('application/geo+json').send(drawn.geoJson);
  });
  return router;
}
