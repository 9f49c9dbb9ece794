import { Module, type DynamicModule } from '@nestjs/common';
import { collectDefaultMetrics, register } from 'prom-client';
import { OpsRegistry } from './ops-registry.js';
import { OPS_OPTIONS, OpsServer, type OpsOptions } from './ops-server.js';

/** Gives every module of the service the {@link OpsRegistry}, and opens the ops port. */
@Module({})
export class ObservabilityModule {
  static forRoot(options: OpsOptions): DynamicModule {
    measureProcess(options.service);
    return {
      module: ObservabilityModule,
      global: true,
      providers: [{ provide: OPS_OPTIONS, useValue: options }, OpsRegistry, OpsServer],
      exports: [OpsRegistry, OpsServer],
    };
  }
}

/** The registry of metrics is one per process, and refuses a metric that it has already. */
function measureProcess(service: string): void {
  register.setDefaultLabels({ service });
  if (register.getSingleMetric('process_resident_memory_bytes')) return;
  // The default of 10 ms wakes an idle process a hundred times a second.
  collectDefaultMetrics({ eventLoopMonitoringPrecision: 100 });
}
