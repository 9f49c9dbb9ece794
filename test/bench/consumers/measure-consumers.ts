import { interleaved } from '../measure/interleaved.ts';
import { runInChild } from '../measure/child-run.ts';
import { spreadOf, type Spread } from '../measure/spread.ts';
import type { BenchOptions } from '../options.ts';
import type { BenchSystem } from '../system.ts';
import { contestants, variants, type Contestant, type Variant } from './contestants.ts';
import { leadFacts } from './lead-facts.ts';
import { scoresTopic } from './log-settings.ts';
import { foldInMemory, hashOf, rowsCollection, type LeadRow } from './lead-rows.ts';
import { publishLeadFacts, eventsOnLog } from './publish-lead-facts.ts';
import type { SubjectConfig, SubjectResult } from './subject-run.ts';

export interface ConsumerFigures {
  readonly variant: Variant;
  readonly name: string;
  readonly what: string;
  readonly events: number;
  readonly eventsPerSecond: Spread;
  /** Up to the last row only, where derived facts are published behind it. */
  readonly appliedPerSecond: Spread;
  /** CPU seconds for a thousand events. */
  readonly cpu: { self: Spread; mongod: Spread; broker: Spread; all: Spread };
  readonly eventsPerBatch: Spread;
  readonly peakMemory: Spread;
  readonly otherCores: Spread;
}

export interface ConsumersReport {
  readonly meanBodyBytes: number;
  readonly figures: readonly ConsumerFigures[];
}

/** A log of its own for each size, written once, read by every run with a new group. */
interface PreparedLog {
  readonly namespace: string;
  readonly events: number;
  readonly derived: number;
  readonly hash: string;
  readonly meanBodyBytes: number;
}

const perLead = 10;

export async function measureConsumers(
  system: BenchSystem,
  options: BenchOptions,
  say: (line: string) => void,
): Promise<ConsumersReport> {
  const { quick, repeats } = options;
  const chosen = variants.filter((variant) =>
    options.variants.length > 0
      ? options.variants.includes(variant) || options.variants.includes(contestants[variant].name)
      : !quick || contestants[variant].inQuickRun,
  );
  const sizes = quick ? { large: 200, small: 20 } : { large: 6_000, small: 300 };
  const large = await prepareLog(system, `${system.id}l.`, sizes.large);
  const small = await prepareLog(system, `${system.id}s.`, sizes.small);
  const logOf = (variant: Variant) => (contestants[variant].size === 'large' ? large : small);
  const run = async (variant: Variant, repeat: number | 'warm') => {
    const result = await runOnce(system, options, variant, logOf(variant), repeat);
    const rate = Math.round(logOf(variant).events / result.seconds);
    say(`consumers: ${contestants[variant].name} ${repeat}: ${rate} events/s`);
    return result;
  };
  // Page cache and mongod are warm before anything counts.
  if (!quick) await run(chosen.includes('bus') ? 'bus' : chosen[0]!, 'warm');
  const results = await interleaved(chosen, repeats, run);
  return {
    meanBodyBytes: large.meanBodyBytes,
    figures: chosen.map((variant) =>
      figuresOf(variant, logOf(variant).events, results.get(variant)!),
    ),
  };
}

async function prepareLog(
  system: BenchSystem,
  namespace: string,
  leads: number,
): Promise<PreparedLog> {
  const request = { leads, perLead };
  const meanBodyBytes = await publishLeadFacts(system, namespace, leadFacts(request));
  const { rows, derived } = foldInMemory(leadFacts(request));
  const hash = hashOf(rows.values());
  return { namespace, events: leads * perLead, derived, hash, meanBodyBytes };
}

async function runOnce(
  system: BenchSystem,
  options: BenchOptions,
  variant: Variant,
  log: PreparedLog,
  repeat: number | 'warm',
): Promise<SubjectResult> {
  const { brokers, mongoUri, mongo, pids, id } = system;
  const { program, derived } = contestants[variant];
  const name = `${id}-${variant}-${repeat}`;
  const database = `${id}_${variant}_${repeat}`;
  const before = await eventsOnLog(system, log.namespace, scoresTopic);
  const config: SubjectConfig = {
    variant,
    brokers,
    namespace: log.namespace,
    mongoUri,
    database,
    name,
    events: log.events,
    pids,
  };
  const result = await runInChild<SubjectResult>({ program, config, profileTo: options.profile });
  const db = mongo.db(database);
  const rows = await db.collection<LeadRow>(rowsCollection).find().toArray();
  if (hashOf(rows) !== log.hash) {
    const touchpoints = rows.reduce((sum, row) => sum + row.touchpoints, 0);
    throw new WrongResult(variant, `${rows.length} rows with ${touchpoints} touchpoints are not`);
  }
  await checkDerived(variant, derived === 'none' ? 0 : log.derived, {
    log: (await eventsOnLog(system, log.namespace, scoresTopic)) - before,
    outbox: await db.collection('outbox').countDocuments(),
  });
  await db.dropDatabase();
  return result;
}

async function checkDerived(
  variant: Variant,
  expected: number,
  found: { log: number; outbox: number },
): Promise<void> {
  const { derived }: Contestant = contestants[variant];
  const wanted = {
    log: derived === 'log' ? expected : 0,
    outbox: derived === 'outbox' ? expected : 0,
  };
  if (found.log === wanted.log && found.outbox === wanted.outbox) return;
  const said = `${found.log} derived facts on the log and ${found.outbox} in the outbox`;
  throw new WrongResult(variant, `${said} instead of ${wanted.log} and ${wanted.outbox}`);
}

/** A contestant that gives wrong rows has measured nothing. */
export class WrongResult extends Error {
  constructor(variant: string, why: string) {
    super(`${variant} gave a wrong result: ${why}. Its figures would mean nothing.`);
  }
}

export function figuresOf(
  variant: Variant,
  events: number,
  results: readonly SubjectResult[],
): ConsumerFigures {
  const { name, what } = contestants[variant];
  const each = (of: (result: SubjectResult) => number) => spreadOf(results.map(of));
  const cpu = (of: (result: SubjectResult) => number) =>
    each((result) => (of(result) * 1_000) / events);
  return {
    variant,
    name,
    what,
    events,
    eventsPerSecond: each(({ seconds }) => events / seconds),
    appliedPerSecond: each(({ appliedSeconds }) => events / appliedSeconds),
    cpu: {
      self: cpu((result) => result.cpu.self),
      mongod: cpu((result) => result.cpu.mongod),
      broker: cpu((result) => result.cpu.broker),
      all: cpu((result) => result.cpu.self + result.cpu.mongod + result.cpu.broker),
    },
    eventsPerBatch: each(({ batches }) => events / batches),
    peakMemory: each(({ peakMemory }) => peakMemory),
    otherCores: each(({ otherCores }) => otherCores),
  };
}
