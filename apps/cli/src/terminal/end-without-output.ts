import { exitCodes } from '../exit-codes.js';

/** Ends the command where what it has to tell can no longer be written. */
export function endWithoutOutput(error: NodeJS.ErrnoException): never {
  // A reader that has seen enough, such as head, closes the pipe: that is no fault.
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? exitCodes.ok);
  console.error(`The output cannot be written: ${reasonOf(error)}`);
  process.exit(exitCodes.failed);
}

/** As above, but for work that is worth doing though its reader has gone. */
export function goOnWithoutReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') endWithoutOutput(error);
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? 'the disk is full. Make room, or write it to another disk.'
    : `${message}.`;
}
