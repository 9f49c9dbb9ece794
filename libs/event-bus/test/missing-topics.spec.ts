import { expect, it } from 'vitest';
import { MissingTopicsError } from '../src/kafka/missing-topics.js';

const kept = { 'retention.ms': '-1' };

it('topics that cannot be created are named with a command for those that are alike', () => {
  const error = new MissingTopicsError([
    { topic: 'emea.leads', partitions: 6, replicas: 3, config: kept },
    { topic: 'emea.leads.bulk', partitions: 6, replicas: 3, config: kept },
    { topic: 'emea.letters', partitions: 6, replicas: -1, config: {} },
  ]);
  expect(error.topics).toEqual(['emea.leads', 'emea.leads.bulk', 'emea.letters']);
  expect(error.message).toBe(
    'Kafka has no emea.leads, emea.leads.bulk, emea.letters, or hides them from this user, who may not create topics. Have them created: `for t in emea.leads emea.leads.bulk; do kafka-topics.sh --bootstrap-server BROKER --create --topic $t --partitions 6 --replication-factor 3 --config retention.ms=-1; done` and `for t in emea.letters; do kafka-topics.sh --bootstrap-server BROKER --create --topic $t --partitions 6; done`. Or, where they exist, allow the user to Describe them.',
  );
});
