import {
  deadLetterTopic,
  inboundTopic,
  inboundTopics,
  services,
  streamNames,
  topicsOf,
} from '@smarketing/contracts';
import { describe, expect, it } from 'vitest';
import { readRendered, valuesOf, type Manifest } from '../the-charts.ts';

const cases = valuesOf('platform').map(
  (values) => [values, readRendered('platform', values)] as const,
);
const everyTopic = [
  ...streamNames.flatMap(topicsOf).map(({ kafkaName }) => kafkaName),
  ...Object.keys(services).map(deadLetterTopic),
];

interface Acl {
  resource: { type: string; name: string; patternType: string };
  operations: string[];
}

describe.each(cases)('the platform with the values %s', (values, manifests) => {
  const namespace = values === 'given-kafka' ? 'EMEA_1.' : '';
  const prefix = values === 'given-kafka' ? 'emea-' : 'smarketing-';
  const of = (kind: string) => manifests.filter((one) => one.kind === kind);
  const aclsOf = (service: string): Acl[] =>
    of('KafkaUser').find(({ metadata }) => metadata.name === prefix + service)!.spec.authorization
      .acls;
  const allowed = (service: string, operation: string) =>
    aclsOf(service)
      .filter(
        ({ resource, operations }) => resource.type === 'topic' && operations.includes(operation),
      )
      .map(({ resource }) => resource.name.slice(namespace.length))
      .toSorted();

  const senders = values === 'production' ? ['crm', 'shop'] : [];
  const isInbound = (topic: string) => topic.startsWith(namespace + inboundTopics);

  it('has every topic, with all facts kept for ever', () => {
    const topics = of('KafkaTopic').filter(({ spec }) => !isInbound(spec.topicName));
    const names = topics.map(({ spec }) => String(spec.topicName).slice(namespace.length));
    expect(names.toSorted()).toEqual(everyTopic.toSorted());
    for (const { spec } of topics) {
      expect(spec.config).toMatchObject({
        'retention.ms': '-1',
        'retention.bytes': '-1',
        'cleanup.policy': 'delete',
      });
      if (spec.replicas >= 3) expect(spec.config['min.insync.replicas']).toBe('2');
    }
  });

  it('has a topic for each sender of facts, kept for a week, and a user who writes there and nowhere else', () => {
    const topics = of('KafkaTopic').filter(({ spec }) => isInbound(spec.topicName));
    expect(topics.map(({ spec }) => spec.topicName)).toEqual(senders.map(inboundTopic));
    for (const { spec } of topics) expect(spec.config['retention.ms']).toBe('604800000');
    const users = of('KafkaUser').filter(({ metadata }) => metadata.name.includes('-inbound-'));
    expect(users).toHaveLength(senders.length);
    for (const sender of senders) {
      expect(allowed(`inbound-${sender}`, 'Write')).toEqual([inboundTopic(sender)]);
      expect(allowed(`inbound-${sender}`, 'Read')).toEqual([]);
      for (const { resource, operations } of aclsOf(`inbound-${sender}`)) {
        expect(operations).toEqual(['Describe', 'Write']);
        expect(resource.name.startsWith(inboundTopic(sender))).toBe(true);
        expect(resource.patternType).toBe(resource.type === 'topic' ? 'literal' : 'prefix');
      }
    }
  });

  it.each(Object.entries(services))(
    'lets %s write what it publishes and its dead letters',
    (name, { publishes }) => {
      const written = [
        ...publishes.flatMap(topicsOf).map(({ kafkaName }) => kafkaName),
        deadLetterTopic(name),
      ];
      expect(allowed(name, 'Write')).toEqual(written.toSorted());
    },
  );

  it.each(Object.entries(services))(
    'lets %s read what it consumes and publishes',
    (name, { consumes, publishes, foreign = [] }) => {
      const read = new Set([
        ...[...consumes, ...publishes].flatMap(topicsOf).map(({ kafkaName }) => kafkaName),
        ...foreign,
      ]);
      expect(allowed(name, 'Read')).toEqual([...read].toSorted());
    },
  );

  it.each(Object.entries(services))(
    'lets %s use groups of its own and nothing of anybody else',
    (name, { foreign = [] }) => {
      const groups = aclsOf(name).filter(({ resource }) => resource.type === 'group');
      expect(groups.map(({ resource }) => resource)).toEqual([
        { type: 'group', name: `${namespace}${name}`, patternType: 'literal' },
        { type: 'group', name: `${namespace}${name}.`, patternType: 'prefix' },
      ]);
      for (const { resource, operations } of aclsOf(name)) {
        expect(['topic', 'group']).toContain(resource.type);
        if (resource.type === 'topic') {
          const isForeign = foreign.includes(resource.name.slice(namespace.length));
          expect(resource.patternType).toBe(isForeign ? 'prefix' : 'literal');
        }
        expect(['Describe', 'DescribeConfigs', 'Read', 'Write']).toEqual(
          expect.arrayContaining(operations),
        );
      }
    },
  );

  it('leaves what holds data where it is when the release is uninstalled', () => {
    const holders: Manifest[] = [
      'Kafka',
      'KafkaNodePool',
      'KafkaTopic',
      'MongoDBCommunity',
    ].flatMap(of);
    for (const { metadata } of holders) {
      expect(metadata.annotations?.['helm.sh/resource-policy']).toBe('keep');
    }
    for (const { spec } of of('KafkaNodePool')) {
      for (const volume of spec.storage.volumes) expect(volume.deleteClaim).toBe(false);
    }
  });

  it('lets each service into its own database and no other', () => {
    for (const { spec } of of('MongoDBCommunity')) {
      const databases = spec.users.map((user: Manifest['spec']) => [
        user.name,
        user.roles.filter(({ name }: { name: string }) => name !== 'clusterMonitor'),
      ]);
      expect(Object.fromEntries(databases)).toEqual(
        Object.fromEntries(
          Object.entries(services).map(([name, { database }]) => [
            name,
            [{ db: database, name: 'readWrite' }],
          ]),
        ),
      );
    }
  });
});
