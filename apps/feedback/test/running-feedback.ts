import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createThrowAwayIssuer, type Role } from '@smarketing/access';
import { KafkaTransport } from '@smarketing/event-bus';
import { createService } from '@smarketing/http';
import { publishFacts, testSystem, type FactToPublish } from '@smarketing/testing';
import { readConfig } from '../src/config.js';
import { feedbackModule } from '../src/feedback.module.js';

export interface Answer {
  status: number;
  type: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- what the API answers is looked at field by field
  body: any;
}

export interface RunningFeedback {
  get(path: string, options?: { as?: Role; accept?: string }): Promise<Answer>;
  post(
    path: string,
    body: object,
    options?: { as?: Role | readonly Role[]; key?: string; subject?: string; ifMatch?: string },
  ): Promise<Answer>;
  /** Puts facts on the log, as their owners would. */
  publish(...facts: FactToPublish[]): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** The whole service on the real Kafka and database, with topics and a database of its own. */
export async function runFeedback(): Promise<RunningFeedback> {
  const system = testSystem();
  const directory = await mkdtemp(join(tmpdir(), 'smarketing-feedback-'));
  const issuer = await createThrowAwayIssuer(directory);
  const config = readConfig({
    KAFKA_BROKERS: system.kafkaBrokers.join(','),
    KAFKA_NAMESPACE: system.kafkaNamespace,
    MONGODB_URI: system.mongoUri,
    DATABASE: system.database('feedback'),
    PORT: '0',
    OPS_PORT: '0',
    JWT_JWKS_FILE: issuer.jwksFile,
    JWT_ISSUER: issuer.issuer,
    JWT_AUDIENCE: issuer.audience,
    ACTOR_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'error',
  });
  const start = () =>
    createService(feedbackModule(config), {
      name: 'feedback',
      title: 'Feedback',
      description: 'Under test.',
      transport: KafkaTransport,
      logLevel: config.logLevel,
    });
  let service = await start();

  const ask = async (
    path: string,
    init: RequestInit,
    as: Role | readonly Role[],
    subject?: string,
  ): Promise<Answer> => {
    const headers = new Headers(init.headers);
    headers.set(
      'authorization',
      `Bearer ${await issuer.token(as, subject === undefined ? {} : { subject })}`,
    );
    const response = await fetch(`${service.url}${path}`, { ...init, headers });
    const type = response.headers.get('content-type') ?? '';
    const body: unknown = type.includes('json') ? await response.json() : await response.text();
    return { status: response.status, type, body };
  };

  return {
    get: (path, { as = 'ops', accept = 'application/json' } = {}) =>
      ask(path, { headers: { accept } }, as),
    post: (path, body, { as = 'sales', key, subject, ifMatch } = {}) =>
      ask(
        path,
        {
          method: 'POST',
          body: JSON.stringify(body),
          headers: {
            'content-type': 'application/json',
            ...(key && { 'idempotency-key': key }),
            ...(ifMatch && { 'if-match': ifMatch }),
          },
        },
        as,
        subject,
      ),
    publish: (...facts) => publishFacts(system, facts),
    restart: async () => {
      await service.close();
      service = await start();
    },
    stop: async () => {
      await service.close();
      await rm(directory, { recursive: true });
    },
  };
}
