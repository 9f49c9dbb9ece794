import { catalog, factsOf, formerFactsOf } from '../catalog.js';
import { deadLetterTopic, letterHeadersSchema } from '../dead-letters.js';
import { contractOf, isNewest, type FactClass } from '../define-fact.js';
import { headersSchema } from '../envelope/headers-schema.js';
import { type Topic, topicsOf } from '../topics.js';
import { jsonSchemaOf } from '../schema/json-schema-of.js';
import { ownerOf, serviceNames } from '../owner-of.js';
import { services, type ServiceName } from '../services.js';
import { partitionsPerStream, streamNames, streams, type StreamName } from '../streams.js';

type Node = Readonly<Record<string, unknown>>;

/** Where a system runs: its brokers, and what is set before the names of its topics. */
export interface Installation {
  /** `host:port` each. */
  readonly brokers: readonly string[];
  /** They speak TLS. */
  readonly secured?: boolean;
  readonly namespace: string;
}

const anywhere: Installation = { brokers: [], namespace: '' };

/**
 * The whole log as one AsyncAPI 3.0 document: who publishes what, who reads it, in which shape. Of an
 * installation with its servers and the names of its topics, else without servers.
 */
export function asyncApiDocument(installation: Installation = anywhere): Node {
  const { brokers, namespace } = installation;
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
    ...(brokers.length > 0 && { servers: serversOf(installation) }),
    defaultContentType: 'application/json',
    channels: Object.fromEntries([
      ...streamNames
        .flatMap(topicsOf)
        .map((topic) => [channelName(topic), channelOf(topic, namespace)]),
      ...serviceNames.map((service) => [letterChannel(service), lettersOf(service, namespace)]),
    ]),
    operations: Object.assign({}, ...serviceNames.map(operationsOf)) as Node,
    components: {
      messages: {
        ...Object.fromEntries(catalog.map((fact) => [typeOf(fact), messageOf(fact)])),
        [deadLetter]: letterMessage,
      },
      schemas: { headers: headersSchema, letterHeaders: letterHeadersSchema },
    },
  };
}

function serversOf({ brokers, secured = false }: Installation): Node {
  const protocol = secured ? 'kafka-secure' : 'kafka';
  return Object.fromEntries(
    brokers.map((host, index) => [`broker-${index + 1}`, { host, protocol }]),
  );
}

function channelName({ stream, lane }: Topic): string {
  return lane === 'bulk' ? `${stream}.bulk` : stream;
}

function channelOf({ stream, lane, kafkaName: name }: Topic, namespace: string): Node {
  const topic = namespace + name;
  const { key } = streams[stream];
  const shared =
    lane === 'bulk'
      ? ` What imports bring in: the same facts as on ${stream}, whose ce_sequence runs through both.`
      : '';
  return {
    address: topic,
    description: `Published by ${ownerOf(stream)}. Keyed by ${key}.${shared}`,
    messages: byName(factsRead(stream).map(typeOf), (type) => ({
      $ref: `#/components/messages/${type}`,
    })),
    bindings: { kafka: { topic, partitions: partitionsPerStream, bindingVersion: '0.5.0' } },
  };
}

function operationsOf(service: ServiceName): Node {
  const { publishes: sent, consumes: received } = services[service];
  return Object.fromEntries([
    ...sent.flatMap(topicsOf).map((topic) => operation(service, 'send', topic)),
    ...received.flatMap(topicsOf).map((topic) => operation(service, 'receive', topic)),
    letterOperation(service),
  ]);
}

const deadLetter = 'smarketing.dead-letter';

/** What a service puts there is any record of a stream that it folds, so there is no schema of its body. */
const letterMessage: Node = {
  name: deadLetter,
  title: 'DeadLetter',
  summary:
    'A record that a service could not apply: its key, headers and body byte for byte, and behind them headers about its failure.',
  headers: { $ref: '#/components/schemas/letterHeaders' },
};

function letterChannel(service: ServiceName): string {
  return `dead-letters.${service}`;
}

function lettersOf(service: ServiceName, namespace: string): Node {
  const topic = namespace + deadLetterTopic(service);
  return {
    address: topic,
    description: `What ${service} could not apply; see \`smarketing dead-letters\`. These are not facts: a subscription to smarketing\\..* does not include them.`,
    messages: { [deadLetter]: { $ref: `#/components/messages/${deadLetter}` } },
    bindings: { kafka: { topic, partitions: partitionsPerStream, bindingVersion: '0.5.0' } },
  };
}

function letterOperation(service: ServiceName) {
  const channel = letterChannel(service);
  return [
    `${service}.send.${channel}`,
    {
      action: 'send',
      channel: { $ref: `#/channels/${channel}` },
      summary: `${service} sets aside what it cannot apply.`,
      tags: [{ name: service }],
      messages: [{ $ref: `#/channels/${channel}/messages/${deadLetter}` }],
    },
  ] as const;
}

function operation(service: string, action: 'send' | 'receive', topic: Topic) {
  const verb = action === 'send' ? 'publishes' : 'folds';
  const channel = channelName(topic);
  const { stream } = topic;
  const facts = action === 'send' ? factsOf(stream).filter(isNewest) : factsRead(stream);
  const messages = facts.map((fact) => ({
    $ref: `#/channels/${channel}/messages/${typeOf(fact)}`,
  }));
  return [
    `${service}.${action}.${channel}`,
    {
      action,
      channel: { $ref: `#/channels/${channel}` },
      summary: `${service} ${verb} ${channel}.`,
      tags: [{ name: service }],
      messages,
    },
  ] as const;
}

/** Whoever reads a stream from its beginning finds all of these. */
function factsRead(stream: StreamName): FactClass[] {
  return [...factsOf(stream), ...formerFactsOf(stream)];
}

function messageOf(fact: FactClass): Node {
  const { type, key, summary, newer, stream, formerly } = contractOf(fact);
  const more = [
    ...(newer ? [`No longer published: ${typeOf(newer.fact)} took its place.`] : []),
    ...(formerly ? [`Published on ${stream}; older logs have it on ${formerly.join()}.`] : []),
  ];
  return {
    name: type,
    title: fact.name,
    summary: [summary, ...more].join(' '),
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
