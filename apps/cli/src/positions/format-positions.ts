import type { LeadScoring } from '@smarketing/api-client';
import type { ServiceName } from '@smarketing/contracts/names';
import { counted } from '../progress/counted.js';
import { table } from '../report/table.js';

const n = (count: number) => count.toLocaleString('en');

/** Up to where a service has applied each topic, and whether that is told of this cluster. */
export function formatPositions(
  service: ServiceName,
  { cluster, resumed, positions }: LeadScoring.Positions,
): string {
  const rows = [...Map.groupBy(positions, ({ topic }) => topic)].map(([topic, same]) => {
    const elsewhere = new Set(
      same.flatMap(({ last }) => (last && last.cluster !== cluster ? [last.cluster] : [])),
    );
    const sum = (of: (one: LeadScoring.TopicPosition) => number) =>
      n(same.reduce((total, one) => total + of(one), 0));
    const known = elsewhere.size === 0 ? 'this one' : [...elsewhere].join(', ');
    return [topic, sum(({ next }) => next), sum(({ end }) => end), known];
  });
  const lines = [
    `${service} is connected to the Kafka cluster ${cluster}.`,
    table(['topic', 'applied', 'on the topic', 'read from cluster'], rows, {
      uncut: ['topic', 'read from cluster'],
    }),
  ];
  if (resumed) lines.push(`Reading started from scratch at ${resumed}.`);
  if (positions.some(({ last }) => last && last.cluster !== cluster)) {
    lines.push(
      'Some positions are of another cluster. If reading is refused (see `smarketing doctor`):',
      `  smarketing positions resume-by-sequence ${service}`,
    );
  }
  return lines.join('\n');
}

/** What the topics of a service lack of what it has issued. */
export function formatMissing(
  service: ServiceName,
  { keys, facts, examples }: LeadScoring.MissingOnTopics,
): string {
  if (keys === 0) return `The topics of ${service} have everything that it has issued.`;
  const rows = examples.map(({ stream, key, published, issued }) => [
    stream,
    key,
    published === 0 ? 'none' : `up to ${n(published)}`,
    `up to ${n(issued)}`,
  ]);
  return [
    `The topics of ${service} lack ${counted(facts, 'fact')} of ${counted(keys, 'key')}: later facts of these keys are held by whoever folds them, until the missing ones are there.`,
    table(['stream', 'key', 'on the topic', 'issued'], rows, { uncut: ['key'] }),
    ...(keys > examples.length ? [`… and ${counted(keys - examples.length, 'more key')}.`] : []),
  ].join('\n');
}
