import type { MarketingIntake } from '@smarketing/api-client';
import { CommandError, exitCodes } from '../exit-codes.js';
import type { ServiceClient } from '../http/service-client.js';
import { onInterrupt } from '../interrupt/on-interrupt.js';

/** What is stored of an import that was stopped. */
type StoppedImport = Pick<
  MarketingIntake.Import,
  'importId' | 'rows' | 'created' | 'matched' | 'unchanged' | 'failed'
>;

/** Somebody has stopped the import; the message says what is stored and how it goes on. */
export class ImportInterruptedError extends CommandError {
  constructor(
    readonly importId: string,
    message: string,
  ) {
    super(exitCodes.interrupted, message);
    this.name = 'ImportInterruptedError';
  }
}

/** Within this time somebody who has pressed Ctrl-C is answered, in milliseconds. */
const patience = 3_000;

/**
 * Waits for an upload. On Ctrl-C or SIGTERM the service is told to take nothing more, and what it has taken is what
 * is told: rows that are still on their way do not count.
 */
export async function untilInterrupted<R>(
  intake: ServiceClient<'marketing-intake'>,
  importId: string,
  upload: Promise<R>,
): Promise<R> {
  let giveUp: (error: Error) => void = () => undefined;
  const interrupted = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  const listenNoLonger = onInterrupt(() => void stopped(intake, importId).then(giveUp));
  // The upload ends as well, as the service refuses it then: what it was stopped by is told.
  upload.catch(() => undefined);
  try {
    return await Promise.race([interrupted, unlessStopped(upload, interrupted)]);
  } finally {
    listenNoLonger();
  }
}

async function unlessStopped<R>(upload: Promise<R>, interrupted: Promise<never>): Promise<R> {
  try {
    return await upload;
  } catch (error) {
    if (isStopped(error)) return interrupted;
    throw error;
  }
}

function isStopped(error: unknown): boolean {
  const problem = error instanceof Error && 'problem' in error ? error.problem : undefined;
  const type = (problem as { type?: string } | undefined)?.type ?? '';
  return type.endsWith(':import-stopped');
}

async function stopped(
  intake: ServiceClient<'marketing-intake'>,
  importId: string,
): Promise<Error> {
  const answer = intake.post('/v1/imports/{id}/stop', { path: { id: importId } });
  answer.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  try {
    const status = await Promise.race([answer, late]);
    if (!status) throw new Error('no answer');
    return new ImportInterruptedError(importId, interruptedText(status));
  } catch {
    return new ImportInterruptedError(
      importId,
      `marketing-intake does not answer, so it is not known what is stored. To find out: smarketing import show ${importId}`,
    );
  } finally {
    clearTimeout(timer);
  }
}

/** What is stored for good, and the command that goes on. */
export function interruptedText(
  { importId, rows, created, matched, unchanged, failed }: StoppedImport,
  command: readonly string[] = process.argv.slice(2),
): string {
  const n = (count: number) => count.toLocaleString('en');
  const stored =
    rows === 0
      ? 'Stopped. Nothing is stored.'
      : `Stopped. ${n(rows)} rows are done: ${n(created)} new, ${n(matched)} updated, ${n(unchanged)} unchanged, ${n(failed)} with errors. No more will be taken.`;
  const again = ['smarketing', ...command.map(quoted)].join(' ');
  return `${stored}\nThe same command resumes there (import ${importId}):\n  ${again}`;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
