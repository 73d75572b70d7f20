/** `npm run create-admin -- --email ADDRESS`: lets a first administrator in. */
import { parseArgs } from 'node:util';
import { createAdministrator } from '../accounts/first-administrator.service';
import { isLanguage } from '../i18n/language';
import { exitCodes, runCommand, UsageError, type Command } from './command';

const usage = `Usage: npm run create-admin -- --email ADDRESS [--name NAME] [--lang fi|sv|en]
  --email  work address of the administrator
  --name   name of the administrator; the address when left out
  --lang   language of mail to the administrator; fi when left out`;

const createAdmin: Command = async (deps, args) => {
  const { values } = parseArgs({
    args: [...args],
    options: { email: { type: 'string' }, name: { type: 'string' }, lang: { type: 'string', default: 'fi' } },
  });
  const { email, lang: language } = values;
  if (email === undefined || !isLanguage(language)) throw new UsageError(usage);
  const done = await createAdministrator(deps, { email, name: values.name ?? email, language });
  if (!done.ok) {
    console.error(
      done.problem === 'emailWrong'
        ? `${email} is no e-mail address.`
        : `${email} has an account already: an administrator can change its roles.`,
    );
    return exitCodes.refused;
  }
  console.log(
    done.value === null
      ? `An invitation is on its way to ${email}; the running server sends it, or npm run send-mail.`
      : `Open this address to sign in; it works once:\n${done.value}`,
  );
  return exitCodes.done;
};

void runCommand(createAdmin);
