import type { Command } from 'commander';
import { readConfig } from '../config.js';
import { worstOf } from '../doctor/check.js';
import { examineSystem } from '../doctor/examine-system.js';
import { formatChecks } from '../doctor/format-checks.js';
import { exitCodes } from '../exit-codes.js';
import { contextForReading } from './command-context.js';
import { examplesOf } from './examples.js';

export function completeDoctor(command: Command): void {
  command
    .option('--json', 'print it as JSON')
    .addHelpText('after', examplesOf('doctor', 'doctor --json'))
    .addHelpText(
      'after',
      `\nExit code: ${exitCodes.ok} if all is well, ${exitCodes.failed} if something does not work or data may be lost, ${exitCodes.partly} if there are only warnings or something could not be looked at. MongoDB itself is looked at if MONGODB_URI is set.`,
    )
    .action(doctor);
}

async function doctor(options: { json?: boolean }): Promise<void> {
  const { session, print } = await contextForReading(options);
  const checks = await examineSystem(session, readConfig().env);
  const worst = worstOf(checks);
  print({ well: worst === undefined, checks }, (screen) => formatChecks(checks, screen));
  if (worst !== undefined) {
    process.exitCode = worst === 'fault' ? exitCodes.failed : exitCodes.partly;
  }
}
