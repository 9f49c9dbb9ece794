import { plainProgress } from './plain-progress.js';
import { terminalProgress } from './terminal-progress.js';

/** One thing that takes a while. */
export interface Step {
  /** How far it is, in the unit that it began with. `remark` says more of it. */
  at(done: number, remark?: string): void;
  /** It is over; the text says how it ended. */
  end(text: string): void;
}

/** Where a command tells how far it is: never on standard output, which is for results. */
export interface Progress {
  begin(label: string, size?: { total: number; unit: string }): Step;
  /** A line in between, such as that a service is waited for. */
  note(text: string): void;
}

export const silentProgress: Progress = {
  begin: () => ({ at: () => undefined, end: () => undefined }),
  note: () => undefined,
};

/** Bars on a terminal, lines elsewhere, nothing where a machine reads the result. */
export function progressFor(machine: boolean, stream: NodeJS.WriteStream): Progress {
  if (machine) return silentProgress;
  return stream.isTTY ? terminalProgress(stream) : plainProgress((line) => stream.write(line));
}
