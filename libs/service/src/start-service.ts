import { flushCompileCache } from 'node:module';
import type { Type } from '@nestjs/common';
import type { ListeningService } from '@smarketing/http';
import { createLogger, logger } from '@smarketing/observability';
import { InvalidConfigError } from './config/invalid-config.js';
import { readServiceConfig } from './config/read-service-config.js';
import { createServiceFrom } from './create-service-from.js';
import type { Environment } from './service-definition.js';
import { definitionOf } from './service.decorator.js';

/**
 * Runs a service as this process: until SIGTERM or SIGINT, then drains and exits with 0 within 10 s,
 * whatever is down. A wrong configuration (all of its sentences are printed), a failed start, and an
 * error that nobody caught, exit with 1.
 */
export async function startService(module: Type, env: Environment): Promise<void> {
  const definition = definitionOf(module);
  const fail = (error: unknown, sentence: string) => {
    logger.fatal({ err: error }, sentence);
    process.exit(1);
  };
  process.on('unhandledRejection', (error) => fail(error, 'Unhandled promise rejection.'));
  process.on('uncaughtException', (error) => fail(error, 'Uncaught exception.'));
  let service: ListeningService;
  try {
    service = await createServiceFrom(module, readServiceConfig(env, definition));
  } catch (error) {
    if (error instanceof InvalidConfigError) {
      createLogger(definition.name).fatal({ problems: error.problems }, error.message);
      process.exit(1);
    }
    return fail(error, error instanceof Error ? error.message : 'The service could not start.');
  }
  logger.info({ url: service.url, opsUrl: service.opsUrl }, 'The service is up.');
  // Kept at the exit, where all has been compiled that ran, it held five services up for ten seconds.
  flushCompileCache();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop(service, signal));
  }
}

async function stop(service: ListeningService, signal: string): Promise<never> {
  logger.info({ signal }, 'Shutting down.');
  const outcome = await service.close().catch((error: unknown) => {
    logger.error({ err: error }, 'A part did not shut down cleanly.');
    return 'drained' as const;
  });
  if (outcome === 'deadline passed') {
    logger.warn(
      'Not everything drained in time. What was committed is safe; the rest will be done again.',
    );
  }
  logger.info('The service is down.');
  process.exit(0);
}
