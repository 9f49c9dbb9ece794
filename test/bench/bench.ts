import { writeFile } from 'node:fs/promises';
import { measureConsumers } from './consumers/measure-consumers.ts';
import { measureFootprint } from './footprint/measure-footprint.ts';
import { measureGrowth } from './growth/measure-growth.ts';
import { measureIntake } from './intake/measure-intake.ts';
import { measureLatency } from './latency/measure-latency.ts';
import { readOptions, usage, UsageError, type BenchOptions } from './options.ts';
import { measureRates } from './rates/measure-rates.ts';
import { measureRelay } from './relay/measure-relay.ts';
import type { BenchReport } from './report/bench-report.ts';
import { describeMachine } from './report/machine.ts';
import { markdownOf } from './report/markdown.ts';
import { root, startBenchSystem } from './system.ts';

const say = (line: string) => console.error(line);

async function main(options: BenchOptions): Promise<void> {
  const { only, quick, repeats } = options;
  const system = await startBenchSystem();
  const stop = () => {
    // What is being measured fails as its servers go: that is no news.
    for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, () => {});
    void system.stop().finally(() => process.exit(130));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  try {
    const machine = await describeMachine(system, root);
    const report: BenchReport = { machine, repeats, quick };
    if (only.includes('consumers')) {
      report.consumers = await measureConsumers(system, options, say);
    }
    if (only.includes('relay')) report.relay = await measureRelay(system, options, say);
    if (only.includes('growth')) report.growth = await measureGrowth(system, options, say);
    if (only.includes('latency')) report.latency = await measureLatency(system, options, say);
    if (only.includes('rates')) report.rates = await measureRates(system, options, say);
    if (only.includes('footprint')) {
      report.footprint = await measureFootprint(system, options, say);
    }
    if (only.includes('intake')) report.intake = await measureIntake(system, options, say);
    await write(report, options.report);
  } finally {
    await system.stop();
  }
}

async function write(report: BenchReport, file: string | undefined): Promise<void> {
  const tables = markdownOf(report);
  console.log(tables);
  if (!file) return;
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(file.replace(/(\.json)?$/, '.md'), tables);
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else await main(options);
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
