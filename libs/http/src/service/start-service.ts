import type { DynamicModule, Type } from '@nestjs/common';
import { logger } from '@smarketing/ops';
import { createService, type Service, type ServiceOptions } from './create-service.js';

/**
 * Runs a service as this process: until SIGTERM or SIGINT, then drains and exits with 0 within 10 s,
 * whatever is down. A failed start, and an error that nobody caught, exit with 1.
 */
export async function startService(
  module: Type | DynamicModule,
  options: ServiceOptions & { readonly port: number },
): Promise<void> {
  const fail = (error: unknown, sentence: string) => {
    logger.fatal({ err: error }, sentence);
    process.exit(1);
  };
  process.on('unhandledRejection', (error) => fail(error, 'A rejection was not handled.'));
  process.on('uncaughtException', (error) => fail(error, 'An error was not caught.'));
  let service: Service;
  try {
    service = await createService(module, options);
  } catch (error) {
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
