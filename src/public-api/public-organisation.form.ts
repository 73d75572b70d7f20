/** What the public interface says of a partner organisation, as schemas from which types and OpenAPI come. */
import { z } from 'zod';
import { helpLanguages } from '../organisations/organisation.form';
import { organisationKinds, trustLevels } from '../organisations/organisation.model';

export const publicOrganisationSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(organisationKinds),
  municipalities: z.array(z.string().regex(/^\d{3}$/)).describe('Codes of the municipalities it works in.'),
  languages: z
    .array(z.enum(helpLanguages))
    .describe('Languages in which it helps; sign is Finnish sign language.'),
  trust: z.enum(trustLevels).describe('How the organisation is known.'),
  umbrellaId: z.string().nullable().describe('The organisation of which this is a local association.'),
  authority: z
    .string()
    .nullable()
    .describe('Whose service it is: municipality or wellbeing_county, and its code.'),
  isExample: z.boolean().describe('A marked example of a demonstration: no such organisation exists.'),
  href: z.url().describe('Page of the organisation in the language asked for.'),
});
export type ApiOrganisation = z.infer<typeof publicOrganisationSchema>;

export const organisationsJsonSchema = z.strictObject({
  licence: z.strictObject({ name: z.string(), url: z.url() }),
  notice: z.string(),
  organisations: z.array(publicOrganisationSchema),
});
