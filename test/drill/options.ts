import { parseArgs } from 'node:util';

export interface DrillOptions {
  readonly seed: number;
  /** Of traffic, before and behind the backup together. */
  readonly seconds: number;
  /** Requests a second. */
  readonly rate: number;
  /** Only these services; default all. */
  readonly only: readonly string[];
  /** So many old dumps that might bring erased leads back; 0: the exercises. */
  readonly resurrect: number;
  readonly report: string | undefined;
  readonly help: boolean;
}

/** The options are wrong; the message says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `npm run deploy:drill -- [options]

Runs the five services on servers of their own, under traffic; makes a backup of all databases at a
moment that the seed decides, and lets it continue. Then restores the backup of one service after the other, or
drops its database, starts it, and compares views, reports and topics with a recount of the topics.

  --seed N         when the backup is made, and the traffic (default: by the time)
  --seconds N      of traffic (default 60)
  --rate N         requests a second (default 25)
  --only NAME,…    only these services
  --resurrect N    instead: makes N dumps of marketing-intake at random moments with erasures between
                   them, restores each, and looks whether anybody who was erased is there again
  --report FILE    writes everything as JSON
  --help           this text`;

export function readOptions(args: string[], now: number): DrillOptions {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        seed: { type: 'string' },
        seconds: { type: 'string' },
        rate: { type: 'string' },
        only: { type: 'string' },
        resurrect: { type: 'string' },
        report: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  return {
    seed: wholeNumber('--seed', values.seed, now % 1_000_000),
    seconds: wholeNumber('--seconds', values.seconds, 60),
    rate: wholeNumber('--rate', values.rate, 25),
    only: (values.only ?? '').split(',').filter((name) => name !== ''),
    resurrect: wholeNumber('--resurrect', values.resurrect, 0),
    report: values.report,
    help: values.help,
  };
}

function wholeNumber(name: string, given: string | undefined, otherwise: number): number {
  if (given === undefined) return otherwise;
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  throw new UsageError(`${name} must be a whole number above 0, not ${given}.`);
}
