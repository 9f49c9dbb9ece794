import { Parser } from '@asyncapi/parser';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import {
  asyncApiDocument,
  catalog,
  contractOf,
  encodeHeaders,
  headersSchema,
  deadLetterTopic,
  topicsOf,
  ownerOf,
  serviceNames,
  services,
  streamNames,
} from '../src/index.js';

describe('the AsyncAPI document', () => {
  test('is valid AsyncAPI 3, without a warning that asks for a change', async () => {
    const { document, diagnostics } = await new Parser().parse(JSON.stringify(asyncApiDocument()));
    expect(diagnostics.filter(({ severity }) => severity <= 1)).toEqual([]);
    expect(document?.version()).toBe('3.0.0');
    expect(document?.channels().all()).toHaveLength(
      streamNames.flatMap(topicsOf).length + serviceNames.length,
    );
    const messages = document?.messages().all() ?? [];
    expect(new Set(messages.map((message) => message.name()))).toEqual(
      new Set([...catalog.map((fact) => contractOf(fact).type), 'smarketing.dead-letter']),
    );
  }, 30_000);

  test('says who sends and who receives each stream, and nothing else', () => {
    const sent = streamNames
      .flatMap(topicsOf)
      .map(({ stream, lane }) => `${ownerOf(stream)}.send.${channel(stream, lane)}`);
    const received = Object.entries(services).flatMap(([service, { consumes }]) =>
      consumes
        .flatMap(topicsOf)
        .map(({ stream, lane }) => `${service}.receive.${channel(stream, lane)}`),
    );
    const operations = asyncApiDocument()['operations'] as object;
    const aside = serviceNames.map((service) => `${service}.send.dead-letters.${service}`);
    expect(Object.keys(operations).toSorted()).toEqual([...sent, ...received, ...aside].toSorted());
  });

  test('of an installation is valid too, with its brokers and the names of its topics', async () => {
    const brokers = ['kafka-1:9092', '[::1]:9092'];
    const secured = asyncApiDocument({ brokers, namespace: '', secured: true });
    expect(JSON.stringify(secured)).toContain('"protocol":"kafka-secure"');
    const text = JSON.stringify(asyncApiDocument({ brokers, namespace: 'staging.' }));
    const { document, diagnostics } = await new Parser().parse(text);
    expect(diagnostics.filter(({ severity }) => severity <= 1)).toEqual([]);
    const servers = document?.servers().all() ?? [];
    expect(servers.map((server) => [server.host(), server.protocol()])).toEqual(
      brokers.map((host) => [host, 'kafka']),
    );
    for (const channel of document!.channels().all()) {
      expect(channel.address()).toMatch(/^staging\.(smarketing|dead-letters)\./);
    }
  }, 30_000);

  test.each([/smarketing\..*/, /^smarketing\..*/, /^staging\.smarketing\..*/])(
    'gives dead letters names that a subscription to %s does not take along',
    (pattern) => {
      for (const service of serviceNames) {
        expect(deadLetterTopic(service)).not.toMatch(pattern);
        expect(`staging.${deadLetterTopic(service)}`).not.toMatch(pattern);
      }
    },
  );

  test('describes the headers that are written', () => {
    const ajv = new Ajv({ allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile({ ...headersSchema, additionalProperties: false });
    const least = {
      id: '0193001a-7c1e-7000-8000-00000000001a',
      type: 'smarketing.lead.captured.v1',
      source: '/smarketing/marketing-intake',
      subject: '0193001a-7c1e-7000-8000-00000000001a',
      time: new Date('2026-11-23T09:00:00Z'),
      sequence: 1,
      correlationId: 'a',
    };
    const actor = { actor: 'A'.repeat(43), actorRole: 'sales-lead' };
    const told = { committedAt: new Date('2026-11-23T09:00:01Z'), causationId: 'b', playbook: 1 };
    const most = { ...least, ...actor, ...told, traceparent: 'c' };
    validate(encodeHeaders(most));
    expect(validate.errors).toBeNull();
    validate(encodeHeaders(least));
    expect(validate.errors).toBeNull();
    expect(Object.keys(encodeHeaders(most)).toSorted()).toEqual(
      Object.keys(headersSchema['properties'] as object).toSorted(),
    );
    expect(Object.keys(encodeHeaders(least)).toSorted()).toEqual(
      (headersSchema['required'] as string[]).toSorted(),
    );
  });
});

function channel(stream: string, lane: string): string {
  return lane === 'bulk' ? `${stream}.bulk` : stream;
}
