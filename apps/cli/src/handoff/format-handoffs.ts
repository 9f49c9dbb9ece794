import { formatMoney } from '@smarketing/contracts/names';
import type { Clock } from '../clock/clock.js';
import type { Handoff } from '../lead/read-lead.js';
import { table, type Cell } from '../report/table.js';
import { plainScreen, type Screen, type Tone } from '../terminal/screen.js';

export type ListedHandoff = Handoff & { readonly leadId: string };

const tones: Readonly<Record<string, Tone>> = { won: 'good', lost: 'bad', assigned: 'open' };

/** The inbox of sales, the longest qualified first. */
export function formatHandoffs(
  handoffs: readonly ListedHandoff[],
  clock: Clock,
  screen: Screen = plainScreen,
): string {
  if (handoffs.length === 0) return 'No handoffs.';
  const header = ['lead', 'qualified', 'stage', 'rep', 'amount', 'possible now'];
  return [
    table(
      header,
      handoffs.map((handoff) => rowOf(handoff, clock)),
      {
        screen,
        words: ['qualified', 'stage', 'rep', 'possible now'],
        uncut: ['lead', 'qualified', 'stage'],
      },
    ),
    '',
    `Times in ${clock.zone}.`,
  ].join('\n');
}

function rowOf({ leadId, qualifiedAt, stage, ...handoff }: ListedHandoff, clock: Clock): Cell[] {
  const { repId, amount, legal } = handoff;
  return [
    leadId,
    clock.minute(qualifiedAt),
    { text: stage, tone: tones[stage] },
    repId ?? '–',
    amount === undefined ? '' : formatMoney(amount),
    legal.map((act) => wordOfAct[act] ?? act).join(', ') || 'nothing',
  ];
}

/** What the service calls an act → the word of the command line. */
export const wordOfAct: Readonly<Record<string, string>> = {
  close: 'won, lost',
  purchases: 'purchase',
};

/** What became of an act, and what is possible next. */
export function formatActed(
  leadId: string,
  { changed, stage, repId, legal }: Handoff & { readonly changed: boolean },
): string {
  const rep = repId === undefined ? '' : `, rep ${repId}`;
  const next = legal.map((act) => wordOfAct[act] ?? act).join(', ') || 'nothing';
  return `Lead ${leadId} is ${stage}${rep}${changed ? '' : ' (unchanged)'}. Possible now: ${next}.`;
}
