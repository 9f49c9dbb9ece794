import type { DynamicModule, Type } from '@nestjs/common';
import { AccessModule } from '@smarketing/access';
import { EventBusModule, KafkaTransport } from '@smarketing/event-bus';
import { createService, type ListeningService } from '@smarketing/http';
import { OperationsModule } from '@smarketing/operations';
import { OpsModule } from '@smarketing/ops';
import type { ServiceConfig } from './config/read-service-config.js';
import { definitionOf } from './service.decorator.js';

/** What the environment told the service: a {@link ServiceConfig} and its own settings. */
export const SERVICE_CONFIG = Symbol('smarketing:service-config');

/** The one composition of a service, for production and tests: its module on the bus, listening. */
export async function createServiceFrom(
  module: Type,
  config: ServiceConfig,
): Promise<ListeningService> {
  const { name, title, description, uploads } = definitionOf(module);
  const { port, host, logLevel, limits, docs } = config;
  return createService(withPlatform(module, config), {
    ...{ name, title, description, port, host, logLevel },
    transport: KafkaTransport,
    ...(uploads && { streams: uploads }),
    ...(docs !== undefined && { docs }),
    ...(limits && { limits }),
  });
}

/** The module with what every service stands on: operations, access, bus. */
export function withPlatform(module: Type, config: ServiceConfig): DynamicModule {
  const { name: service, consumes, publishes, views, reference, rules } = definitionOf(module);
  const { kafkaBrokers, kafkaNamespace, mongoUri, database, opsPort: port, host } = config;
  return {
    module,
    imports: [
      OpsModule.forRoot({ service, version: '0.1.0', port, host }),
      AccessModule.forRoot(config.access),
      EventBusModule.forRoot({
        ...{ service, consumes, publishes, views },
        ...{ kafkaBrokers, kafkaNamespace, mongoUri, database },
        ...(reference && { reference }),
        ...(rules !== undefined && { rules }),
      }),
      OperationsModule,
    ],
    providers: [{ provide: SERVICE_CONFIG, useValue: config }],
  };
}
