import type { DynamicModule, Type } from '@nestjs/common';
import { AccessModule } from '@smarketing/access';
import { MongooseModule, type ModelDefinition } from '@nestjs/mongoose';
import { EventBusModule, KafkaTransport, schemaOf } from '@smarketing/event-bus';
import { createService, type ListeningService } from '@smarketing/http';
import { AdminApiModule } from '@smarketing/admin-api';
import { ObservabilityModule } from '@smarketing/observability';
import type { ServiceConfig } from './config/read-service-config.js';
import type { ServiceDefinition } from './service-definition.js';
import { definitionOf } from './service.decorator.js';

/** What the environment told the service: a {@link ServiceConfig} and its own settings. */
export const SERVICE_CONFIG = Symbol('smarketing:service-config');

/** The one composition of a service, for production and tests: its module on the bus, listening. */
export async function createServiceFrom(
  module: Type,
  config: ServiceConfig,
): Promise<ListeningService> {
  const { name, title, description, uploads, signed } = definitionOf(module);
  const { port, host, logLevel, limits, docs } = config;
  return createService(withPlatform(module, config), {
    ...{ name, title, description, port, host, logLevel },
    transport: KafkaTransport,
    ...(uploads && { streams: uploads }),
    ...(signed && { signed }),
    ...(docs !== undefined && { docs }),
    ...(limits && { limits }),
  });
}

/** The module with what every service stands on: operations, access, bus. */
export function withPlatform(module: Type, config: ServiceConfig): DynamicModule {
  const {
    name: service,
    consumes,
    publishes,
    views,
    stores,
    reference,
    rules,
  } = definitionOf(module);
  const { kafkaBrokers, kafkaSecurity, kafkaNamespace, mongoUri, mongoSecurity } = config;
  const { database, acceptedLosses, rebuildsAfterUpgrade = true } = config;
  const { tracing, opsPort: port, host } = config;
  return {
    module,
    imports: [
      ObservabilityModule.forRoot({
        ...{ service, version: '0.1.0', port, host },
        ...(tracing && { tracing }),
      }),
      AccessModule.forRoot(config.access),
      EventBusModule.forRoot({
        ...{ service, consumes, publishes, views },
        ...(stores && { stores }),
        ...{ kafkaBrokers, kafkaNamespace, mongoUri, database },
        ...(kafkaSecurity && { kafkaSecurity }),
        ...(mongoSecurity && { mongoSecurity }),
        ...(acceptedLosses && { acceptedLosses }),
        rebuildsAfterUpgrade,
        referenceStream: 'playbook',
        ...(reference && { reference }),
        ...(rules !== undefined && { rules }),
      }),
      AdminApiModule,
      MongooseModule.forFeature(modelsOf(definitionOf(module))),
    ],
    providers: [{ provide: SERVICE_CONFIG, useValue: config }],
  };
}

/** For `@InjectModel(Rep.name)`: of every class that the service stores. */
function modelsOf({ views, stores = [] }: ServiceDefinition): ModelDefinition[] {
  const stored = [...views.flatMap((view) => view.stored ?? []), ...stores];
  return stored.map((one: Type) => ({ name: one.name, schema: schemaOf(one) }));
}
