/** What building and fetching need to know of their caller. */
export interface Building {
  environment: NodeJS.ProcessEnv;
  signal: AbortSignal;
  say: (line: string) => void;
}

/** It could not be built or fetched; the message says what to do. */
export class NotBuiltError extends Error {
  override readonly name = 'NotBuiltError';
}
