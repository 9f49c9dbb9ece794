import { deadLetterTopic, services, streamNames, topicsOf } from '@smarketing/contracts';
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

  it('has every topic, with all facts kept for ever', () => {
    const topics = of('KafkaTopic');
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
    (name, { consumes, publishes }) => {
      const read = new Set(
        [...consumes, ...publishes].flatMap(topicsOf).map(({ kafkaName }) => kafkaName),
      );
      expect(allowed(name, 'Read')).toEqual([...read].toSorted());
    },
  );

  it.each(Object.keys(services))(
    'lets %s use groups of its own and nothing of anybody else',
    (name) => {
      const groups = aclsOf(name).filter(({ resource }) => resource.type === 'group');
      expect(groups.map(({ resource }) => resource)).toEqual([
        { type: 'group', name: `${namespace}${name}`, patternType: 'literal' },
        { type: 'group', name: `${namespace}${name}.`, patternType: 'prefix' },
      ]);
      for (const { resource, operations } of aclsOf(name)) {
        expect(['topic', 'group']).toContain(resource.type);
        if (resource.type === 'topic') expect(resource.patternType).toBe('literal');
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
