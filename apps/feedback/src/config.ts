import type { AccessOptions } from '@smarketing/access';
import type { LogLevel } from '@smarketing/ops';

export interface Config {
  /** The name under which the service reads the log and publishes. */
  consumerGroup: string;
  kafkaBrokers: string[];
  mongoUri: string;
  database: string;
  port: number;
  opsPort: number;
  host: string;
  access: AccessOptions;
  logLevel: LogLevel;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** The configuration is wrong. Starting again helps only after it was corrected. */
export class InvalidConfigError extends Error {
  override readonly name = 'InvalidConfigError';
  readonly retriable = false;

  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not valid. ${problems.join(' ')}`);
  }
}

/** Reads the environment. Throws InvalidConfigError with one sentence per wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const problems: string[] = [];
  const must = (name: string, example: string): string => {
    const value = env[name]?.trim() ?? '';
    if (value === '') problems.push(`${name} is missing: set it, for example to ${example}.`);
    return value;
  };
  const port = (name: string, otherwise: number): number => {
    const text = env[name] ?? String(otherwise);
    const value = Number(text);
    if (/^\d+$/.test(text) && value <= 65_535) return value;
    problems.push(`${name} must be a port from 0 to 65535.`);
    return otherwise;
  };
  const logLevel = env['LOG_LEVEL'] ?? 'info';
  if (!logLevels.includes(logLevel)) {
    problems.push(`LOG_LEVEL must be one of ${logLevels.join(', ')}.`);
  }
  const config: Config = {
    consumerGroup: 'feedback',
    kafkaBrokers: must('KAFKA_BROKERS', 'localhost:9092').split(','),
    mongoUri: must('MONGODB_URI', 'mongodb://localhost:27017/?replicaSet=rs0'),
    database: env['DATABASE'] ?? 'feedback',
    port: port('PORT', 3005),
    opsPort: port('OPS_PORT', 9005),
    host: env['HOST'] ?? '127.0.0.1',
    access: {
      jwks: keySet(env, problems),
      issuer: must('JWT_ISSUER', 'https://issuer.example'),
      audience: must('JWT_AUDIENCE', 'smarketing'),
    },
    logLevel: logLevel as LogLevel,
  };
  if (problems.length > 0) throw new InvalidConfigError(problems);
  return config;
}

function keySet(env: NodeJS.ProcessEnv, problems: string[]): AccessOptions['jwks'] {
  const { JWT_JWKS_URL: url, JWT_JWKS_FILE: file } = env;
  if (url && !file) return { url };
  if (file && !url) return { file };
  problems.push('Set either JWT_JWKS_URL or JWT_JWKS_FILE to the public keys of the issuer.');
  return { file: '' };
}
