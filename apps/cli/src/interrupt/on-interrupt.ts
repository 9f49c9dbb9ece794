import { exitCodes } from '../exit-codes.js';

const signals = ['SIGINT', 'SIGTERM'] as const;
/** A terminal, npm and the launcher each pass one Ctrl-C on: only a later one is a second, in milliseconds. */
const sameKeystroke = 500;

/**
 * Acts at the first Ctrl-C or SIGTERM. A second one ends the process at once. Returns how to listen no
 * longer.
 */
export function onInterrupt(act: () => void): () => void {
  let first: number | undefined;
  const onSignal = () => {
    if (first === undefined) {
      first = performance.now();
      act();
    } else if (performance.now() - first > sameKeystroke) {
      process.exit(exitCodes.interrupted);
    }
  };
  for (const signal of signals) process.on(signal, onSignal);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
  };
}
