import type { ClusterState, TopicState } from '../kafka/read-cluster.js';
import type { TopicSettings } from '../kafka/kafka-client.js';
import { brokersForReplicas } from '../topic-settings.js';
import type { Deviation } from './deviation.js';

/** The relay's batches, and every single fact, come to less. */
const batchBytes = 1_048_588;

/** Of one topic. `is`: how it is; topics of one rule that are alike are told together. */
interface Finding {
  readonly rule: Deviation['rule'];
  readonly is: string;
}

interface Wording {
  readonly cause: (is: string, topics: string) => string;
  /** The settings to add to the topics; or what else to do. */
  readonly fix: (is: string) => { readonly config: string } | { readonly act: string };
}

/**
 * What of the topics is not as it must be for facts to be kept for ever, and to come through.
 * `readsZstd`: whether this process can read what is compressed by it.
 */
export function judgeTopics(
  cluster: ClusterState,
  wanted: readonly TopicSettings[],
  readsZstd: boolean,
): Deviation[] {
  const found = wanted.flatMap((settings) =>
    judge(cluster, settings, readsZstd).map((finding) => ({ ...finding, topic: settings.topic })),
  );
  const alike = Map.groupBy(found, ({ rule, is }) => `${rule} ${is}`);
  return [...alike.values()].map((same) => {
    const { rule, is } = same[0]!;
    const topics = same.map(({ topic }) => topic);
    const { cause, fix } = wordings[rule]!;
    return { rule, on: topics, cause: cause(is, listed(topics)), fix: inWords(fix(is), topics) };
  });
}

function judge(cluster: ClusterState, settings: TopicSettings, readsZstd: boolean): Finding[] {
  const found = cluster.topics.get(settings.topic);
  if (!found) return [{ rule: 'topic-missing', is: '' }];
  return [
    ...judgeReplicas(found, cluster.brokers),
    ...(found.config ? judgeConfig(found.config, settings, readsZstd) : [unknown]),
  ];
}

const unknown: Finding = { rule: 'topic-settings', is: '' };

function judgeReplicas({ replicas, config }: TopicState, brokers: number): Finding[] {
  if (brokers < brokersForReplicas) return [];
  const inSync = config && Number(config.get('min.insync.replicas'));
  const findings: Finding[] = [];
  if (replicas < 2) findings.push({ rule: 'replication', is: String(replicas) });
  else if (inSync && replicas <= inSync)
    findings.push({ rule: 'spare-replica', is: `${replicas}` });
  if (inSync && inSync < 2) findings.push({ rule: 'min-insync-replicas', is: `${inSync}` });
  if (config?.get('unclean.leader.election.enable') === 'true') {
    findings.push({ rule: 'unclean-leader-election', is: 'true' });
  }
  return findings;
}

function judgeConfig(
  config: ReadonlyMap<string, string>,
  settings: TopicSettings,
  readsZstd: boolean,
): Finding[] {
  const findings: Finding[] = [];
  const limits = ['retention.ms', 'retention.bytes'].filter((name) => config.get(name) !== '-1');
  if (limits.length > 0) {
    const is = limits.map((name) => `${name}=${config.get(name)}`).join(', ');
    findings.push({ rule: 'retention', is });
  }
  const policy = config.get('cleanup.policy') ?? '';
  if (policy.includes('compact')) findings.push({ rule: 'compaction', is: policy });
  const needed = Number(settings.config?.['max.message.bytes'] ?? batchBytes);
  const taken = Number(config.get('max.message.bytes'));
  if (taken < needed) findings.push({ rule: 'message-size', is: `${taken} of ${needed}` });
  const compression = config.get('compression.type') ?? '';
  if (compression === 'zstd' && !readsZstd) findings.push({ rule: 'compression', is: compression });
  return findings;
}

const wordings: Partial<Record<Deviation['rule'], Wording>> = {
  retention: {
    cause: (is, topics) =>
      `Kafka deletes old facts of ${topics} (${is}): no view can be rebuilt without them.`,
    fix: (is) => ({ config: is.replaceAll(/=\d+/g, '=-1').replaceAll(', ', ',') }),
  },
  compaction: {
    cause: (is, topics) =>
      `Kafka keeps only the last fact of each key of ${topics} (cleanup.policy=${is}).`,
    fix: () => ({ config: 'cleanup.policy=delete' }),
  },
  replication: {
    cause: (_, topics) =>
      `Only one broker has the facts of ${topics}: they are gone with its disk.`,
    fix: () => ({ act: 'Give them three replicas with `kafka-reassign-partitions.sh`.' }),
  },
  'spare-replica': {
    cause: (is, topics) =>
      `Nothing can be published on ${topics} while one broker is down: all of the ${is} replicas must have it.`,
    fix: () => ({ act: 'Give them one replica more with `kafka-reassign-partitions.sh`.' }),
  },
  'min-insync-replicas': {
    cause: (is, topics) =>
      `Kafka acknowledges facts of ${topics} that ${is} broker has (min.insync.replicas=${is}): they are lost with it.`,
    fix: () => ({ config: 'min.insync.replicas=2' }),
  },
  'unclean-leader-election': {
    cause: (_, topics) =>
      `A broker that lacks facts of ${topics} may become their leader (unclean.leader.election.enable=true): they are lost then.`,
    fix: () => ({ config: 'unclean.leader.election.enable=false' }),
  },
  'message-size': {
    cause: (is, topics) =>
      `Kafka may refuse records of ${topics}, and what is behind them waits (max.message.bytes: ${is}).`,
    fix: (is) => ({ config: `max.message.bytes=${is.split(' ').at(-1)}` }),
  },
  compression: {
    cause: (is, topics) =>
      `This Node.js cannot read ${topics} (compression.type=${is}): it can from 22.15 on.`,
    fix: () => ({ config: 'compression.type=producer' }),
  },
  'topic-missing': {
    cause: (_, topics) => `Kafka has no ${topics}.`,
    fix: () => ({ act: 'Start the service that publishes there, or create it as docs say.' }),
  },
  'topic-settings': {
    cause: (_, topics) => `This account may not read how ${topics} are set, so nobody checks it.`,
    fix: () => ({ act: 'Allow it DescribeConfigs on them with `kafka-acls.sh`.' }),
  },
};

function listed(topics: readonly string[]): string {
  const few = 3;
  if (topics.length <= few) return topics.join(', ');
  return `${topics.slice(0, few).join(', ')} and ${topics.length - few} more`;
}

function inWords(fix: ReturnType<Wording['fix']>, topics: readonly string[]): string {
  if ('act' in fix) return fix.act;
  const { config } = fix;
  const one = (topic: string) =>
    `kafka-configs.sh --bootstrap-server BROKER --alter --entity-type topics --entity-name ${topic} --add-config ${config}`;
  if (topics.length === 1) return `Run \`${one(topics[0]!)}\`.`;
  return `Run \`for t in ${topics.join(' ')}; do ${one('$t')}; done\`.`;
}
