import type { Command } from 'commander';
import { goLive } from '../demo-company/go-live.js';
import { outcomeOfQuarter, playQuarter } from '../demo-company/play-quarter.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { onInterrupt } from '../interrupt/on-interrupt.js';
import { counted } from '../progress/counted.js';
import { contextForReading, contextForWork } from './command-context.js';
import { examplesOf } from './examples.js';

const firstRefused = 10;

export function completeSimulate(simulate: Command): void {
  simulate
    .command('quarter')
    .description(
      'The last three months of a company; repeating it with the same seed changes nothing',
    )
    .option('--seed <seed>', 'letters and digits; another seed is another company', '1')
    .option('--leads <count>', 'how many leads', '2000')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      examplesOf('simulate quarter', 'simulate quarter --seed acme --leads 500'),
    )
    .action(quarter);
  simulate
    .command('live')
    .description('Live traffic until Ctrl-C, one line per event')
    .option('--seed <seed>', 'letters and digits', '1')
    .option('--every <milliseconds>', 'the time between two leads', '1000')
    .option('--json', 'print each event as one line of JSON')
    .addHelpText('after', examplesOf('simulate live --every 250'))
    .action(live);
}

interface SimulateOptions {
  seed: string;
  json?: boolean;
}

async function quarter(options: SimulateOptions & { leads: string }): Promise<void> {
  const order = {
    seed: seedOf(options.seed),
    leads: countOf('--leads', options.leads, 1, 1_000_000),
    now: new Date(),
  };
  const { session, services, progress, print } = await contextForWork(options);
  const played = await playQuarter(order, session, services, progress);
  print(played, () =>
    [
      `Demo company ${played.seed}: ${outcomeOfQuarter(played)} (${played.seconds.toFixed(1)} s)`,
      ...played.refused.slice(0, firstRefused).map(({ name, why }) => `  ${name}: ${why}`),
    ].join('\n'),
  );
  if (played.refused.length > 0) process.exitCode = exitCodes.partly;
}

async function live(options: SimulateOptions & { every: string }): Promise<void> {
  const seed = seedOf(options.seed);
  const every = countOf('--every', options.every, 10, 3_600_000);
  const { services, clock } = await contextForReading(options);
  const { zone, second } = await clock();
  if (!options.json) console.log(`Times in ${zone}. Press Ctrl-C to stop.`);
  const end = new AbortController();
  onInterrupt(() => end.abort());
  const leads = await goLive(services, {
    seed,
    every,
    until: end.signal,
    onEvent: (leadId, what) => {
      const at = new Date();
      console.log(
        options.json
          ? JSON.stringify({ at, leadId, what })
          : `${second(at)}  lead …${leadId.slice(-6)}  ${what}`,
      );
    },
  });
  if (!options.json) console.log(`${counted(leads, 'lead')} came in. Stopped.`);
}

function seedOf(seed: string): string {
  if (/^[a-z0-9]{1,20}$/i.test(seed)) return seed.toLowerCase();
  throw new UsageError(`--seed ${seed} must be 1 to 20 letters and digits.`);
}

function countOf(option: string, text: string, least: number, most: number): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= least && count <= most) return count;
  throw new UsageError(`${option} ${text} must be a whole number from ${least} to ${most}.`);
}
