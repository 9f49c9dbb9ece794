import { describe, expect, it } from 'vitest';
import type { TopicState } from '../src/kafka/read-cluster.js';
import { judgeDatabase, type DatabaseState } from '../src/preconditions/database-rules.js';
import { dangerOf } from '../src/preconditions/deviation.js';
import { judgeTopics } from '../src/preconditions/topic-rules.js';

const good = {
  'retention.ms': '-1',
  'retention.bytes': '-1',
  'cleanup.policy': 'delete',
  'min.insync.replicas': '2',
  'unclean.leader.election.enable': 'false',
  'max.message.bytes': '1048588',
  'compression.type': 'producer',
};
const wanted = [{ topic: 'smarketing.leads', partitions: 6 }];

function topicWith(config: Record<string, string>, replicas = 3): TopicState {
  return { replicas, config: new Map(Object.entries({ ...good, ...config })) };
}

function judged(topic: TopicState | undefined, { brokers = 3, readsZstd = true } = {}) {
  const topics = new Map(topic ? [['smarketing.leads', topic]] : []);
  return judgeTopics({ brokers, topics }, wanted, readsZstd).map((deviation) => ({
    rule: deviation.rule,
    danger: dangerOf(deviation),
    fix: deviation.fix,
  }));
}

describe('A topic', () => {
  it.each([1, 3])('is as it must be on %d brokers', (brokers) => {
    expect(judged(topicWith({}), { brokers })).toEqual([]);
  });

  it.each([
    ['retention', { 'retention.ms': '604800000' }, 'retention.ms=-1'],
    ['retention', { 'retention.bytes': '1073741824' }, 'retention.bytes=-1'],
    [
      'retention',
      { 'retention.ms': '1', 'retention.bytes': '2' },
      'retention.ms=-1,retention.bytes=-1',
    ],
    ['compaction', { 'cleanup.policy': 'compact' }, 'cleanup.policy=delete'],
    ['compaction', { 'cleanup.policy': 'compact,delete' }, 'cleanup.policy=delete'],
    ['min-insync-replicas', { 'min.insync.replicas': '1' }, 'min.insync.replicas=2'],
    [
      'unclean-leader-election',
      { 'unclean.leader.election.enable': 'true' },
      'unclean.leader.election.enable=false',
    ],
  ])('loses data by %s where it has %j', (rule, config, setting) => {
    const [only, ...others] = judged(topicWith(config));
    expect(others).toEqual([]);
    expect(only).toMatchObject({ rule, danger: 'loses-data' });
    expect(only!.fix).toMatch(
      new RegExp(`--entity-name smarketing\\.leads --add-config ${setting}\``),
    );
  });

  it.each([
    ['message-size', topicWith({ 'max.message.bytes': '65536' }), {}],
    ['compression', topicWith({ 'compression.type': 'zstd' }), { readsZstd: false }],
    ['spare-replica', topicWith({}, 2), {}],
    ['spare-replica', topicWith({ 'min.insync.replicas': '3' }), {}],
    ['topic-missing', undefined, {}],
  ])('hinders by %s', (rule, topic, how) => {
    expect(judged(topic, how)).toMatchObject([{ rule, danger: 'hinders' }]);
  });

  it('on one of three brokers is gone with it', () => {
    const rules = judged(topicWith({}, 1)).map(({ rule }) => rule);
    expect(rules).toEqual(['replication']);
  });

  it('cannot be kept by several brokers where there are none, and is not blamed for it', () => {
    const alone = topicWith({ 'min.insync.replicas': '1' }, 1);
    expect(judged(alone, { brokers: 1 })).toEqual([]);
  });

  it('may be compressed by zstd where that can be read', () => {
    expect(judged(topicWith({ 'compression.type': 'zstd' }))).toEqual([]);
  });

  it('whose settings may not be read is unknown, and its replicas are known all the same', () => {
    const found = judged({ replicas: 1, config: undefined });
    expect(found.map(({ rule }) => rule)).toEqual(['replication', 'topic-settings']);
    expect(found[1]!.danger).toBe('unknown');
  });
});

it('topics that are alike are told together, with one command for all', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const topics = new Map(names.map((name) => [name, topicWith({ 'retention.ms': '1000' })]));
  const settings = names.map((topic) => ({ topic, partitions: 6 }));
  const [only, ...others] = judgeTopics({ brokers: 1, topics }, settings, true);
  expect(others).toEqual([]);
  expect(only).toMatchObject({ on: names });
  expect(only!.cause).toContain('a, b, c and 2 more');
  expect(only!.fix).toContain('for t in a b c d e; do');
});

describe('A database', () => {
  const state: DatabaseState = {
    kind: 'replica set',
    version: '8.0.4',
    arbiters: 0,
    persistent: true,
    majorityJournals: true,
  };

  it.each([{}, { version: '6.0.5' }, { kind: 'sharded cluster' as const }])(
    'is as it must be with %j',
    (given) => expect(judgeDatabase({ ...state, ...given })).toEqual([]),
  );

  it.each([
    ['replica-set', 'loses-data', { kind: 'standalone' as const }],
    ['journal', 'loses-data', { persistent: false }],
    ['journal', 'loses-data', { majorityJournals: false }],
    ['database-version', 'hinders', { version: '5.0.31' }],
    ['arbiter', 'hinders', { arbiters: 1 }],
    ['database-settings', 'unknown', { persistent: undefined }],
    ['database-settings', 'unknown', { majorityJournals: undefined }],
  ])('is told of by %s, which %s, with %j', (rule, danger, given) => {
    const [only, ...others] = judgeDatabase({ ...state, ...given });
    expect(others).toEqual([]);
    expect(only!.rule).toBe(rule);
    expect(dangerOf(only!)).toBe(danger);
  });
});
