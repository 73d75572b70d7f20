import { roles, type Role } from '../../src/accounts/account.model';
import { actions, can, type Action, type ActionObjects, type Actor } from '../../src/accounts/policy.model';

const scopes: Readonly<Record<Role, string>> = {
  partner: 'organisation-a',
  municipality: '091',
  moderator: 'region:01',
  planner: '',
  administrator: '',
  wellbeing_county: '14',
};

const me = 'account-1';
function actorWith(...given: readonly (Role | [Role, string])[]): Actor {
  return {
    accountId: me,
    grants: given.map((each) =>
      typeof each === 'string' ? { role: each, scope: scopes[each] } : { role: each[0], scope: each[1] },
    ),
  };
}

type Case = { [A in Action]: readonly [A, string, ActionObjects[A], readonly Role[]] }[Action];

/** Every action with its kinds of objects, and the roles that may do it; whoever is not named is refused. */
const cases: readonly Case[] = [
  ['useOwnAccount', 'own', { accountId: me }, roles],
  ['useOwnAccount', "another's", { accountId: 'account-2' }, []],
  ['administerAccounts', 'any', null, ['administrator']],
  ['administerMail', 'any', null, ['administrator']],
  ['administerElections', 'any', null, ['administrator']],
  ['administerFeedback', 'any', null, ['administrator']],
  ['readAudit', 'any', null, ['planner', 'administrator']],
  ['viewPlannerReport', 'any', null, ['planner']],
  ['viewAuthorityGaps', 'own', { municipalityCode: '091' }, ['municipality', 'planner', 'administrator']],
  ['viewAuthorityGaps', 'another', { municipalityCode: '049' }, ['planner', 'administrator']],
  ['viewAllNeeds', 'any', null, ['planner', 'moderator', 'administrator', 'municipality']],
  ['viewMunicipalityIndex', 'any', null, ['planner', 'administrator']],
  ['askMunicipalities', 'any', null, ['planner', 'administrator']],
  ['bringDemandData', 'any', null, ['planner', 'administrator']],
  ['bringDistrictsOfMunicipality', 'own', { municipalityCode: '091' }, ['municipality', 'administrator']],
  ['bringDistrictsOfMunicipality', 'another', { municipalityCode: '049' }, ['administrator']],
  ['editPlacesOfMunicipality', 'own', { municipalityCode: '091' }, ['municipality', 'administrator']],
  ['editPlacesOfMunicipality', 'another', { municipalityCode: '049' }, ['administrator']],
  ['actForWellbeingCounty', 'own', { countyCode: '14' }, ['wellbeing_county']],
  ['actForWellbeingCounty', 'another', { countyCode: '13' }, []],
  ['actForWellbeingCounty', 'a municipality with the same number', { countyCode: '091' }, []],
  [
    'reviewOffersInArea',
    'in the own area',
    { areas: ['municipality:091', 'region:01'], organisationId: 'organisation-b' },
    ['moderator'],
  ],
  [
    'reviewOffersInArea',
    'elsewhere',
    { areas: ['municipality:837', 'region:06'], organisationId: 'organisation-b' },
    [],
  ],
  ['reviewOffersInArea', 'without an area', { areas: [], organisationId: 'organisation-b' }, []],
  [
    'acceptOrganisation',
    'in the own area',
    { areas: ['region:01'], organisationId: 'organisation-b' },
    ['moderator', 'administrator'],
  ],
  [
    'acceptOrganisation',
    'elsewhere',
    { areas: ['region:06'], organisationId: 'organisation-b' },
    ['administrator'],
  ],
  ['editOffersOfOrganisation', 'own', { organisationId: 'organisation-a', coordinatorIds: [] }, ['partner']],
  [
    'editOffersOfOrganisation',
    'a local one of the own umbrella',
    { organisationId: 'organisation-c', coordinatorIds: ['organisation-a'] },
    ['partner'],
  ],
  [
    'editOffersOfOrganisation',
    'another',
    { organisationId: 'organisation-b', coordinatorIds: ['organisation-d'] },
    [],
  ],
  [
    'managePeopleOfOrganisation',
    'own, as its contact',
    { organisationId: 'organisation-a', contactIds: [me] },
    ['partner'],
  ],
  [
    'managePeopleOfOrganisation',
    'own, as a member',
    { organisationId: 'organisation-a', contactIds: ['account-2'] },
    [],
  ],
  ['managePeopleOfOrganisation', 'another', { organisationId: 'organisation-b', contactIds: [me] }, []],
  [
    'vouchAsOrganisation',
    'for another',
    { organisationId: 'organisation-a', contactIds: [me], vouchedId: 'organisation-b' },
    ['partner'],
  ],
  [
    'vouchAsOrganisation',
    'for the own one',
    { organisationId: 'organisation-a', contactIds: [me], vouchedId: 'organisation-a' },
    [],
  ],
  [
    'vouchAsOrganisation',
    'as a member',
    { organisationId: 'organisation-a', contactIds: ['account-2'], vouchedId: 'organisation-b' },
    [],
  ],
  [
    'vouchAsMunicipality',
    'for one that works there',
    { municipalityCode: '091', servedCodes: ['091', '049'], vouchedId: 'organisation-b' },
    ['municipality'],
  ],
  [
    'vouchAsMunicipality',
    'for one that works elsewhere',
    { municipalityCode: '091', servedCodes: ['049'], vouchedId: 'organisation-b' },
    [],
  ],
];

function decide(actor: Actor | null, [action, , object]: Case): boolean {
  return can(actor, action, object as never);
}

describe('policies', () => {
  it('are all in the table of this test', () => {
    expect([...new Set(cases.map(([action]) => action))].sort()).toEqual([...actions].sort());
  });

  describe.each(cases.map((each) => [`${each[0]} (${each[1]})`, each] as const))('%s', (_name, each) => {
    it.each(roles)('is decided for %s as the table says', (role) => {
      expect(decide(actorWith(role), each)).toBe(each[3].includes(role));
    });

    it('is refused to people who are not signed in, or have no role', () => {
      expect(decide(null, each)).toBe(false);
      expect(decide(actorWith(), each)).toBe(each[0] === 'useOwnAccount' && each[1] === 'own');
    });

    it('is allowed to several roles together when one of them may', () => {
      expect(decide(actorWith(...roles), each)).toBe(each[3].length > 0);
    });
  });

  it('let a moderator of the whole country review anywhere', () => {
    const object = { areas: ['municipality:837'], organisationId: 'organisation-b' };
    expect(can(actorWith(['moderator', 'all']), 'reviewOffersInArea', object)).toBe(true);
  });

  it('let nobody review the offers of an organisation of their own', () => {
    const object = { areas: ['region:01'], organisationId: 'organisation-a' };
    expect(can(actorWith('moderator', 'partner'), 'reviewOffersInArea', object)).toBe(false);
    expect(can(actorWith(['moderator', 'all'], 'partner'), 'reviewOffersInArea', object)).toBe(false);
  });

  it('let nobody accept an organisation of their own', () => {
    const object = { areas: ['region:01'], organisationId: 'organisation-a' };
    expect(can(actorWith('administrator', 'partner'), 'acceptOrganisation', object)).toBe(false);
  });

  it('refuse an action that nobody has written a rule for', () => {
    for (const action of ['removeEverything', 'constructor', 'toString', '__proto__']) {
      expect(can(actorWith(...roles), action as Action, null)).toBe(false);
    }
  });
});
