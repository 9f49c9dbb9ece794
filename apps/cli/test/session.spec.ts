import { describe, expect, it } from 'vitest';
import { exitCodeOf, exitCodes, UsageError } from '../src/exit-codes.js';
import { readSession } from '../src/session/read-session.js';
import { addressOf, NoSessionError, sessionOf } from '../src/session/session.js';

const file = JSON.stringify({
  services: {
    'marketing-intake': { url: 'http://127.0.0.1:3001/', opsUrl: 'http://127.0.0.1:9001' },
    feedback: { url: 'http://127.0.0.1:3005' },
    'not-a-service': { url: 'http://127.0.0.1:1' },
  },
  tokens: { marketing: 'm', revops: 'r' },
  kafkaBrokers: ['127.0.0.1:9092'],
  kafkaNamespace: 'ns',
});

describe('a session', () => {
  it('is what npm start has written', () => {
    expect(sessionOf(file, {})).toEqual({
      services: {
        'marketing-intake': { url: 'http://127.0.0.1:3001', opsUrl: 'http://127.0.0.1:9001' },
        feedback: { url: 'http://127.0.0.1:3005' },
      },
      tokens: { marketing: 'm', revops: 'r' },
      kafkaBrokers: ['127.0.0.1:9092'],
      kafkaNamespace: 'ns',
      kafkaVariables: {},
    });
  });

  it('comes from the environment where there is no file', () => {
    const session = sessionOf(undefined, {
      SMARKETING_FEEDBACK_URL: 'https://feedback.example/',
      SMARKETING_FEEDBACK_OPS_URL: 'https://ops.example',
      SMARKETING_TOKEN: 't',
      KAFKA_BROKERS: 'a:1, b:2',
    });
    expect(session.services).toEqual({
      feedback: { url: 'https://feedback.example', opsUrl: 'https://ops.example' },
    });
    expect(session.tokens).toMatchObject({ marketing: 't', sales: 't', ops: 't' });
    expect(session.kafkaBrokers).toEqual(['a:1', 'b:2']);
  });

  it('takes single addresses and the token of the environment before those of the file', () => {
    const env = { SMARKETING_MARKETING_INTAKE_URL: 'http://other:1', SMARKETING_TOKEN: 't' };
    const session = sessionOf(file, env);
    expect(session.services['marketing-intake']).toEqual({ url: 'http://other:1' });
    expect(session.services.feedback?.url).toBe('http://127.0.0.1:3005');
    expect(session.tokens.revops).toBe('t');
    expect(sessionOf(file, { SMARKETING_REASON: ' TICKET-1 ' }).reason).toBe('TICKET-1');
  });

  it.each([
    ['KAFKA_PASSWORD', 'SCRAM-SHA-512'],
    ['KAFKA_OAUTH_CLIENT_SECRET', 'OAUTHBEARER'],
  ])('whose %s the launcher had in a variable takes it from there', (secret, mechanism) => {
    const kafkaVariables = { KAFKA_SASL_MECHANISM: mechanism };
    const text = JSON.stringify({ ...(JSON.parse(file) as object), kafkaVariables });
    const env = { [secret]: 's', KAFKA_SECURITY_PROTOCOL: 'SSL' };
    expect(sessionOf(text, env).kafkaVariables).toMatchObject({ ...kafkaVariables, [secret]: 's' });
    expect(sessionOf(text, env).kafkaVariables).not.toHaveProperty('KAFKA_SECURITY_PROTOCOL');
  });

  it('that is nowhere says how to start the system', () => {
    expect(() => sessionOf(undefined, {})).toThrow(/npm start.*SMARKETING_MARKETING_INTAKE_URL/);
  });

  it.each(['', 'no json', '[]', '{}', '{"services":{},"tokens":3}'])(
    'of the text %o is refused with what to do',
    (text) => {
      expect(() => sessionOf(text, {})).toThrow(NoSessionError);
    },
  );

  it('without a service says which variable names it', () => {
    expect(() => addressOf(sessionOf(file, {}), 'sla-monitor')).toThrow(
      /SMARKETING_SLA_MONITOR_URL/,
    );
  });

  it('whose file the environment names must be there', async () => {
    const config = { sessionFile: '/nowhere/session.json', sessionFileGiven: true, env: {} };
    await expect(readSession(config)).rejects.toThrow(/\/nowhere\/session\.json cannot be read/);
  });
});

describe('the exit code', () => {
  it.each([
    [new NoSessionError('x'), exitCodes.notReachable],
    [new UsageError('x'), exitCodes.usage],
    [new Error('x'), exitCodes.failed],
    ['thrown text', exitCodes.failed],
  ])('of %s is %i', (error, code) => {
    expect(exitCodeOf(error)).toBe(code);
  });
});
