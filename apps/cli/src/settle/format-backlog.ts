import { table, whole, type Cell } from '../report/table.js';
import { plainScreen, type Screen } from '../terminal/screen.js';
import { wrapLine } from '../terminal/wrap-line.js';
import type { Look } from './look-around.js';
import type { ServiceBacklog } from './read-backlog.js';

const columns: readonly (readonly [string, string])[] = [
  ['outboxRows', 'outbox'],
  ['lagEvents', 'lag'],
  ['parkedKeys', 'parked'],
  ['heldEvents', 'held'],
  ['overdueTimers', 'overdue'],
];
/** No columns, and no work either: how late a service is. */
const noWork = new Set([...columns.map(([name]) => name), 'lagSeconds']);

/** `waited`: for all that was published before. */
export function formatBacklog(
  { backlog, left }: Pick<Look, 'backlog' | 'left'>,
  screen: Screen = plainScreen,
  waited: boolean = false,
): string {
  const header = ['service', ...columns.map(([, label]) => label), 'other', 'state'];
  return [
    table(header, backlog.map(rowOf), { screen, words: ['state'] }),
    '',
    wrapLine(verdictOf(left, waited), screen, 0),
  ].join('\n');
}

/** What has no column of its own counts as other. */
function rowOf({ service, quiescent, items, unknown }: ServiceBacklog): Cell[] {
  if (!items) {
    const state = { text: 'no answer', tone: 'bad' } as const;
    return [service, ...columns.map(() => '–'), '–', state];
  }
  const other = Object.entries(items).filter(([name]) => !noWork.has(name));
  return [
    service,
    ...columns.map(([name]) => whole(items[name] ?? null)),
    whole(other.reduce((sum, [, count]) => sum + count, 0)),
    {
      text: unknown ?? (quiescent ? 'idle' : 'busy'),
      tone: quiescent ? 'good' : 'open',
    },
  ];
}

function verdictOf(left: string | undefined, waited: boolean): string {
  if (waited) {
    const now = left === undefined ? '' : ` Left now: ${left}.`;
    return `Everything published before the wait began has arrived. Others keep writing.${now}`;
  }
  if (left === undefined) return 'The system is idle.';
  return `There is work left: ${left}. \`smarketing backlog --wait\` waits for it.`;
}
