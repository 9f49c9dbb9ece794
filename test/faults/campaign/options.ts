import { parseArgs } from 'node:util';
import { faultKinds } from './plan.ts';

export interface CampaignOptions {
  readonly seed: number;
  readonly report: string | undefined;
  readonly smoke: boolean;
  /** Kafka and MongoDB with TLS and passwords. */
  readonly secured: boolean;
  readonly only: readonly string[];
  readonly rounds: number;
  readonly help: boolean;
}

/** The options are wrong; the message says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `npm run faults -- [options]

  --seed N          the plan of faults; the same seed gives the same plan (default: by the time)
  --report FILE     writes everything as JSON
  --only KIND,…     only these faults: ${faultKinds.join(', ')}
  --rounds N        rounds of 24 kills each (default 9)
  --smoke           a short run: under a minute
  --secured         Kafka and MongoDB with TLS and passwords
  --help            this text`;

export function readOptions(args: string[], now: number): CampaignOptions {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        seed: { type: 'string' },
        report: { type: 'string' },
        only: { type: 'string' },
        rounds: { type: 'string' },
        smoke: { type: 'boolean', default: false },
        secured: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const only = (values.only ?? '').split(',').filter((kind) => kind !== '');
  const unknown = only.find((kind) => !(faultKinds as readonly string[]).includes(kind));
  if (unknown !== undefined) {
    throw new UsageError(`--only: ${unknown} is not one of ${faultKinds.join(', ')}.`);
  }
  return {
    seed: wholeNumber('--seed', values.seed, now % 1_000_000),
    report: values.report,
    smoke: values.smoke,
    secured: values.secured,
    only,
    rounds: wholeNumber('--rounds', values.rounds, 9),
    help: values.help,
  };
}

function wholeNumber(name: string, given: string | undefined, otherwise: number): number {
  if (given === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(given))
    throw new UsageError(`${name} must be a whole number, not ${given}.`);
  return Number(given);
}
