/** One marked example account per role, so that a demonstration can be looked at from every side; never in production. */
import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit/audit.store';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import { deletionDayAfterSignIn, roles, type Account, type Role } from './account.model';
import { insertAccount, listExampleAccounts } from './account.store';

const examples: Readonly<Record<Role, { email: string; name: string; scope: string }>> = {
  partner: { email: 'partner@example.org', name: 'Esimerkki: järjestön edustaja', scope: 'example' },
  municipality: { email: 'municipality@example.org', name: 'Esimerkki: kunnan vaalisihteeri', scope: '091' },
  moderator: { email: 'moderator@example.org', name: 'Esimerkki: tarjousten tarkastaja', scope: 'all' },
  planner: { email: 'planner@example.org', name: 'Esimerkki: ministeriön suunnittelija', scope: '' },
  administrator: { email: 'administrator@example.org', name: 'Esimerkki: ylläpitäjä', scope: '' },
  wellbeing_county: {
    email: 'wellbeing-county@example.org',
    name: 'Esimerkki: hyvinvointialueen yhteyshenkilö',
    scope: '14',
  },
};

/** The address of the example of a role. */
export function exampleEmail(role: Role): string {
  return examples[role].email;
}

/** Creates the examples that are missing, where the configuration allows them; tells how many. */
export async function ensureExampleAccounts({ db, clock, config }: Deps): Promise<number> {
  if (!config.exampleAccounts) return 0;
  const now = clock();
  return db.transaction(async (trx) => {
    const present = (await listExampleAccounts(trx)).map((account) => account.email);
    const missing = roles.filter((role) => !present.includes(examples[role].email));
    for (const role of missing) {
      const { email, name, scope } = examples[role];
      const account: Account = {
        id: randomUUID(),
        email,
        name,
        language: 'fi',
        state: 'active',
        isExample: true,
        createdAt: now,
        lastSignInAt: null,
        deleteAfter: deletionDayAfterSignIn(finnishDay(now)),
        grants: [{ role, scope }],
      };
      await insertAccount(trx, account);
      await recordAudit(trx, {
        type: 'account.created',
        at: now,
        actorId: null,
        objectId: account.id,
        details: { roles: role, by: 'example' },
      });
    }
    return missing.length;
  });
}
