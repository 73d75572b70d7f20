/** `/api/v1/offers`: published offers of help as JSON and GeoJSON. */
import type { Request, RequestHandler, Response } from 'express';
import { translator } from '../i18n/translate';
import type { PublishedOffersReader } from '../offers/published-offers.service';
import { encodeBody } from '../platform/compression';
import type { Deps } from '../platform/deps';
import type { KeptAnswers } from '../platform/kept-answers';
import { languageOf } from '../platform/language';
import { sendAnswer, sendProblem } from './answering.routes';
import { apiRelease } from './operation.model';
import { parameterProblem, unknownElectionProblem } from './problem.pages';
import { readOffersQuestion } from './public-offer.form';
import { offersAnswer } from './public-offer.geojson';

export type OffersFormat = 'json' | 'geojson';

const mediaTypes: Readonly<Record<OffersFormat, string>> = {
  geojson: 'application/geo+json',
  json: 'application/json; charset=utf-8',
};

/** Answers are compressed once per revision where all offers of an election are asked for. */
export function sendOffers(
  { config: { publicUrl } }: Deps,
  { reader, kept }: { reader: PublishedOffersReader; kept: KeptAnswers },
  format: OffersFormat,
): RequestHandler {
  return async (req: Request, res: Response): Promise<void> => {
    const t = translator(languageOf(res));
    const read = readOffersQuestion(req.query);
    if (!read.ok) {
      sendProblem(res, parameterProblem(read.problem, t));
      return;
    }
    const question = read.value;
    const current = await reader.revisionOf(question.electionCode);
    if (current === undefined) {
      sendProblem(res, unknownElectionProblem(question.electionCode, t));
      return;
    }
    const { municipality, type, language } = question;
    if (municipality !== null) {
      const { geography } = await current.read();
      if (!geography.municipalities.some(({ code }) => code === municipality)) {
        const found = { field: 'municipality', value: municipality, expected: 'municipality' } as const;
        sendProblem(res, parameterProblem([found], t));
        return;
      }
    }
    const asked = JSON.stringify([municipality, type, language]);
    const version = [apiRelease, 'offers', current.revision, format, publicUrl, asked].join(' ');
    const write = async () => offersAnswer({ ...(await current.read()), publicUrl }, question, format);
    await sendAnswer(req, res, {
      mediaType: mediaTypes[format],
      version,
      body: async (encoding) =>
        municipality === null && type === null
          ? kept.read(version, encoding, write)
          : encodeBody(Buffer.from(await write()), encoding),
      fileName: null,
    });
  };
}
