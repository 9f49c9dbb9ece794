import { catalog, factsOf } from '../catalog.js';
import { consumedStreams, serviceNames } from '../consumers.js';
import { contractOf, type FactClass } from '../define-fact.js';
import { headersSchema } from '../envelope/headers-schema.js';
import { jsonSchemaOf } from '../schema/json-schema-of.js';
import { partitionsPerStream, type StreamName, streamNames, streams } from '../streams.js';

type Node = Readonly<Record<string, unknown>>;

/** The whole log as one AsyncAPI 3.0 document: who publishes what, who reads it, in which shape. */
export function asyncApiDocument(): Node {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'smarketing',
      version: '1.0.0',
      description:
        'The facts of marketing and sales on one log. CloudEvents 1.0, Kafka binding, binary mode. ' +
        'Delivery is at least once and in order per key; ce_sequence tells a redelivery. ' +
        'Consumers ignore fields they do not know.',
    },
    defaultContentType: 'application/json',
    channels: byName(streamNames, channelOf),
    operations: Object.assign({}, ...serviceNames.map(operationsOf)) as Node,
    components: {
      messages: Object.fromEntries(catalog.map((fact) => [typeOf(fact), messageOf(fact)])),
      schemas: { headers: headersSchema },
    },
  };
}

function channelOf(stream: StreamName): Node {
  const { topic, key, owner } = streams[stream];
  return {
    address: topic,
    description: `Published by ${owner}. Keyed by ${key}.`,
    messages: byName(factsOf(stream).map(typeOf), (type) => ({
      $ref: `#/components/messages/${type}`,
    })),
    bindings: { kafka: { topic, partitions: partitionsPerStream, bindingVersion: '0.5.0' } },
  };
}

function operationsOf(service: keyof typeof consumedStreams): Node {
  const sent = streamNames.filter((stream) => streams[stream].owner === service);
  const received = consumedStreams[service];
  return Object.fromEntries([
    ...sent.map((stream) => operation(service, 'send', stream)),
    ...received.map((stream) => operation(service, 'receive', stream)),
  ]);
}

function operation(service: string, action: 'send' | 'receive', stream: StreamName) {
  const verb = action === 'send' ? 'publishes' : 'folds';
  const messages = factsOf(stream).map((fact) => ({
    $ref: `#/channels/${stream}/messages/${typeOf(fact)}`,
  }));
  return [
    `${service}.${action}.${stream}`,
    {
      action,
      channel: { $ref: `#/channels/${stream}` },
      summary: `${service} ${verb} ${stream}.`,
      tags: [{ name: service }],
      messages,
    },
  ] as const;
}

function messageOf(fact: FactClass): Node {
  const { type, key, summary } = contractOf(fact);
  return {
    name: type,
    title: fact.name,
    summary,
    contentType: 'application/json',
    correlationId: { location: '$message.header#/ce_correlationid' },
    headers: { $ref: '#/components/schemas/headers' },
    payload: {
      schemaFormat: 'application/schema+json;version=draft-07',
      schema: jsonSchemaOf(fact, { closed: false }),
    },
    bindings: {
      kafka: {
        key: { type: 'string', description: `The ${key} of the body.` },
        bindingVersion: '0.5.0',
      },
    },
  };
}

function typeOf(fact: FactClass): string {
  return contractOf(fact).type;
}

function byName<Name extends string>(names: readonly Name[], make: (name: Name) => Node): Node {
  return Object.fromEntries(names.map((name) => [name, make(name)]));
}
