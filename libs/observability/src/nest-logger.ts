import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';
import { shortened } from './foreign-text.js';

/** Nest's account of its own wiring: of use to who debugs it, noise to who runs it. */
const wiring = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

/** Nest's logger on top of pino. Nest passes (message, ...details, context), for errors the stack. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    const { context } = read(rest);
    this.write(context !== undefined && wiring.has(context) ? 'debug' : 'info', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(
    level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const { context, details } = read(rest);
    const fields: Record<string, unknown> = {};
    if (context !== undefined) fields['context'] = context;
    if (details.length > 0) fields['details'] = details;
    if (message instanceof Error) this.logger[level]({ ...fields, err: message });
    else if (typeof message === 'string') this.logger[level](fields, shortened(message));
    else this.logger[level]({ ...fields, entry: message });
  }
}

function read(rest: unknown[]): { context: string | undefined; details: unknown[] } {
  const given = rest.filter((entry) => entry !== undefined);
  const last = given.at(-1);
  return typeof last === 'string' && !last.includes('\n')
    ? { context: last, details: given.slice(0, -1) }
    : { context: undefined, details: given };
}
