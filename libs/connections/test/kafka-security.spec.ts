import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { connectionOf, readKafkaSecurity, withoutSecrets } from '../src/index.js';

const scram = {
  KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
  KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
  KAFKA_USERNAME: 'u',
  KAFKA_PASSWORD: 'hush',
};
const oauth = {
  KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
  KAFKA_SASL_MECHANISM: 'OAUTHBEARER',
  KAFKA_OAUTH_TOKEN_URL: 'https://issuer.example/token',
  KAFKA_OAUTH_CLIENT_ID: 'c',
  KAFKA_OAUTH_CLIENT_SECRET: 'hush',
};

function read(env: Record<string, string>) {
  const problems: string[] = [];
  return { security: readKafkaSecurity(env, problems), problems };
}

describe('how Kafka is spoken to', () => {
  it('is plaintext where nothing is said, or where what is said is empty', () => {
    expect(read({})).toEqual({ security: {}, problems: [] });
    expect(read({ KAFKA_SECURITY_PROTOCOL: '', KAFKA_PASSWORD: ' ' }).problems).toEqual([]);
  });

  it.each(['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'])('may be by password: %s', (mechanism) => {
    const { security, problems } = read({ ...scram, KAFKA_SASL_MECHANISM: mechanism });
    expect(problems).toEqual([]);
    expect(security).toMatchObject({ tls: {}, sasl: { mechanism, username: 'u' } });
  });

  it('may be by tokens', () => {
    const { security, problems } = read(oauth);
    expect(problems).toEqual([]);
    expect(security.sasl).toMatchObject({ mechanism: 'OAUTHBEARER' });
  });

  it.each<[object, RegExp]>([
    [
      { KAFKA_SECURITY_PROTOCOL: 'TLS' },
      /^KAFKA_SECURITY_PROTOCOL is "TLS": set it to one of PLAI/,
    ],
    [{ KAFKA_SECURITY_PROTOCOL: 'SASL_SSL' }, /^KAFKA_SASL_MECHANISM is missing: set it to one of/],
    [{ ...scram, KAFKA_SASL_MECHANISM: 'GSSAPI' }, /^KAFKA_SASL_MECHANISM is "GSSAPI": set it to/],
    [{ ...scram, KAFKA_USERNAME: '' }, /^KAFKA_USERNAME is missing: set it\.$/],
    [
      { ...scram, KAFKA_PASSWORD: '' },
      /^KAFKA_PASSWORD is missing: set it, or KAFKA_PASSWORD_FILE/,
    ],
    [
      { ...scram, KAFKA_PASSWORD_FILE: '/f' },
      /^Set KAFKA_PASSWORD or KAFKA_PASSWORD_FILE, not both/,
    ],
    [
      { ...scram, KAFKA_PASSWORD: '', KAFKA_PASSWORD_FILE: '/not-there' },
      /^KAFKA_PASSWORD_FILE names \/not-there, which cannot be read: name a file/,
    ],
    [
      { KAFKA_TLS_CA_FILE: '/f' },
      /^KAFKA_TLS_CA_FILE is set and not used: set KAFKA_SECURITY_PROT/,
    ],
    [
      { KAFKA_PASSWORD: 'hush' },
      /^KAFKA_PASSWORD is set and not used: set KAFKA_SECURITY_PROTOCOL/,
    ],
    [{ ...oauth, KAFKA_USERNAME: 'u' }, /^KAFKA_USERNAME is set and not used: set KAFKA_SASL_MECH/],
    [
      { ...scram, KAFKA_OAUTH_SCOPE: 's' },
      /^KAFKA_OAUTH_SCOPE is set and not used: set KAFKA_SASL/,
    ],
    [
      { ...oauth, KAFKA_OAUTH_TOKEN_URL: 'http://issuer.example/token' },
      /^KAFKA_OAUTH_TOKEN_URL must be an https address/,
    ],
    [
      { KAFKA_SECURITY_PROTOCOL: 'SSL', KAFKA_TLS_CA_FILE: '/not-there' },
      /^KAFKA_TLS_CA_FILE names \/not-there, which cannot be read: name a file with a certificate/,
    ],
    [
      { KAFKA_SECURITY_PROTOCOL: 'SSL', KAFKA_TLS_CA_FILE: import.meta.filename },
      /^KAFKA_TLS_CA_FILE names .*, which does not hold a certificate in PEM: put one there/,
    ],
    [
      { KAFKA_SECURITY_PROTOCOL: 'SSL', KAFKA_TLS_KEY_FILE: '/f' },
      /^KAFKA_TLS_KEY_FILE is set: name its certificate in KAFKA_TLS_CERT_FILE/,
    ],
  ])('wrongly said, is refused in one sentence: %j', (env, sentence) => {
    const { problems } = read(env as Record<string, string>);
    expect(problems).toEqual([expect.stringMatching(sentence)]);
    expect(problems.join()).not.toContain('hush');
  });

  it('is shown by nothing that prints it', () => {
    for (const env of [scram, oauth]) {
      const { security } = read(env);
      expect(inspect(security, { depth: 9, showHidden: true })).not.toContain('hush');
      expect(JSON.stringify(security)).not.toContain('hush');
    }
  });
});

describe('what is handed on', () => {
  it('is what is set, to a service with the secrets, to a file without them', () => {
    const env = {
      ...scram,
      MONGODB_URI: 'mongodb://u:hush@c',
      MONGODB_PASSWORD_FILE: '/f',
      HOME: '/',
    };
    const { HOME: _, ...handedOn } = env;
    expect(connectionOf(env)).toEqual(handedOn);
    expect(JSON.stringify(withoutSecrets(connectionOf(env)))).not.toContain('hush');
    expect(withoutSecrets(connectionOf(env))).toMatchObject({ MONGODB_PASSWORD_FILE: '/f' });
  });
});
