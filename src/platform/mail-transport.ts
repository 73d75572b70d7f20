/** Hands mail to the mail server, or writes it into a folder where none is configured; the one file that names nodemailer. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createTransport } from 'nodemailer';
import type { MailConfig } from '../config';

export interface Letter {
  /** Becomes the Message-ID, so that a mail system can recognise the same mail sent twice. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

export interface MailTransport {
  /**
   * @throws {MailRefused} when the mail server will never take this mail
   * @throws {Error} when it may take it later
   */
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** Thrown when the mail server refuses a mail for good (5xx about the receiver or the content). */
export class MailRefused extends Error {}

/** A refusal of ours to sign in (535) is no judgement on the mail: it passes once the configuration is mended. */
function isPermanent(error: unknown): boolean {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return (
    (code === 'EENVELOPE' || code === 'EMESSAGE') && typeof responseCode === 'number' && responseCode >= 500
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function hostOf(from: string): string {
  return /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
}

function smtpTransport(url: string, from: string): MailTransport {
  const transport = createTransport(
    { url, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 },
    { from },
  );
  return {
    send: async ({ id, ...letter }) => {
      try {
        await transport.sendMail({ ...letter, messageId: `<${id}@${hostOf(from)}>` });
      } catch (error) {
        if (isPermanent(error)) throw new MailRefused(messageOf(error));
        throw error;
      }
    },
    close: () => {
      transport.close();
    },
  };
}

function folderTransport(folder: string, from: string): MailTransport {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' }, { from });
  return {
    send: async ({ id, ...letter }) => {
      const { message } = await transport.sendMail({ ...letter, messageId: `<${id}@${hostOf(from)}>` });
      await mkdir(resolve(folder), { recursive: true });
      const file = (ending: string) => join(resolve(folder), `${id}.${ending}`);
      // Only the owner of the process may read it: a mail can hold a link that signs in.
      await writeFile(file('eml'), message as Buffer, { mode: 0o600 });
      // As plain text too: in the encoded mail a long link is broken up.
      const plain = `To: ${letter.to}\nSubject: ${letter.subject}\n\n${letter.text}`;
      await writeFile(file('txt'), plain, { mode: 0o600 });
    },
    close: () => undefined,
  };
}

/** The way that the configuration names. */
export function openMailTransport({ smtpUrl, from, folder }: MailConfig): MailTransport {
  return smtpUrl === null ? folderTransport(folder, from) : smtpTransport(smtpUrl, from);
}
