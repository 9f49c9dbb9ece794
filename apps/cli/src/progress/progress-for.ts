import { plainProgress } from './plain-progress.js';
import { silentProgress, withCalmNotes, type Progress } from './progress.js';
import { terminalProgress } from './terminal-progress.js';

/** Bars on a terminal, lines elsewhere, nothing where a machine reads the result. */
export function progressFor(machine: boolean, stream: NodeJS.WriteStream): Progress {
  if (machine) return silentProgress;
  return withCalmNotes(
    stream.isTTY ? terminalProgress(stream) : plainProgress((line) => stream.write(line)),
  );
}
