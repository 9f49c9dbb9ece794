import type { MarketingIntake } from '@smarketing/api-client';
import { utcClock, type Clock } from '../clock/clock.js';
import { paint, plainScreen, type Screen } from '../terminal/screen.js';
import { printable } from '../terminal/text-width.js';
import { wrapLine } from '../terminal/wrap-line.js';

export type Receipt = MarketingIntake.components['schemas']['ErasureReceipt'];

/** What was deleted, what is kept and until when, and who has confirmed it; who has not is named. */
export function formatReceipt(
  receipt: Receipt,
  clock: Clock = utcClock,
  screen: Screen = plainScreen,
): string {
  const { leadId, erasedAt, ground, period, erasedWith, deleted, kept, confirmations } = receipt;
  const heading = (text: string) => paint(screen, 'heading', text);
  const line = (text: string) => wrapLine(printable(text), screen, 4);
  const why = period
    ? `${ground}: ${period.of}, ${period.months} months without a touchpoint`
    : ground;
  return [
    `${heading(`Lead ${leadId}`)} was erased`,
    line(`  ${clock.moment(erasedAt)}, ${why}`),
    ...(erasedWith === undefined ? [] : [line(`  with lead ${erasedWith}, of which it was part`)]),
    '',
    heading('Deleted in marketing-intake'),
    ...(deleted.length === 0
      ? ['  nothing was kept']
      : deleted.map(({ of, count }) => line(`  ${count} of ${of}`))),
    ...(kept.length === 0 ? [] : ['', heading('Kept apart, as a law asks')]),
    ...kept.map(({ of, ground: law, until }) =>
      line(`  ${of} until ${clock.minute(until)} (${law})`),
    ),
    '',
    heading('Confirmed'),
    ...confirmations.map(({ service, at }) =>
      line(`  ${service}: ${at === null ? 'missing' : clock.moment(at)}`),
    ),
    '',
    line(verdictOn(receipt)),
    `Times in ${clock.zone}.`,
  ].join('\n');
}

function verdictOn({ leadId, missing }: Receipt): string {
  return missing.length === 0
    ? 'Every service has deleted what it held.'
    : `Not complete: ${missing.join(', ')} ${missing.length === 1 ? 'has' : 'have'} not confirmed. Ask again with \`smarketing privacy receipt ${leadId}\`.`;
}
