import { plainProgress } from './plain-progress.js';
import { silentProgress, withCalmNotes, type Progress } from './progress.js';

/** Bars on a terminal that moves its cursor, lines elsewhere, nothing where a machine reads the result. */
export async function progressFor(
  machine: boolean,
  stream: NodeJS.WriteStream,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Progress> {
  if (machine) return silentProgress;
  const hasCursor = stream.isTTY && env['TERM'] !== 'dumb';
  if (!hasCursor) return withCalmNotes(plainProgress((line) => stream.write(line)));
  const { terminalProgress } = await import('./terminal-progress.js');
  return withCalmNotes(terminalProgress(stream));
}
