/** The kinds of help as data: what each must declare, when it is given, and in what its capacity is counted. */

/** `N` neutral, `C` not a candidate, `R` not a candidate's close relative (official roles), `P` the voter chooses the person. */
export type GuardFlag = 'N' | 'C' | 'R' | 'P';
export type HelpPhase = 'advance' | 'election_day' | 'home' | 'home_registration' | 'before';
export type CapacityKind = 'rides' | 'helpers' | 'phone' | 'items';

interface HelpTypeRule {
  flags: readonly GuardFlag[];
  /** Empty: not tied to voting days, given from the first advance voting day to election day. */
  phases: readonly HelpPhase[];
  capacity: CapacityKind;
  /** A ride, an escort or help at home: strangers meet alone, so the organisation must be known. */
  isCloseContact: boolean;
  /** Whether voters ask for it, or only those who arrange the election. */
  audience: 'voters' | 'organisers';
}

const voters = { isCloseContact: false, audience: 'voters' } as const;
const close = { isCloseContact: true, audience: 'voters' } as const;
const organisers = { isCloseContact: false, audience: 'organisers' } as const;
const votingDays = ['advance', 'election_day'] as const;

const rules = {
  transport_individual: { flags: ['N'], phases: votingDays, capacity: 'rides', ...close },
  transport_group: { flags: ['N'], phases: votingDays, capacity: 'rides', ...close },
  transport_accessible: { flags: ['N'], phases: votingDays, capacity: 'rides', ...close },
  escort: { flags: ['N'], phases: votingDays, capacity: 'helpers', ...close },
  door_help: { flags: ['N'], phases: votingDays, capacity: 'helpers', ...voters },
  booth_assistant_info: {
    flags: ['N'],
    phases: ['advance', 'election_day', 'home'],
    capacity: 'phone',
    ...voters,
  },
  booth_assistant: { flags: ['N', 'C', 'P'], phases: [], capacity: 'helpers', ...voters },
  home_attendee: { flags: ['N', 'C', 'P'], phases: ['home'], capacity: 'helpers', ...close },
  home_registration: { flags: ['N'], phases: ['home_registration'], capacity: 'helpers', ...close },
  carer_relief: { flags: ['N'], phases: votingDays, capacity: 'helpers', ...close },
  phone_advice: { flags: ['N'], phases: [], capacity: 'phone', ...voters },
  easy_language: { flags: ['N'], phases: [], capacity: 'helpers', ...voters },
  sign_language: { flags: ['N'], phases: [], capacity: 'helpers', ...voters },
  interpreting: { flags: ['N'], phases: [], capacity: 'helpers', ...voters },
  sight_hearing: { flags: ['N'], phases: [], capacity: 'helpers', ...voters },
  id_advice: { flags: ['N'], phases: [], capacity: 'phone', ...voters },
  safe_supplies: { flags: ['N'], phases: votingDays, capacity: 'items', ...organisers },
  queue_steward: { flags: ['N'], phases: votingDays, capacity: 'helpers', ...organisers },
  accessibility_audit: { flags: [], phases: ['before'], capacity: 'helpers', ...organisers },
  venue: { flags: [], phases: ['before'], capacity: 'items', ...organisers },
  equipment: { flags: ['N'], phases: votingDays, capacity: 'items', ...organisers },
  recruit_officials: { flags: ['N', 'C', 'R'], phases: [], capacity: 'helpers', ...organisers },
  outreach: { flags: ['N'], phases: [], capacity: 'items', ...voters },
  reserve: { flags: ['N'], phases: [], capacity: 'helpers', ...organisers },
} as const satisfies Record<string, HelpTypeRule>;

export type HelpTypeCode = keyof typeof rules;
export const helpTypeCodes = Object.keys(rules) as readonly HelpTypeCode[];
export type HelpType = HelpTypeRule & { code: HelpTypeCode };

export function helpType(code: HelpTypeCode): HelpType {
  return { code, ...rules[code] };
}

/** Whether the help is a ride, of which seats and wheelchair places are counted too. */
export function isRide(code: HelpTypeCode): boolean {
  return rules[code].capacity === 'rides';
}

/** Types that the public can look for. */
export const helpTypesForVoters: readonly HelpTypeCode[] = helpTypeCodes.filter(
  (code) => rules[code].audience === 'voters',
);
