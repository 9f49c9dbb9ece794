import type { MarketingIntake } from '@smarketing/api-client';
import { table } from '../report/table.js';

type Sender = MarketingIntake.components['schemas']['Sender'];
type Refusal = MarketingIntake.components['schemas']['InboundRefusal'];

/** The systems whose facts are read. */
export function formatSenders(senders: readonly Sender[]): string {
  if (senders.length === 0)
    return 'No facts of other systems are read: INBOUND_SENDERS of marketing-intake names them.';
  const rows = senders.map((sender) => [
    sender.sender,
    sender.topic,
    sender.lastStoredAt === null ? 'never' : atSecond(sender.lastStoredAt),
    String(sender.storedInSevenDays),
    String(sender.refusedInSevenDays),
    String(sender.waiting),
  ]);
  const headers = ['sender', 'topic', 'last stored', 'in 7 days', 'refused', 'waiting'];
  return table(headers, rows, { words: headers.slice(0, 3), uncut: ['topic'] });
}

/** What was refused, newest first. */
export function formatRefusals(refusals: readonly Refusal[]): string {
  if (refusals.length === 0) return 'Nothing was refused in the last 30 days.';
  const rows = refusals.map(({ at, topic, partition, offset, field, why }) => [
    atSecond(at),
    `${topic}:${partition}:${offset}`,
    `${field || 'the event'} ${why}`,
  ]);
  const headers = ['refused at', 'record', 'why'];
  return table(headers, rows, { words: headers, uncut: ['record', 'why'] });
}

function atSecond(time: string): string {
  return `${time.slice(0, 19).replace('T', ' ')}Z`;
}
