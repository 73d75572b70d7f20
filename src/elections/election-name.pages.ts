/** The name of an election as people know it, in their language. */
import { formatDay } from '../i18n/format';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { electionYear, type ElectionRecord } from './election.model';

type Named = Pick<ElectionRecord, 'type' | 'heldOn' | 'jointElections' | 'secondRoundOf' | 'replacedBy'>;

/**
 * `Kuntavaalit 2021`, `Alue- ja kuntavaalit 2025` for elections held together, `Presidentinvaali 2024, toinen vaali`;
 * a replaced schedule is marked and says its day.
 */
export function electionName(election: Named, t: Translate, language: Language): string {
  const year = electionYear(election);
  const isJoint =
    election.type === 'municipal' && election.jointElections.some((joint) => joint.type === 'county');
  const name = isJoint
    ? t('elections.name.municipalAndCounty', { year })
    : t(`elections.name.${election.type}`, { year });
  if (election.secondRoundOf !== null) return t('elections.name.secondRound', { name });
  if (election.replacedBy !== null)
    return t('elections.name.replaced', { name, day: formatDay(election.heldOn, language) });
  return name;
}
