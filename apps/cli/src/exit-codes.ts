/** What the exit code of the command tells. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  notReachable: 3,
  refused: 4,
  /** The command did its work, and some rows of the input were wrong. */
  partly: 5,
  /** Stopped by Ctrl-C or SIGTERM; what is done is done, and the message says how it goes on. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An error that a person is to read: what went wrong and what to do next. */
export class CommandError extends Error {
  constructor(
    readonly exitCode: ExitCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'CommandError';
  }
}

/** The command was called in a way that it cannot do. */
export class UsageError extends CommandError {
  constructor(message: string, options?: ErrorOptions) {
    super(exitCodes.usage, message, options);
    this.name = 'UsageError';
  }
}

/** The exit code for whatever ended a command. */
export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof CommandError ? error.exitCode : exitCodes.failed;
}
