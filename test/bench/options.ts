import { parseArgs } from 'node:util';

export const sections = [
  'consumers',
  'relay',
  'growth',
  'latency',
  'rates',
  'footprint',
  'intake',
] as const;
export type Section = (typeof sections)[number];

export interface BenchOptions {
  readonly report: string | undefined;
  readonly only: readonly Section[];
  /** Contestants of the consumers' section; empty: all. */
  readonly variants: readonly string[];
  readonly repeats: number;
  /** Leads a second at which their cost is measured. */
  readonly rates: readonly number[];
  readonly quick: boolean;
  /** A directory for CPU profiles of what is measured. */
  readonly profile: string | undefined;
  readonly help: boolean;
}

export const usage = `Usage: npm run bench -- [options]

  --report FILE      write all that was measured as JSON (and FILE with .md: the tables)
  --only A,B         of: ${sections.join(', ')}
  --variants A,B     of the consumers' contestants: their names are in the table
  --rates N,N        leads a second, default 1,50,150,300: what a lead costs
  --repeats N        default 5
  --quick            a tiny run that only shows that everything works
  --profile DIR      also write a CPU profile of every process that is measured
  --help             say this
`;

/** The command line is wrong. */
export class UsageError extends Error {
  constructor(why: string) {
    super(`${why}\n\n${usage}`);
  }
}

export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parse(args);
  const { quick } = values;
  const repeats = Number(values.repeats ?? (quick ? 1 : 5));
  if (!Number.isInteger(repeats) || repeats < 1) {
    throw new UsageError(`--repeats is ${values.repeats} and must be a whole number from 1 on.`);
  }
  if (!listOf(values.rates).every((rate) => Number(rate) > 0)) {
    throw new UsageError(`--rates is ${values.rates} and must be numbers above 0.`);
  }
  const only = listOf(values.only).map((name) => {
    const section = sections.find((known) => known === name);
    if (!section) throw new UsageError(`"${name}" is nothing that --only can name.`);
    return section;
  });
  return {
    report: values.report,
    only: only.length > 0 ? only : sections,
    variants: listOf(values.variants),
    repeats,
    rates: listOf(values.rates).map(Number),
    quick,
    profile: values.profile,
    help: values.help,
  };
}

function listOf(value: string | undefined): string[] {
  return value ? value.split(',') : [];
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        report: { type: 'string' },
        only: { type: 'string' },
        variants: { type: 'string' },
        rates: { type: 'string', default: '1,50,150,300' },
        repeats: { type: 'string' },
        quick: { type: 'boolean', default: false },
        profile: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (cause) {
    throw new UsageError((cause as Error).message);
  }
}
