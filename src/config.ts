/** Reads the environment once, into a typed value; stops by name when a variable is wrong. */
import { z } from 'zod';

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
});

/** Names of every environment variable that the program reads (the documentation test compares them). */
export const environmentVariables = Object.keys(EnvironmentSchema.shape);

export type DatabaseConfig = { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string };

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
}

/**
 * Turns environment variables into a Config.
 * @throws {ConfigError} naming every variable that is wrong and what is expected
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    environmentVariables.flatMap((name) =>
      environment[name] === undefined ? [] : [[name, environment[name]]],
    ),
  );
  const parsed = EnvironmentSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`Wrong configuration.\n${problems.join('\n')}\nSee docs/configuration.md.`);
  }
  const values = parsed.data;
  if (values.DATABASE_FILE !== undefined && values.DATABASE_URL !== undefined) {
    throw new ConfigError(
      'Wrong configuration.\nDATABASE_URL: expected either DATABASE_FILE or DATABASE_URL, not both.',
    );
  }
  return {
    environment: values.NODE_ENV,
    host: values.HOST,
    port: values.PORT,
    database:
      values.DATABASE_URL === undefined
        ? { kind: 'sqlite', file: values.DATABASE_FILE ?? 'var/vaalikumppani.sqlite' }
        : { kind: 'postgres', url: values.DATABASE_URL },
    logLevel: values.LOG_LEVEL,
    publicUrl: (values.PUBLIC_URL ?? `http://${values.HOST}:${values.PORT}`).replace(/\/+$/, ''),
    trustProxy: values.TRUST_PROXY,
  };
}
