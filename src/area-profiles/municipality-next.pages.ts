/** The next election in a municipality: its confirmed places, or that none are known yet, and what the municipality must do by when. */
import type { Wording } from '../coverage/coverage-figures.pages';
import { deadlinesOf, onDay } from '../elections/deadline.model';
import type { Actor } from '../elections/deadline-table.model';
import { daysLeftText } from '../elections/election-list.pages';
import { electionName } from '../elections/election-name.pages';
import { deadlineLine, type DeadlineLine } from '../elections/election.pages';
import { formatDay } from '../i18n/format';
import { href, paths } from '../paths';
import { placeGroups, type PlaceGroup } from './municipality-places.pages';
import type { MunicipalityFacts } from './area-facts.model';

export interface MunicipalityNextView {
  name: string;
  href: string;
  when: string;
  /** Why there are no places; null when there are some. */
  notKnown: string | null;
  groups: readonly PlaceGroup[];
  deadlines: readonly DeadlineLine[];
}

/** Whose deadlines are the municipality's: its own, its executive's and those of its election bodies. */
const municipalActors: ReadonlySet<Actor> = new Set([
  'municipality',
  'municipal_executive',
  'central_board',
  'election_board',
]);

export function nextElectionView(facts: MunicipalityFacts, wording: Wording): MunicipalityNextView | null {
  const { next, today } = facts;
  if (next === null) return null;
  const { t, language } = wording;
  const { election, places } = next;
  const left = daysLeftText(election, t, today);
  const day = formatDay(election.heldOn, language);
  const reason = next.takesPart ? 'areaProfiles.next.notKnown' : 'areaProfiles.next.takesNoPart';
  return {
    name: electionName(election, t, language),
    href: href(language, paths.election, { election: election.code }),
    when: left === null ? `${day}.` : `${day}. ${left}.`,
    notKnown: places.length === 0 ? t(reason) : null,
    groups: placeGroups(places, new Map(), wording),
    deadlines: next.takesPart
      ? deadlinesOf(election)
          .filter(({ actors }) => actors.some((actor) => municipalActors.has(actor)))
          .map((deadline) => onDay(deadline, today))
          .filter(({ state }) => state !== 'passed')
          .map((deadline) => deadlineLine(deadline, t, language))
      : [],
  };
}
