import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from '../../deploy/local/start/build.ts';
import { root } from '../faults/system/system-under-fault.ts';
import { readOptions, usage, UsageError } from './options.ts';
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
    const { exercisesOf } = await import('./exercises.ts');
    const { drill } = await import('./drill.ts');
    console.log(`Restore drill with seed ${options.seed}`);
    const report = await drill(exercisesOf(options), options, (line) => console.log(line));
    console.log(`\n${formatReport(report)}`);
    if (options.report !== undefined) {
      const file = resolve(workingDirectory, options.report);
      await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
    }
    return report.passed ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
process.exit();
