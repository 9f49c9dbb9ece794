import { eventually, kafkaOf, type TestSystem } from '@smarketing/testing';
import type { Admin } from 'kafkajs';

/** What an operator does to topics, or somebody who takes himself for one. */
export class TopicAdmin {
  private constructor(
    private readonly admin: Admin,
    private readonly namespace: string,
  ) {}

  static async open(system: TestSystem): Promise<TopicAdmin> {
    const admin = kafkaOf(system).admin();
    await admin.connect();
    return new TopicAdmin(admin, system.kafkaNamespace);
  }

  /** What is not said goes back to the broker's default. Resolves when the broker has heard of it. */
  async configure(topic: string, config: Record<string, string>): Promise<void> {
    const entries = { 'retention.ms': '-1', ...config };
    await this.admin.alterConfigs({
      validateOnly: false,
      resources: [
        {
          type: 2,
          name: this.namespace + topic,
          configEntries: Object.entries(entries).map(([name, value]) => ({ name, value })),
        },
      ],
    });
    await eventually(async () => {
      const resource = { type: 2, name: this.namespace + topic, configNames: Object.keys(entries) };
      const { resources } = await this.admin.describeConfigs({
        includeSynonyms: false,
        resources: [resource],
      });
      const is = new Map(
        resources[0]!.configEntries.map((one) => [one.configName, one.configValue]),
      );
      return Object.entries(entries).every(([name, value]) => is.get(name) === value);
    });
  }

  async deleteTopic(topic: string): Promise<void> {
    await this.admin.deleteTopics({ topics: [this.namespace + topic] });
  }

  /** All up to there. */
  async deleteRecords(topic: string, partition: number, before: number): Promise<void> {
    await this.admin.deleteTopicRecords({
      topic: this.namespace + topic,
      partitions: [{ partition, offset: String(before) }],
    });
  }

  close(): Promise<void> {
    return this.admin.disconnect();
  }
}
