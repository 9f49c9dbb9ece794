import { describe, expect, it } from 'vitest';
import { InvalidConfigError, readConfig } from '../src/config.js';

const env = {
  KAFKA_BROKERS: 'a:9092,b:9092',
  MONGODB_URI: 'mongodb://localhost',
  JWT_JWKS_FILE: '/keys.json',
  JWT_ISSUER: 'https://issuer.example',
  JWT_AUDIENCE: 'smarketing',
};

describe('the configuration', () => {
  it('has defaults for what is not about other systems', () => {
    expect(readConfig(env)).toEqual({
      consumerGroup: 'feedback',
      kafkaBrokers: ['a:9092', 'b:9092'],
      mongoUri: 'mongodb://localhost',
      database: 'feedback',
      port: 3005,
      opsPort: 9005,
      host: '127.0.0.1',
      access: {
        jwks: { file: '/keys.json' },
        issuer: 'https://issuer.example',
        audience: 'smarketing',
      },
      logLevel: 'info',
    });
  });

  it.each([
    [{ KAFKA_BROKERS: '' }, 'KAFKA_BROKERS is missing: set it, for example to localhost:9092.'],
    [{ PORT: 'x' }, 'PORT must be a port from 0 to 65535.'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
    [{ JWT_JWKS_URL: 'https://issuer.example/jwks' }, 'Set either JWT_JWKS_URL or JWT_JWKS_FILE'],
  ])('with %j is refused, with what to do', (change, sentence) => {
    expect(() => readConfig({ ...env, ...change })).toThrow(sentence);
    expect(() => readConfig({ ...env, ...change })).toThrow(InvalidConfigError);
  });
});
