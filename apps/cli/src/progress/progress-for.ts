import { plainProgress } from './plain-progress.js';
import { silentProgress, withCalmNotes, type Progress } from './progress.js';

/** Bars on a terminal, lines elsewhere, nothing where a machine reads the result. */
export async function progressFor(machine: boolean, stream: NodeJS.WriteStream): Promise<Progress> {
  if (machine) return silentProgress;
  if (!stream.isTTY) return withCalmNotes(plainProgress((line) => stream.write(line)));
  const { terminalProgress } = await import('./terminal-progress.js');
  return withCalmNotes(terminalProgress(stream));
}
