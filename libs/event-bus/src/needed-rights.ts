import { deadLetterTopic, topicsOf, type StreamName } from '@smarketing/contracts';
import { groupsOf, tailGroups } from './consumer-groups.js';

/** What a user of Kafka may do with a topic or a group; names are without the namespace. */
export interface Right {
  readonly resource: 'topic' | 'group';
  readonly name: string;
  readonly pattern: 'literal' | 'prefix';
  readonly operations: readonly ('Describe' | 'DescribeConfigs' | 'Read' | 'Write')[];
}

/**
 * All that a service does in Kafka. It creates nothing: its topics are there already. Who may write to a
 * topic may do so idempotently.
 */
export function rightsOf(service: {
  readonly name: string;
  readonly consumes: readonly StreamName[];
  readonly publishes: readonly StreamName[];
  readonly foreign?: readonly string[];
}): Right[] {
  const { name, consumes, publishes, foreign = [] } = service;
  const read = consumes.filter((stream) => !publishes.includes(stream)).flatMap(topicsOf);
  const groups = groupsOf(name);
  return [
    ...read.map(({ kafkaName }) => topic(kafkaName, ['Read'])),
    // A view with timers is rebuilt from what its service has published, too.
    ...publishes.flatMap(topicsOf).map(({ kafkaName }) => topic(kafkaName, ['Read', 'Write'])),
    ...foreign.map((prefix) => ({ ...topic(prefix, ['Read']), pattern: 'prefix' as const })),
    topic(deadLetterTopic(name), ['Write']),
    {
      resource: 'group',
      name: groups.consumer,
      pattern: 'literal',
      operations: ['Describe', 'Read'],
    },
    {
      resource: 'group',
      name: groups.readers,
      pattern: 'prefix',
      operations: ['Describe', 'Read'],
    },
  ];
}

/** All that `smarketing events tail` and `doctor` do in Kafka: they read along. */
export function onlookerRights(
  streams: readonly StreamName[],
  services: readonly string[],
): Right[] {
  return [
    ...streams.flatMap(topicsOf).map(({ kafkaName }) => topic(kafkaName, ['Read'])),
    ...services.map((service) => topic(deadLetterTopic(service), ['Read'])),
    { resource: 'group', name: tailGroups, pattern: 'prefix', operations: ['Describe', 'Read'] },
  ];
}

/** Each topic is also described: how far it goes, and whether it is set as the promises need it. */
function topic(name: string, operations: Right['operations']): Right {
  return {
    resource: 'topic',
    name,
    pattern: 'literal',
    operations: ['Describe', 'DescribeConfigs', ...operations],
  };
}
