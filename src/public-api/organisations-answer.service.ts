/** The partner organisations for programs. */
import type { z } from 'zod';
import { readDataVersions } from '../data-version/data-version.store';
import type { Language } from '../i18n/language';
import { translator } from '../i18n/translate';
import { listPartners } from '../partners/partner-directory.store';
import { toPublicOrganisation } from '../partners/public-organisation.model';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { licence } from './places-answer.pages';
import type { ApiOrganisation, organisationsJsonSchema } from './public-organisation.form';

/** Changes whenever an organisation becomes public, changes or is public no more. */
export async function organisationsRevision({ db }: Pick<Deps, 'db'>): Promise<string> {
  return `organisations${(await readDataVersions(db)).organisations ?? 0}`;
}

/** All accepted organisations by name, as the text of the answer. */
export async function organisationsAnswer(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  language: Language,
): Promise<string> {
  const everybody = { nameKey: '', kind: null, municipalityCodes: null };
  const { organisations } = await listPartners(db, everybody, { offset: 0, limit: 100_000 });
  const shown = organisations.map(toPublicOrganisation).filter((each) => each !== null);
  const answer: z.infer<typeof organisationsJsonSchema> = {
    licence: { ...licence },
    notice: translator(language)('partners.apiNotice'),
    organisations: shown.map(
      (each) =>
        ({
          ...each,
          href: `${config.publicUrl}${href(language, paths.organisation, { organisation: each.id })}`,
        }) as ApiOrganisation,
    ),
  };
  return JSON.stringify(answer);
}
