/** View of the own services of a municipality or a wellbeing services county on the page of an area. */
import type { Wording } from '../coverage/coverage-figures.pages';
import { electionName } from '../elections/election-name.pages';
import { formatDay } from '../i18n/format';
import { href, paths } from '../paths';
import type { AuthorityServices, ServicesOfElection } from './area-facts.model';

export interface ServiceView {
  name: string;
  href: string;
  isExample: boolean;
  /** One sentence for each election, the coming ones first; one that says that there is nothing. */
  lines: readonly string[];
}

export function servicesView(
  services: readonly AuthorityServices[],
  { t, language }: Wording,
): readonly ServiceView[] {
  const line =
    (key: 'areaProfiles.services.coming' | 'areaProfiles.services.past') =>
    ({ election, count }: ServicesOfElection) =>
      t(key, {
        election: electionName(election, t, language),
        day: formatDay(election.heldOn, language),
        count,
      });
  return services.map(({ id, name, isExample, coming, past }) => {
    const lines = [
      ...coming.map(line('areaProfiles.services.coming')),
      ...past.map(line('areaProfiles.services.past')),
    ];
    return {
      name,
      href: href(language, paths.organisation, { organisation: id }),
      isExample,
      lines: lines.length === 0 ? [t('areaProfiles.services.none')] : lines,
    };
  });
}
