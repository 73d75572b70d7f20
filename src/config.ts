/** Reads the environment once, into a typed value; stops by name when a variable is wrong. */
import { z } from 'zod';
import { isRole, type Role } from './accounts/account.model';

/** Thrown when the environment cannot be used; the message names each variable and what it should be. */
export class ConfigError extends Error {}

const wholeNumber = (expected: string, min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, expected)
    .transform(Number)
    .refine((value) => value >= min && value <= max, expected);

const EnvironmentSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], { error: 'expected development, test or production' })
    .default('development'),
  HOST: z.string().min(1, 'expected an address to listen on, such as 127.0.0.1').default('127.0.0.1'),
  PORT: wholeNumber('expected a port number from 0 to 65535', 0, 65535).default(3000),
  DATABASE_FILE: z.string().min(1, 'expected a file name, such as var/vaalikumppani.sqlite').optional(),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\/.+/,
      'expected a PostgreSQL address: postgres://user:password@host:5432/database',
    )
    .optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'expected fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
  PUBLIC_URL: z
    .url({ error: 'expected the address that people use, such as https://example.org' })
    .optional(),
  TRUST_PROXY: wholeNumber(
    'expected the number of proxies in front of the server, from 0 to 10',
    0,
    10,
  ).default(0),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, 'expected a mail server: smtp://user:password@host:587 or smtps://…')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^\r\n]*@[^\s@]+$|^[^\r\n<>]+<[^\s@]+@[^\s@]+>$/,
      'expected a sender, such as noreply@example.org',
    )
    .default('Vaalikumppani <vaalikumppani@localhost.localdomain>'),
  MAIL_FOLDER: z.string().min(1, 'expected a folder, such as var/mail').default('var/mail'),
  SERVICE_OWNER: z
    .string()
    .trim()
    .min(1, 'expected the name of the organisation that runs the service')
    .optional(),
  SERVICE_EMAIL: z.email('expected an e-mail address of whoever runs the service').optional(),
  FEEDBACK_TO: z.email('expected the e-mail address that feedback is sent to').optional(),
  OIDC_ISSUER: z.url({ error: 'expected the address of an OpenID Connect provider' }).optional(),
  OIDC_CLIENT_ID: z.string().min(1, 'expected the id of this service at the provider').optional(),
  OIDC_CLIENT_SECRET: z.string().min(1, 'expected the secret of this service at the provider').optional(),
  OIDC_NAME: z.string().min(1, 'expected a name that people know, such as Virtu').default('OpenID Connect'),
  OIDC_ONLY_ROLES: z
    .string()
    .transform((text) => text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()])))
    .refine((parts) => parts.every(isRole), 'expected roles with commas, such as planner,municipality')
    .transform((parts) => parts.filter(isRole))
    .default([]),
});

/** Names of every environment variable that the program reads (the documentation test compares them). */
export const environmentVariables = Object.keys(EnvironmentSchema.shape);

export type DatabaseConfig = { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string };

export interface OidcConfig {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** How the sign-in page calls the provider. */
  name: string;
  /** Roles for which the provider is the only way in. */
  onlyRoles: readonly Role[];
}

export interface MailConfig {
  /** Null: mail is written into the folder. */
  smtpUrl: string | null;
  from: string;
  folder: string;
}

export interface Config {
  environment: 'development' | 'test' | 'production';
  host: string;
  port: number;
  database: DatabaseConfig;
  logLevel: string;
  /** Address without a trailing slash under which people reach the service. */
  publicUrl: string;
  /** How many reverse proxies stand in front; their forwarded addresses are believed. */
  trustProxy: number;
  mail: MailConfig;
  /** Who runs the service, as its statements name them; null where the operator has not said. */
  operator: { name: string | null; email: string | null };
  /** Where mail about feedback goes; null: feedback is in the administrators' inbox only. */
  feedbackTo: string | null;
  /** Null where there is no identity provider. */
  oidc: OidcConfig | null;
  /** Whether marked example accounts exist and can sign in with a button. */
  exampleAccounts: boolean;
}

type Values = z.infer<typeof EnvironmentSchema>;

function oidcOf(values: Values): OidcConfig | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = values;
  if (OIDC_ISSUER === undefined) {
    if (values.OIDC_ONLY_ROLES.length > 0)
      throw wrong('OIDC_ONLY_ROLES: expected OIDC_ISSUER along with it.');
    return null;
  }
  if (OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined) {
    throw wrong('OIDC_CLIENT_ID and OIDC_CLIENT_SECRET: expected along with OIDC_ISSUER.');
  }
  if (!OIDC_ISSUER.startsWith('https://') && !isLoopback(new URL(OIDC_ISSUER).hostname)) {
    throw wrong('OIDC_ISSUER: expected https, except on this machine.');
  }
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    name: values.OIDC_NAME,
    onlyRoles: values.OIDC_ONLY_ROLES,
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/**
 * Example accounts let anybody in, so without a word they exist only where nobody but this machine can reach the service.
 */
function exampleAccountsOf(values: Values, publicUrl: string, options: readonly string[]): boolean {
  if (values.NODE_ENV === 'production') {
    if (options.includes('--examples')) throw wrong('--examples: not possible with NODE_ENV=production.');
    return false;
  }
  if (options.includes('--no-examples')) return false;
  if (options.includes('--examples')) return true;
  return isLoopback(values.HOST) && isLoopback(new URL(publicUrl).hostname);
}

function wrong(problem: string): ConfigError {
  return new ConfigError(`Wrong configuration.\n${problem}\nSee docs/configuration.md.`);
}

/**
 * Turns environment variables into a Config.
 * @param options words of the command line; `--examples` and `--no-examples` matter here
 * @throws {ConfigError} naming every variable that is wrong and what is expected
 */
export function loadConfig(
  environment: Readonly<Record<string, string | undefined>>,
  options: readonly string[] = [],
): Config {
  const given = Object.fromEntries(
    environmentVariables.flatMap((name) =>
      environment[name] === undefined ? [] : [[name, environment[name]]],
    ),
  );
  const parsed = EnvironmentSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw wrong(problems.join('\n'));
  }
  const values = parsed.data;
  if (values.DATABASE_FILE !== undefined && values.DATABASE_URL !== undefined) {
    throw wrong('DATABASE_URL: expected either DATABASE_FILE or DATABASE_URL, not both.');
  }
  const publicUrl = (values.PUBLIC_URL ?? `http://${values.HOST}:${values.PORT}`).replace(/\/+$/, '');
  return {
    environment: values.NODE_ENV,
    host: values.HOST,
    port: values.PORT,
    database:
      values.DATABASE_URL === undefined
        ? { kind: 'sqlite', file: values.DATABASE_FILE ?? 'var/vaalikumppani.sqlite' }
        : { kind: 'postgres', url: values.DATABASE_URL },
    logLevel: values.LOG_LEVEL,
    publicUrl,
    trustProxy: values.TRUST_PROXY,
    mail: { smtpUrl: values.SMTP_URL ?? null, from: values.MAIL_FROM, folder: values.MAIL_FOLDER },
    operator: { name: values.SERVICE_OWNER ?? null, email: values.SERVICE_EMAIL ?? null },
    feedbackTo: values.FEEDBACK_TO ?? null,
    oidc: oidcOf(values),
    exampleAccounts: exampleAccountsOf(values, publicUrl, options),
  };
}
