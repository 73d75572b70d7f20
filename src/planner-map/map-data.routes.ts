/** `GET /map/…`: what the map in the browser loads; the same for everybody, tagged, compressed once and kept. */
import { Router, type Request, type Response } from 'express';
import { requirePermission } from '../accounts/guard.routes';
import { reportLevels, type ReportLevel } from '../coverage/report-view.form';
import { languages, type Language } from '../i18n/language';
import { translator } from '../i18n/translate';
import { machinePaths, paths } from '../paths';
import { AppError } from '../platform/errors';
import { createKeptAnswers } from '../platform/kept-answers';
import { languageOf } from '../platform/language';
import { sendAnswer } from '../public-api/answering.routes';
import type { MapData, MapPlaces, Versioned } from './map-data.service';
import { offersOnMap, placesOnMap } from './map-layers.pages';
import { needsOnMap } from './map-needs.pages';

/** Outlines of four levels, and people, places and offers of a few elections take less than half of this. */
const keptBytes = 24 * 1024 * 1024;

const vintages = { '2021': 2021, '2025': 2025 } as const;

function vintageOf(text: string): 2021 | 2025 {
  if (!Object.hasOwn(vintages, text)) throw new AppError('notFound');
  return vintages[text as keyof typeof vintages];
}

function levelOf(text: string): ReportLevel {
  const level = reportLevels.find((each) => each === text);
  if (level === undefined) throw new AppError('notFound');
  return level;
}

function languageAsked(req: Request): Language {
  const asked = req.query.lang ?? 'fi';
  const language = languages.find((each) => each === asked);
  if (language === undefined) throw new AppError('badRequest');
  return language;
}

function known<T>(found: T | undefined): T {
  if (found === undefined) throw new AppError('notFound');
  return found;
}

/** Everything that is public. Nothing here asks who reads. */
export function mapDataRoutes(data: MapData): Router {
  const router = Router();
  const kept = createKeptAnswers(keptBytes);
  const send = (
    req: Request,
    res: Response,
    { version, read }: Versioned<string | Uint8Array>,
    mediaType: string,
  ) =>
    sendAnswer(req, res, {
      mediaType,
      version,
      body: (encoding) => kept.read(version, encoding, read),
      fileName: null,
    });
  router.get(machinePaths.mapOutlines, async (req, res) => {
    const { vintage, level } = req.params;
    const outlines = await data.outlines(vintageOf(vintage), levelOf(level));
    await send(req, res, outlines, 'application/json; charset=utf-8');
  });
  router.get(machinePaths.mapPeople, async (req, res) => {
    const people = known(await data.people(req.params.election));
    await send(req, res, people, 'application/octet-stream');
  });
  router.get(machinePaths.mapPlaces, async (req, res) => {
    const language = languageAsked(req);
    const { version, read } = known(await data.places(req.params.election, false));
    const write = async () => placesJson(await read(), language);
    await send(
      req,
      res,
      { version: `${version} ${language}`, read: write },
      'application/json; charset=utf-8',
    );
  });
  router.get(machinePaths.mapOffers, async (req, res) => {
    const language = languageAsked(req);
    const { election } = req.params;
    const { version, read } = known(await data.offers(election));
    const write = async () => {
      const { offers, names } = await read();
      const wording = { t: translator(language), language };
      return JSON.stringify({ offers: offersOnMap(offers, election, names, wording) });
    };
    await send(
      req,
      res,
      { version: `${version} ${language}`, read: write },
      'application/json; charset=utf-8',
    );
  });
  return router;
}

function placesJson({ places, isPublic, names }: MapPlaces, language: Language): string {
  return JSON.stringify({
    places: placesOnMap(places, isPublic, names, { t: translator(language), language }),
  });
}

/**
 * Places that their municipalities have not confirmed yet beside those that everybody sees, for those who plan; and needs, for
 * those who may see them all.
 */
export function plannerLayerRoutes(data: MapData): Router {
  const router = Router();
  const guard = requirePermission('viewPlannerReport', () => null);
  router.get(paths.plannerMapPlaces, guard, async (req, res) => {
    const found = known(await data.places(String(req.params.election), true));
    res.type('application/json; charset=utf-8').send(placesJson(await found.read(), languageOf(res)));
  });
  router.get(
    paths.plannerMapNeeds,
    requirePermission('viewAllNeeds', () => null),
    async (req, res) => {
      const language = languageOf(res);
      const found = known(await data.needs(String(req.params.election)));
      const needs = needsOnMap(found, { t: translator(language), language });
      res.type('application/json; charset=utf-8').set('Cache-Control', 'no-store');
      res.send(JSON.stringify({ needs }));
    },
  );
  return router;
}
