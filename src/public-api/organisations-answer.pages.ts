/** The partner organisations for programs: the text of the answer. */
import type { z } from 'zod';
import type { Language } from '../i18n/language';
import { translator } from '../i18n/translate';
import type { PublicOrganisation } from '../partners/public-organisation.model';
import { href, paths } from '../paths';
import { licence } from './places-answer.pages';
import type { ApiOrganisation, organisationsJsonSchema } from './public-organisation.form';

/** @param publicUrl address of the service without a trailing slash */
export function organisationsAnswer(
  organisations: readonly PublicOrganisation[],
  { language, publicUrl }: { language: Language; publicUrl: string },
): string {
  const answer: z.infer<typeof organisationsJsonSchema> = {
    licence: { ...licence },
    notice: translator(language)('partners.apiNotice'),
    organisations: organisations.map(
      (each) =>
        ({
          ...each,
          href: `${publicUrl}${href(language, paths.organisation, { organisation: each.id })}`,
        }) as ApiOrganisation,
    ),
  };
  return JSON.stringify(answer);
}
