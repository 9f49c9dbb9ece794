import type { DynamicModule, Type } from '@nestjs/common';
import { createLogger, logger } from '@smarketing/ops';
import { InvalidConfigError } from '../config/invalid-config.js';
import type { ServiceConfig } from '../config/read-service-config.js';
import { createService, type Service, type ServiceOptions } from './create-service.js';

/** What a service is: its configuration, and the module that follows from it. */
export interface ServiceDefinition<C extends ServiceConfig> extends Omit<
  ServiceOptions,
  'port' | 'host' | 'logLevel' | 'limits' | 'docs'
> {
  /** Throws InvalidConfigError, whose sentences are all that is then printed. */
  readonly readConfig: () => C;
  readonly module: (config: C) => Type | DynamicModule;
}

/**
 * Runs a service as this process: until SIGTERM or SIGINT, then drains and exits with 0 within 10 s,
 * whatever is down. A wrong configuration, a failed start, and an error that nobody caught, exit
 * with 1.
 */
export async function startService<C extends ServiceConfig>({
  readConfig,
  module,
  ...options
}: ServiceDefinition<C>): Promise<void> {
  const fail = (error: unknown, sentence: string) => {
    logger.fatal({ err: error }, sentence);
    process.exit(1);
  };
  process.on('unhandledRejection', (error) => fail(error, 'A rejection was not handled.'));
  process.on('uncaughtException', (error) => fail(error, 'An error was not caught.'));
  let service: Service;
  try {
    const config = readConfig();
    const { port, host, logLevel, limits, docs } = config;
    service = await createService(module(config), {
      ...options,
      ...{ port, host, logLevel },
      ...(docs !== undefined && { docs }),
      ...(limits && { limits }),
    });
  } catch (error) {
    if (error instanceof InvalidConfigError) {
      createLogger(options.name).fatal({ problems: error.problems }, error.message);
      process.exit(1);
    }
    return fail(error, error instanceof Error ? error.message : 'The service could not start.');
  }
  logger.info({ url: service.url, opsUrl: service.opsUrl }, 'The service is up.');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop(service, signal));
  }
}

async function stop(service: Service, signal: string): Promise<never> {
  logger.info({ signal }, 'The service drains.');
  const outcome = await service.close().catch((error: unknown) => {
    logger.error({ err: error }, 'A part did not shut down cleanly.');
    return 'drained' as const;
  });
  if (outcome === 'deadline passed') {
    logger.warn('Not everything drained in time. What was committed is safe; the rest is redone.');
  }
  logger.info('The service is down.');
  process.exit(0);
}
