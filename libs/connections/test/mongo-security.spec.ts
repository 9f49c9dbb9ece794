import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { mongoRefusal, readMongoSecurity, readMongoUri } from '../src/index.js';

const plain = 'mongodb://db.example/?replicaSet=rs0';
const password = { MONGODB_USERNAME: 'u', MONGODB_PASSWORD: 'hush' };

function read(env: Record<string, string>, uri = plain) {
  const problems: string[] = [];
  return { security: readMongoSecurity(env, uri, problems), problems };
}

describe('how MongoDB is spoken to', () => {
  it('is as the URI says where nothing else is said', () => {
    expect(read({})).toEqual({ security: {}, problems: [] });
    expect(readMongoUri({ MONGODB_URI: ` ${plain}\n` }, [])).toBe(plain);
  });

  it('may be by password, which nothing shows', () => {
    const { security, problems } = read(password);
    expect(problems).toEqual([]);
    expect(security.password?.reveal()).toBe('hush');
    expect(inspect(security, { depth: 9, showHidden: true })).not.toContain('hush');
  });

  it.each<[object, string, RegExp]>([
    [
      { MONGODB_AUTH_MECHANISM: 'x' },
      plain,
      /^MONGODB_AUTH_MECHANISM is "x": set it to one of SCRA/,
    ],
    [{ MONGODB_USERNAME: 'u' }, plain, /^MONGODB_USERNAME is set: set MONGODB_PASSWORD/],
    [{ MONGODB_PASSWORD: 'hush' }, plain, /^MONGODB_PASSWORD is set: name its user/],
    [password, 'mongodb://u:hush@db.example/', /^MONGODB_URI names a user and so does/],
    [{ MONGODB_AUTH_MECHANISM: 'MONGODB-X509' }, plain, /^MONGODB-X509 needs a client certificate/],
    [
      { MONGODB_AUTH_MECHANISM: 'MONGODB-X509', MONGODB_PASSWORD: 'hush' },
      plain,
      /^MONGODB-X509 takes no password/,
    ],
    [
      { MONGODB_TLS_CERT_FILE: '/not-there' },
      plain,
      /^MONGODB_TLS_CERT_FILE names \/not-there, which cannot be read: name a file/,
    ],
  ])('wrongly said, is refused in one sentence: %j', (env, uri, sentence) => {
    const { problems } = read(env as Record<string, string>, uri);
    expect(problems).toEqual([expect.stringMatching(sentence)]);
    expect(problems.join()).not.toContain('hush');
  });

  it.each([
    [{}, /^MONGODB_URI is missing: set it/],
    [{ MONGODB_URI: 'mongo://u:hush@host' }, /^MONGODB_URI is not an address of MongoDB: write it/],
    [
      { MONGODB_URI_FILE: '/not-there' },
      /^MONGODB_URI_FILE names \/not-there, which cannot be read/,
    ],
    [
      { MONGODB_URI: plain, MONGODB_URI_FILE: '/f' },
      /^Set MONGODB_URI or MONGODB_URI_FILE, not both/,
    ],
  ])('needs a URI: %j', (env, sentence) => {
    const problems: string[] = [];
    readMongoUri(env, problems);
    expect(problems).toEqual([expect.stringMatching(sentence)]);
    expect(problems.join()).not.toContain('hush');
  });
});

it('what is no refusal of MongoDB is not called one', () => {
  expect(mongoRefusal(new Error('connect ECONNREFUSED'))).toBeUndefined();
  expect(mongoRefusal(undefined)).toBeUndefined();
});
