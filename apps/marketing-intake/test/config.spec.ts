import { InvalidConfigError, definitionOf, readServiceConfig } from '@smarketing/service';
import { describe, expect, it } from 'vitest';
import { MarketingIntakeModule } from '../src/marketing-intake.module.js';

const complete = {
  KAFKA_BROKERS: 'localhost:9092',
  MONGODB_URI: 'mongodb://localhost/?replicaSet=rs0',
  JWT_JWKS_FILE: 'jwks.json',
  JWT_ISSUER: 'https://issuer.example',
  JWT_AUDIENCE: 'smarketing',
  ACTOR_KEY: Buffer.alloc(32, 2).toString('base64'),
  VAULT_KEY: Buffer.alloc(32, 1).toString('base64'),
};

const readConfig = (env: Record<string, string | undefined>) =>
  readServiceConfig(env, definitionOf(MarketingIntakeModule));

describe('the configuration of intake', () => {
  it('has the vault key and defaults for what need not be said', () => {
    const expected = { database: 'intake', port: 3001, vaultKey: Buffer.alloc(32, 1) };
    expect(readConfig(complete)).toMatchObject(expected);
  });

  it.each([undefined, 'c2hvcnQ=', 'no base64 at all'])(
    'is refused where VAULT_KEY is %j, in a sentence that does not repeat it',
    (key) => {
      const read = () => readConfig({ ...complete, VAULT_KEY: key });
      expect(read).toThrow(InvalidConfigError);
      expect(read).toThrow(/VAULT_KEY is (missing|not 32 bytes).*openssl rand -base64 32/);
      if (key) expect(read).not.toThrow(key);
    },
  );
});
