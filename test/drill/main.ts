import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from '../../deploy/local/start/build.ts';
import { root } from '../faults/system/system-under-fault.ts';
import { readOptions, usage, UsageError, type DrillOptions } from './options.ts';
import { formatReport } from './report.ts';

/** npm changes to the root; people mean the folder they are in. */
const workingDirectory = process.env['INIT_CWD'] ?? process.cwd();

/** 0: everything came back, or was told of; 1: not, or the drill could not be run; 2: wrong usage. */
async function main(args: string[]): Promise<number> {
  try {
    const options = readOptions(args, Date.now());
    if (options.help) {
      console.log(usage);
      return 0;
    }
    await build(root);
    // Only now: they run what was built.
    if (options.resurrect > 0) return await resurrect(options);
    const { exercisesOf } = await import('./exercises.ts');
    const { drill } = await import('./drill.ts');
    console.log(`Restore drill with seed ${options.seed}`);
    const report = await drill(exercisesOf(options), options, (line) => console.log(line));
    console.log(`\n${formatReport(report)}`);
    await keep(report, options);
    return report.passed ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
}

async function resurrect(options: DrillOptions): Promise<number> {
  const { tryToResurrect } = await import('./resurrection.ts');
  console.log(`Old dumps with seed ${options.seed}`);
  const report = await tryToResurrect(options, (line) => console.log(line));
  await keep(report, options);
  const back = report.dumps.reduce((sum, { broughtBack }) => sum + broughtBack, 0);
  console.log(
    report.passed
      ? `Of ${report.erased} erased leads ${report.dumps.length} old dumps brought back ${back} documents; none of them is there.`
      : 'Somebody who was erased is there again, or it was not told.',
  );
  return report.passed ? 0 : 1;
}

async function keep(report: object, options: DrillOptions): Promise<void> {
  if (options.report === undefined) return;
  const file = resolve(workingDirectory, options.report);
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
process.exit();
