import { Partitioners } from 'kafkajs';
import { faultHeader, streamOfTopic } from '../checker/log-contents.ts';
import type { Step } from '../campaign/plan.ts';
import { productTopics, readLog } from '../log/read-log.ts';
import type { Scene } from './scene.ts';

const chunk = 200;

/** Puts a part of all records on the log once more, in any order, as they are. */
export async function repeatRecords(
  scene: Scene,
  { share }: Extract<Step, { kind: 'duplicates' }>,
) {
  const { system, random } = scene;
  const topics = (await productTopics(system.kafka)).filter((topic) => streamOfTopic(topic));
  const poisoned = new Set([...scene.parked.values()].flatMap((keys) => [...keys]));
  const sound = (await readLog(system.kafka, topics)).filter(
    ({ headers, key }) => headers[faultHeader] !== 'poison' && !poisoned.has(key),
  );
  const chosen = random.shuffled(sound.filter(() => random.chance(share)));
  const producer = system.kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  try {
    for (let at = 0; at < chosen.length; at += chunk) {
      const messages = new Map<string, object[]>();
      for (const { topic, partition, key, headers, body } of chosen.slice(at, at + chunk)) {
        const same = messages.get(topic) ?? [];
        messages.set(topic, same);
        same.push({ partition, key, headers, value: body });
      }
      await producer.sendBatch({
        acks: -1,
        topicMessages: [...messages].map(([topic, same]) => ({ topic, messages: same as never })),
      });
    }
  } finally {
    await producer.disconnect();
  }
  scene.record({
    kind: 'duplicates',
    what: `${chosen.length} of ${sound.length} records again, in any order`,
    recovery: {},
    note: { records: chosen.length },
  });
}
