/** What is to be known of a topic to create it. */
interface WantedTopic {
  readonly topic: string;
  readonly partitions: number;
  readonly replicas: number;
  readonly config: Readonly<Record<string, string>>;
}

/** Topics are missing, and this user may not create them. To try again helps once somebody has. */
export class MissingTopicsError extends Error {
  override readonly name = 'MissingTopicsError';
  readonly topics: readonly string[];

  constructor(missing: readonly WantedTopic[], options?: ErrorOptions) {
    const topics = missing.map(({ topic }) => topic);
    const alike = Map.groupBy(missing, commandOf);
    const commands = [...alike].map(([command, same]) => {
      const names = same.map(({ topic }) => topic).join(' ');
      return `\`for t in ${names}; do ${command}; done\``;
    });
    super(
      `Kafka has no ${topics.join(', ')}, or hides them from this user, who may not create topics. Have them created: ${commands.join(' and ')}. Or, where they exist, allow the user to Describe them.`,
      options,
    );
    this.topics = topics;
  }
}

function commandOf({ partitions, replicas, config }: WantedTopic): string {
  const settings = Object.entries(config).map(([name, value]) => ` --config ${name}=${value}`);
  // Without it the broker's own default counts.
  const factor = replicas > 0 ? ` --replication-factor ${replicas}` : '';
  return `kafka-topics.sh --bootstrap-server BROKER --create --topic $t --partitions ${partitions}${factor}${settings.join('')}`;
}
