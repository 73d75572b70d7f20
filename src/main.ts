/** Starts the service: environment, database, schema, data, listening, and a graceful end. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deleteEndedTokens } from './access-tokens/access-token.service';
import { ensureExampleAccounts } from './accounts/example-accounts.service';
import { deleteExpiredContacts } from './accounts/retention.service';
import { createApp } from './app';
import { ConfigError, loadConfig, type Config } from './config';
import { deleteOldImports } from './demand-imports/demand-import.service';
import { removeLeftFiles } from './demand-imports/temporary-files.service';
import { deleteExpiredFeedback } from './feedback/feedback.service';
import { ensureExampleOrganisation } from './offers/example-offers.service';
import { deleteOldReports } from './offers/offer-report.service';
import { keepOffersTrue } from './offers/offer-upkeep.service';
import { expireOffers } from './offers/offer.service';
import { ensureExampleNeeds } from './needs/example-needs.service';
import { deleteExpiredNeedContacts } from './needs/need-retention.service';
import { markPledgesOfEndedOffers } from './needs/place-mark.service';
import { expireNeeds } from './needs/need.service';
import { remindModerators } from './offers/moderation-reminder.service';
import { deleteExpiredOfferContacts } from './offers/offer-retention.service';
import { deleteOldOfferFiles } from './offer-files/offer-file.service';
import { mailTemplates } from './mail-templates';
import { sendDueMail } from './outbox/outbox.service';
import { systemClock } from './platform/clock';
import { openDatabase } from './platform/database';
import type { Deps } from './platform/deps';
import { createLogger } from './platform/logger';
import { openMailTransport } from './platform/mail-transport';
import { migrateUp } from './platform/migrate';
import { deleteOldConfirmationLinks } from './place-carry/confirmation-link.service';
import { repeat } from './platform/repeat';
import { createWorkerPool } from './platform/worker-pool';
import { loadShippedData } from './shipped-data/shipped-data.service';
import { deleteOldUploads } from './workspace/upload.service';

function readConfig(): Config {
  try {
    return loadConfig(process.env, process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}

/** Mail every two seconds, deletions once a day; returns what ends both. */
function startRepeatedWork(deps: Deps): () => Promise<void> {
  const { mail } = deps.config;
  if (mail.smtpUrl === null)
    deps.logger.warn(
      { folder: mail.folder },
      'SMTP_URL is not set: mail is written into MAIL_FOLDER, not sent',
    );
  const mailer = { transport: openMailTransport(mail), templates: mailTemplates };
  const stopMail = repeat(deps.logger, {
    name: 'mail',
    everyMs: 2000,
    run: () => sendDueMail(deps, mailer),
  });
  const stopDeletions = repeat(deps.logger, {
    name: 'deletions',
    everyMs: 24 * 3_600_000,
    run: async () => {
      await deleteExpiredContacts(deps);
      await deleteExpiredFeedback(deps);
      await deleteOldConfirmationLinks(deps);
      await deleteOldReports(deps);
      await deleteExpiredNeedContacts(deps);
      await deleteOldUploads(deps);
      await deleteOldImports(deps);
      await removeLeftFiles(deps.config, deps.clock());
      await deleteOldOfferFiles(deps);
      await deleteExpiredOfferContacts(deps);
      await remindModerators(deps);
      await deleteEndedTokens(deps);
    },
  });
  const stopExpiry = repeat(deps.logger, {
    name: 'offers and needs that are over or to be confirmed',
    everyMs: 3_600_000,
    run: async () => {
      await expireOffers(deps);
      await expireNeeds(deps);
      await markPledgesOfEndedOffers(deps);
      await keepOffersTrue(deps);
    },
  });
  return async () => {
    await Promise.all([stopMail(), stopDeletions(), stopExpiry()]);
    mailer.transport.close();
  };
}

function stopGracefully(server: Server, { db, logger, workers }: Deps, stopWork: () => Promise<void>): void {
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    // Requests under way get ten seconds to finish.
    setTimeout(() => {
      server.closeAllConnections();
    }, 10_000).unref();
    server.close(() => {
      void stopWork()
        .then(() => Promise.all([db.destroy(), workers.close()]))
        .then(() => {
          logger.info('stopped');
        });
    });
    server.closeIdleConnections();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config.logLevel);
  const deps: Deps = {
    config,
    logger,
    db: openDatabase(config.database),
    clock: systemClock,
    workers: createWorkerPool(),
  };
  await migrateUp(deps.db);
  await loadShippedData(deps);
  await ensureExampleAccounts(deps);
  await ensureExampleOrganisation(deps);
  await ensureExampleNeeds(deps);
  const server = createApp(deps).listen(config.port, config.host);
  server.on('listening', () => {
    const { port } = server.address() as AddressInfo;
    process.stdout.write(`Vaalikumppani: http://${config.host}:${port}\n`);
  });
  server.on('error', (error) => {
    logger.fatal({ err: error }, `cannot listen on HOST ${config.host}, PORT ${config.port}`);
    void deps.db.destroy().finally(() => process.exit(1));
  });
  stopGracefully(server, deps, startRepeatedWork(deps));
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
