import { pino, stdTimeFunctions, type DestinationStream, type Level, type Logger } from 'pino';
import { withoutAddresses, withoutContactData } from './contact-data.js';
import { shortenedError } from './foreign-text.js';
import { traceOfLogLine } from './tracing/trace.js';

export type { Logger };
export type LogLevel = Level | 'silent';

export interface LoggerOptions {
  /** Default `info`. */
  readonly level?: LogLevel;
  /** Default: standard output. */
  readonly destination?: DestinationStream;
}

/**
 * The logger of this process: that of the last `createLogger`. Read it when you log (or take a child
 * then); a child taken at import time would not know the service.
 */
export let logger: Logger = build(undefined, {});

/**
 * Makes the process's logger: one JSON line per entry, with time, service, the trace id and lead id
 * where known. Fields of contact data are withheld, e-mail addresses are taken out of any text;
 * no text of a field or an error is longer than some 300 characters.
 */
export function createLogger(service: string, options: LoggerOptions = {}): Logger {
  logger = build(service, options);
  return logger;
}

function build(service: string | undefined, { level = 'info', destination }: LoggerOptions) {
  return pino(
    {
      level,
      base: service === undefined ? {} : { service },
      timestamp: stdTimeFunctions.isoTime,
      mixin: traceOfLogLine,
      formatters: {
        level: (label) => ({ level: label }),
        log: withoutContactData,
      },
      serializers: { err: shortenedError },
      hooks: { streamWrite: withoutAddresses },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}
