import type { AccessOptions } from '@smarketing/access';
import type { LogLevel } from '@smarketing/ops';

export interface Config {
  kafkaBrokers: string[];
  mongoUri: string;
  database: string;
  port: number;
  opsPort: number;
  host: string;
  access: AccessOptions;
  logLevel: LogLevel;
}

const logLevels: readonly LogLevel[] = [
  'trace',
  'debug',
  'info',
  'warn',
  'error',
  'fatal',
  'silent',
];

/** The configuration is wrong. Starting again helps only after it was corrected. */
export class InvalidConfigError extends Error {
  override readonly name = 'InvalidConfigError';
  readonly retryable = false;

  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not valid. ${problems.join(' ')}`);
  }
}

/** Reads the environment. Throws {@link InvalidConfigError} with one sentence per wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const problems: string[] = [];
  const config: Config = {
    kafkaBrokers: needed(env, 'KAFKA_BROKERS', 'localhost:9092', problems)
      .split(',')
      .map((broker) => broker.trim()),
    mongoUri: needed(env, 'MONGODB_URI', 'mongodb://localhost:27017/?replicaSet=rs0', problems),
    database: env['DATABASE'] ?? 'scoring',
    port: portOf(env, 'PORT', 3002, problems),
    opsPort: portOf(env, 'OPS_PORT', 9002, problems),
    host: env['HOST'] ?? '127.0.0.1',
    access: {
      jwks: keySet(env, problems),
      issuer: needed(env, 'JWT_ISSUER', 'https://issuer.example', problems),
      audience: needed(env, 'JWT_AUDIENCE', 'smarketing', problems),
    },
    logLevel: logLevelOf(env, problems),
  };
  if (problems.length > 0) throw new InvalidConfigError(problems);
  return config;
}

function needed(env: NodeJS.ProcessEnv, name: string, example: string, problems: string[]): string {
  const value = env[name]?.trim() ?? '';
  if (value === '') problems.push(`${name} is missing: set it, for example to ${example}.`);
  return value;
}

function portOf(
  env: NodeJS.ProcessEnv,
  name: string,
  otherwise: number,
  problems: string[],
): number {
  const text = env[name] ?? String(otherwise);
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  problems.push(`${name} is "${text}": set it to a port from 0 (any free one) to 65535.`);
  return otherwise;
}

function logLevelOf(env: NodeJS.ProcessEnv, problems: string[]): LogLevel {
  const text = env['LOG_LEVEL'] ?? 'info';
  const level = logLevels.find((known) => known === text);
  if (!level) problems.push(`LOG_LEVEL is "${text}": set it to one of ${logLevels.join(', ')}.`);
  return level ?? 'info';
}

function keySet(env: NodeJS.ProcessEnv, problems: string[]): AccessOptions['jwks'] {
  const { JWT_JWKS_URL: url, JWT_JWKS_FILE: file } = env;
  if (url && !file) return { url };
  if (file && !url) return { file };
  problems.push('Set either JWT_JWKS_URL or JWT_JWKS_FILE to the public keys of the issuer.');
  return { file: '' };
}
