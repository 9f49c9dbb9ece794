import { accessDefaults, isKeySetAddress, type AccessOptions } from '@smarketing/access';
import {
  readBrokers,
  readKafkaSecurity,
  readMongoSecurity,
  readMongoUri,
  type KafkaSecurity,
  type MongoSecurity,
} from '@smarketing/connections';
import type { LogLevel, TracingOptions } from '@smarketing/observability';
import { dataLosingRules, type DataLosingRule } from '@smarketing/event-bus';
import type { ServiceLimits } from '@smarketing/http';
import { opsPortOf, type Environment, type ServiceDefinition } from '../service-definition.js';
import { InvalidConfigError } from './invalid-config.js';
import { readKey } from './read-key.js';
import { readLimits } from './read-limits.js';

/** What every service is told by its environment. */
export interface ServiceConfig {
  readonly kafkaBrokers: string[];
  readonly kafkaSecurity?: KafkaSecurity;
  /** Set before the names of topics and groups, so that several systems can share a cluster. */
  readonly kafkaNamespace: string;
  readonly mongoUri: string;
  readonly mongoSecurity?: MongoSecurity;
  readonly database: string;
  /** What may lose data and is not to keep the service from starting. */
  readonly acceptedLosses?: readonly DataLosingRule[];
  /** Whether views are rebuilt by themselves after an upgrade. Default: they are. */
  readonly rebuildsAfterUpgrade?: boolean;
  /** Default: no spans are sent. */
  readonly tracing?: TracingOptions;
  readonly port: number;
  readonly opsPort: number;
  readonly host: string;
  readonly access: AccessOptions;
  readonly logLevel: LogLevel;
  /** Whether the pages of the API are served, to everybody. Default: they are. */
  readonly docs?: boolean;
  /** Default: the `defaultLimits`. */
  readonly limits?: ServiceLimits;
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

/**
 * Reads the environment; an empty variable counts as not set. Throws {@link InvalidConfigError} with one
 * sentence per wrong variable, all at once.
 */
export function readServiceConfig<Settings extends object = object>(
  env: Environment,
  service: Pick<ServiceDefinition<Settings>, 'database' | 'port' | 'settings'>,
): ServiceConfig & Settings {
  const problems: string[] = [];
  const kafkaBrokers = readBrokers(env, problems);
  const kafkaSecurity = readKafkaSecurity(env, problems);
  const mongoUri = readMongoUri(env, problems);
  const config = {
    ...{ kafkaBrokers, kafkaSecurity, mongoUri },
    mongoSecurity: readMongoSecurity(env, mongoUri, problems),
    kafkaNamespace: env['KAFKA_NAMESPACE'] ?? '',
    database: env['DATABASE'] || service.database,
    acceptedLosses: lossesIn(env, problems),
    rebuildsAfterUpgrade: isOn(env, 'REBUILD_AFTER_UPGRADE', problems),
    ...tracingIn(env, problems),
    port: portOf(env, 'PORT', service.port, problems),
    opsPort: portOf(env, 'OPS_PORT', opsPortOf(service), problems),
    host: env['HOST'] || '127.0.0.1',
    access: {
      jwks: keySet(env, problems),
      issuer: needed(env, 'JWT_ISSUER', 'https://issuer.example', problems),
      audience: needed(env, 'JWT_AUDIENCE', 'smarketing', problems),
      tokenTypes: (env['JWT_TYPES'] || accessDefaults.tokenTypes.join(','))
        .split(',')
        .map((type) => type.trim()),
      longestLifetime: hours(env, problems) * 3_600,
      newKeyWithin: seconds(env, 'JWT_NEW_KEY_SECONDS', accessDefaults.newKeyWithin, problems),
      withdrawnKeyWithin: seconds(
        env,
        'JWT_WITHDRAWN_KEY_SECONDS',
        accessDefaults.withdrawnKeyWithin,
        problems,
      ),
      actorKey: readKey(env, 'ACTOR_KEY', 'give the same one to all services', problems),
    },
    logLevel: logLevelOf(env, problems),
    docs: isOn(env, 'DOCS', problems),
    limits: readLimits(env, problems),
    ...(service.settings?.read(env, problems) as Settings),
  };
  if (problems.length > 0) throw new InvalidConfigError(problems);
  return config;
}

function needed(env: Environment, name: string, example: string, problems: string[]): string {
  const value = env[name]?.trim() ?? '';
  if (value === '') problems.push(`${name} is missing: set it, for example to ${example}.`);
  return value;
}

/** OpenTelemetry's own variables: no endpoint, no spans. */
function tracingIn(env: Environment, problems: string[]): { tracing?: TracingOptions } {
  const base = env['OTEL_EXPORTER_OTLP_ENDPOINT']?.trim();
  const endpoint =
    env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']?.trim() ||
    (base && `${base.replace(/\/$/, '')}/v1/traces`);
  if (!endpoint) return {};
  if (!/^https?:$/.test(URL.parse(endpoint)?.protocol ?? '')) {
    problems.push(
      'OTEL_EXPORTER_OTLP_ENDPOINT must be an http or https address, such as http://collector:4318.',
    );
  }
  const text = env['OTEL_TRACES_SAMPLER_ARG']?.trim() || '1';
  const share = Number(text);
  if (!(share >= 0 && share <= 1)) {
    problems.push(
      `OTEL_TRACES_SAMPLER_ARG is "${text}": set it to the share of traces to send, from 0 to 1.`,
    );
  }
  return { tracing: { endpoint, share } };
}

function lossesIn(env: Environment, problems: string[]): DataLosingRule[] {
  const named = (env['ACCEPT_DATA_LOSS_BY'] ?? '').split(',').map((name) => name.trim());
  return named.filter(Boolean).flatMap((name) => {
    const rule = dataLosingRules.find((one) => one === name);
    if (rule) return [rule];
    problems.push(`ACCEPT_DATA_LOSS_BY has "${name}": list some of ${dataLosingRules.join(', ')}.`);
    return [];
  });
}

function portOf(env: Environment, name: string, otherwise: number, problems: string[]): number {
  const text = env[name] || String(otherwise);
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  problems.push(`${name} is "${text}": set it to a port from 0 (any free one) to 65535.`);
  return otherwise;
}

function hours(env: Environment, problems: string[]): number {
  return wholeNumber(
    env,
    'JWT_MAX_LIFETIME_HOURS',
    'hours',
    accessDefaults.longestLifetime / 3_600,
    problems,
  );
}

function seconds(env: Environment, name: string, otherwise: number, problems: string[]): number {
  return wholeNumber(env, name, 'seconds', otherwise, problems);
}

function wholeNumber(
  env: Environment,
  name: string,
  of: string,
  otherwise: number,
  problems: string[],
): number {
  const text = env[name] || String(otherwise);
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  problems.push(`${name} is "${text}": set it to a whole number of ${of}, at least 1.`);
  return otherwise;
}

function logLevelOf(env: Environment, problems: string[]): LogLevel {
  const text = env['LOG_LEVEL'] || 'info';
  const level = logLevels.find((known) => known === text);
  if (!level) problems.push(`LOG_LEVEL is "${text}": set it to one of ${logLevels.join(', ')}.`);
  return level ?? 'info';
}

function isOn(env: Environment, name: string, problems: string[]): boolean {
  const text = env[name] || 'on';
  if (text !== 'on' && text !== 'off') problems.push(`${name} is "${text}": set it to on or off.`);
  return text !== 'off';
}

function keySet(env: Environment, problems: string[]): AccessOptions['jwks'] {
  const { JWT_JWKS_URL: url, JWT_JWKS_FILE: file } = env;
  if (url && !file) {
    if (isKeySetAddress(url)) return { url };
    problems.push('JWT_JWKS_URL must be an https address; http is accepted on this machine only.');
    return { url };
  }
  if (file && !url) return { file };
  problems.push('Set either JWT_JWKS_URL or JWT_JWKS_FILE to the public keys of the issuer.');
  return { file: '' };
}
