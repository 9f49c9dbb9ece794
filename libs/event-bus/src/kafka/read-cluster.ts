/** Of `ConfigResourceTypes`, whose file the client's own entry point does not export as a value. */
const topicResource = 2;

const settingsOfInterest = [
  'retention.ms',
  'retention.bytes',
  'cleanup.policy',
  'min.insync.replicas',
  'unclean.leader.election.enable',
  'max.message.bytes',
  'compression.type',
];

/** What of the client's admin is needed. */
interface ClusterAdmin {
  describeCluster(): Promise<{ brokers: readonly unknown[] }>;
  listTopics(): Promise<string[]>;
  fetchTopicMetadata(of: { topics: string[] }): Promise<{
    topics: { name: string; partitions: { replicas: readonly unknown[] }[] }[];
  }>;
  describeConfigs(of: {
    includeSynonyms: boolean;
    resources: { type: number; name: string; configNames: string[] }[];
  }): Promise<{
    resources: {
      resourceName: string;
      configEntries: { configName: string; configValue: string }[];
    }[];
  }>;
}

export interface TopicState {
  /** Of the partition that has the fewest. */
  readonly replicas: number;
  /** Undefined where the account may not read it. */
  readonly config: ReadonlyMap<string, string> | undefined;
}

export interface ClusterState {
  readonly brokers: number;
  /** Those of the topics that are there. */
  readonly topics: ReadonlyMap<string, TopicState>;
}

/** How the topics are set in truth, defaults of the brokers included. */
export async function readCluster(
  admin: ClusterAdmin,
  wanted: readonly string[],
): Promise<ClusterState> {
  const { brokers } = await admin.describeCluster();
  const known = new Set(await admin.listTopics());
  const there = wanted.filter((topic) => known.has(topic));
  if (there.length === 0) return { brokers: brokers.length, topics: new Map() };
  const metadata = await admin.fetchTopicMetadata({ topics: there });
  const configs = await configsOf(admin, there);
  const topics = metadata.topics.map(({ name, partitions }) => {
    const replicas = Math.min(...partitions.map((partition) => partition.replicas.length));
    return [name, { replicas, config: configs.get(name) }] as const;
  });
  return { brokers: brokers.length, topics: new Map(topics) };
}

type Configs = ReadonlyMap<string, ReadonlyMap<string, string> | undefined>;

/** One topic that may not be read makes the client refuse the answer for all: then each is asked for. */
async function configsOf(admin: ClusterAdmin, topics: readonly string[]): Promise<Configs> {
  try {
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: topics.map((name) => ({
        type: topicResource,
        name,
        configNames: settingsOfInterest,
      })),
    });
    return new Map(
      resources.map(({ resourceName, configEntries }) => [
        resourceName,
        new Map(configEntries.map(({ configName, configValue }) => [configName, configValue])),
      ]),
    );
  } catch (error) {
    if ((error as { type?: string }).type !== 'TOPIC_AUTHORIZATION_FAILED') throw error;
    if (topics.length === 1) return new Map();
    const each = await Promise.all(topics.map((topic) => configsOf(admin, [topic])));
    return new Map(each.flatMap((one) => [...one]));
  }
}
