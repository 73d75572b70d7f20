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
  TILE_URL: z
    .string()
    .regex(
      /^https?:\/\/[A-Za-z0-9.-]+(:\d+)?\/(?=\S*\{z\})(?=\S*\{x\})(?=\S*\{y\})(?!\S*\{s\})\S+$/,
      'expected an address with {z}, {x} and {y} on one host, such as https://tiles.example.org/{z}/{x}/{y}.png',
    )
    .optional(),
  TILE_ATTRIBUTION: z.string().min(1, 'expected what the tiles ask to be said of their source').optional(),
  TRUST_PROXY: wholeNumber(
    'expected the number of proxies in front of the server, from 0 to 10',
    0,
    10,
  ).default(0),
});

/** Names of every environment variable that the program reads (the documentation test compares them). */
export const environmentVariables = Object.keys(EnvironmentSchema.shape);

export type DatabaseConfig = { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string };

/** A background map of somebody else: readers' browsers ask its host, so it is there only where it is configured. */
export interface TileLayer {
  /** Address with `{z}`, `{x}` and `{y}`. */
  url: string;
  attribution: string;
  /** What the address begins with: scheme, host and port. */
  origin: string;
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
  /** Null: the map is drawn from our own outlines alone. */
  tiles: TileLayer | null;
}

type Values = z.infer<typeof EnvironmentSchema>;

function tileLayer({ TILE_URL: url, TILE_ATTRIBUTION: attribution }: Values): TileLayer | null {
  if (url === undefined && attribution === undefined) return null;
  if (url === undefined || attribution === undefined)
    throw new ConfigError(
      'Wrong configuration.\nTILE_URL: expected together with TILE_ATTRIBUTION, or neither of them.',
    );
  return { url, attribution, origin: new URL(url).origin };
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
    tiles: tileLayer(values),
  };
}
