import { expect, it } from 'vitest';

import { defaultLimits } from '@smarketing/http';

import { InvalidConfigError, readServiceConfig, type Environment } from '../src/index.js';

const scoring = { database: 'scoring', port: 3002 };

const enough = {
  KAFKA_BROKERS: 'a:9092, b:9092',
  MONGODB_URI: 'mongodb://localhost/?replicaSet=rs0',
  JWT_JWKS_FILE: 'jwks.json',
  JWT_ISSUER: 'https://issuer.example',
  JWT_AUDIENCE: 'smarketing',
  ACTOR_KEY: Buffer.alloc(32, 5).toString('base64'),
};

it('the configuration needs the servers and the issuer; the rest has defaults', () => {
  expect(readServiceConfig(enough, scoring)).toEqual({
    kafkaBrokers: ['a:9092', 'b:9092'],
    kafkaSecurity: {},
    kafkaNamespace: '',
    mongoUri: 'mongodb://localhost/?replicaSet=rs0',
    mongoSecurity: {},
    database: 'scoring',
    acceptedLosses: [],
    rebuildsAfterUpgrade: true,
    port: 3002,
    opsPort: 9002,
    host: '127.0.0.1',
    access: {
      jwks: { file: 'jwks.json' },
      issuer: 'https://issuer.example',
      audience: 'smarketing',
      tokenTypes: ['at+jwt', 'JWT'],
      longestLifetime: 86_400,
      newKeyWithin: 30,
      withdrawnKeyWithin: 300,
      actorKey: Buffer.alloc(32, 5),
    },
    logLevel: 'info',
    docs: true,
    limits: defaultLimits,
  });
});

it('every wrong variable is named in one sentence', () => {
  const wrong = { PORT: 'abc', LOG_LEVEL: 'loud', JWT_JWKS_URL: 'x', JWT_JWKS_FILE: 'y' };
  try {
    readServiceConfig(wrong, scoring);
    expect.fail('it was accepted');
  } catch (error) {
    if (!(error instanceof InvalidConfigError)) throw error;
    expect(error.problems).toEqual([
      'KAFKA_BROKERS is missing: set it, for example to localhost:9092.',
      'MONGODB_URI is missing: set it, for example to mongodb://localhost:27017/?replicaSet=rs0.',
      'PORT is "abc": set it to a port from 0 (any free one) to 65535.',
      'Set either JWT_JWKS_URL or JWT_JWKS_FILE to the public keys of the issuer.',
      'JWT_ISSUER is missing: set it, for example to https://issuer.example.',
      'JWT_AUDIENCE is missing: set it, for example to smarketing.',
      'ACTOR_KEY is missing: make one by "openssl rand -base64 32" and give the same one to all services.',
      'LOG_LEVEL is "loud": set it to one of trace, debug, info, warn, error, fatal, silent.',
    ]);
  }
});

it.each([
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' }, 'http://collector:4318/v1/traces', 1],
  [
    {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example/otlp',
      OTEL_TRACES_SAMPLER_ARG: '0.05',
    },
    'https://traces.example/otlp',
    0.05,
  ],
])("spans are sent where OpenTelemetry's variables %j say", (variables, endpoint, share) => {
  expect(readServiceConfig({ ...enough, ...variables }, scoring).tracing).toEqual({
    endpoint,
    share,
  });
});

it.each([
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, /must be an http or https address/],
  [
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_TRACES_SAMPLER_ARG: '5 %' },
    /OTEL_TRACES_SAMPLER_ARG is "5 %": set it to the share/,
  ],
])('%j are refused', (variables, sentence) => {
  expect(() => readServiceConfig({ ...enough, ...variables }, scoring)).toThrow(sentence);
});

it('losses of data are accepted by the names of their rules only', () => {
  const accepting = (rules: string) => ({ ...enough, ACCEPT_DATA_LOSS_BY: rules });
  expect(readServiceConfig(accepting('retention, journal'), scoring).acceptedLosses).toEqual([
    'retention',
    'journal',
  ]);
  for (const wrong of ['true', 'all', 'retention journal', 'message-size']) {
    expect(() => readServiceConfig(accepting(wrong), scoring)).toThrow(
      `ACCEPT_DATA_LOSS_BY has "${wrong}": list some of retention, compaction,`,
    );
  }
});

it('what tokens must be, and whether the docs are served, can be set', () => {
  const env = {
    ...enough,
    JWT_TYPES: 'at+jwt, none',
    JWT_MAX_LIFETIME_HOURS: '720',
    JWT_NEW_KEY_SECONDS: '5',
    JWT_WITHDRAWN_KEY_SECONDS: '60',
    DOCS: 'off',
  };
  const { access, docs } = readServiceConfig(env, scoring);
  expect(access).toMatchObject({ tokenTypes: ['at+jwt', 'none'], longestLifetime: 30 * 86_400 });
  expect(access).toMatchObject({ newKeyWithin: 5, withdrawnKeyWithin: 60 });
  expect(docs).toBe(false);
  for (const wrong of [{ JWT_MAX_LIFETIME_HOURS: '1e2' }, { DOCS: 'no' }]) {
    expect(() => readServiceConfig({ ...enough, ...wrong }, scoring)).toThrow('set it to');
  }
});

it.each([
  ['http://issuer.example/jwks', false],
  ['http://127.0.0.1.example/jwks', false],
  ['http://[::2]/jwks', false],
  ['file:///etc/jwks.json', false],
  ['nonsense', false],
  ['https://issuer.example/jwks', true],
  ['http://127.0.0.1:8080/jwks', true],
  ['http://[::1]:8080/jwks', true],
  ['http://localhost/jwks', true],
])('keys come by plain http from this machine only: %s', (JWT_JWKS_URL, taken) => {
  const read = () => readServiceConfig({ ...enough, JWT_JWKS_FILE: '', JWT_JWKS_URL }, scoring);
  if (taken) expect(read().access.jwks).toEqual({ url: JWT_JWKS_URL });
  else expect(read).toThrow('https');
});

it.each([
  ['kafka://a:9092', /KAFKA_BROKERS: "kafka:\/\/a:9092" has a scheme/],
  ['a:9092 b:9092', /KAFKA_BROKERS: .*has a space in it: brokers are separated by commas/],
  ['::1:9092', /KAFKA_BROKERS: .*without brackets/],
])('brokers written as %s are refused in words', (KAFKA_BROKERS, why) => {
  expect(() => readServiceConfig({ ...enough, KAFKA_BROKERS }, scoring)).toThrow(why);
});

it('brokers may have IPv6 addresses', () => {
  const KAFKA_BROKERS = '[::1]:9092, [::1]:9093';
  const { kafkaBrokers } = readServiceConfig({ ...enough, KAFKA_BROKERS }, scoring);
  expect(kafkaBrokers).toEqual(['[::1]:9092', '[::1]:9093']);
});

it('what only one service has is read along, and its faults are named with the others', () => {
  const read = (env: Environment, problems: string[]) => {
    if (!env['VAULT_KEY']) problems.push('VAULT_KEY is missing.');
    return { vaultKey: env['VAULT_KEY'] };
  };
  const intake = { ...scoring, settings: { variables: ['VAULT_KEY'], read } };
  expect(readServiceConfig({ ...enough, VAULT_KEY: 'k' }, intake).vaultKey).toBe('k');
  expect(() => readServiceConfig(enough, intake)).toThrow('VAULT_KEY is missing.');
});

it('an empty variable counts as not set', () => {
  const empty = { ...enough, JWT_JWKS_URL: '', PORT: '', DATABASE: '', HOST: '', LOG_LEVEL: '' };
  expect(readServiceConfig(empty, scoring)).toEqual(readServiceConfig(enough, scoring));
});

it('limits are whole numbers in the unit that their variable names', () => {
  const env = { ...enough, HEADERS_WITHIN_SECONDS: '5', BODIES_IN_HAND_MIB: '2' };
  expect(readServiceConfig(env, scoring).limits).toEqual({
    ...defaultLimits,
    headersWithin: 5_000,
    bodyBytes: 2_097_152,
  });
  for (const wrong of ['0', '-1', '1.5', 'many']) {
    expect(() => readServiceConfig({ ...enough, MAX_CONNECTIONS: wrong }, scoring)).toThrow(
      `MAX_CONNECTIONS is "${wrong}": set it to a whole number of connections, at least 1.`,
    );
  }
});
