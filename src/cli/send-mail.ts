/** `npm run send-mail`: sends what is due in the outbox, once. */
import { mailTemplates } from '../mail-templates';
import { sendDueMail } from '../outbox/outbox.service';
import { openMailTransport } from '../platform/mail-transport';
import { exitCodes, runCommand, type Command } from './command';

const sendMail: Command = async (deps) => {
  const transport = openMailTransport(deps.config.mail);
  try {
    const counts = await sendDueMail(deps, { transport, templates: mailTemplates });
    console.log(
      Object.entries(counts)
        .map(([state, count]) => `${state}: ${count}`)
        .join(', ') || 'nothing due',
    );
    return counts.refused === undefined && counts.failed === undefined ? exitCodes.done : exitCodes.refused;
  } finally {
    transport.close();
  }
};

void runCommand(sendMail);
