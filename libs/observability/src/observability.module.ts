import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { collectDefaultMetrics, register } from 'prom-client';
import { OpsRegistry } from './ops-registry.js';
import { exportSpans, type TracingOptions } from './tracing/export-spans.js';
import { OPS_OPTIONS, OpsServer, type OpsOptions } from './ops-server.js';

export interface ObservabilityOptions extends OpsOptions {
  /** Default: no spans are sent. */
  readonly tracing?: TracingOptions;
}

/** What is not sent by then is lost: nobody waits longer for a service to end. */
const endsWithinMs = 1_000;

/** Gives every module of the service the {@link OpsRegistry}, and opens the ops port. */
@Module({})
export class ObservabilityModule {
  static forRoot(options: ObservabilityOptions): DynamicModule {
    measureProcess(options.service);
    return {
      module: ObservabilityModule,
      global: true,
      providers: [
        { provide: OPS_OPTIONS, useValue: options },
        OpsRegistry,
        OpsServer,
        { provide: Tracing, useFactory: () => Tracing.start(options) },
      ],
      exports: [OpsRegistry, OpsServer],
    };
  }
}

/** Sends spans while the service runs, where that is wanted. */
class Tracing implements OnApplicationShutdown {
  private constructor(private readonly end: (() => Promise<void>) | undefined) {}

  static async start({ service, version, tracing }: ObservabilityOptions): Promise<Tracing> {
    return new Tracing(tracing && (await exportSpans(service, version, tracing)));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.race([this.end?.(), wait(endsWithinMs, undefined, { ref: false })]);
  }
}

/** The registry of metrics is one per process, and refuses a metric that it has already. */
function measureProcess(service: string): void {
  register.setDefaultLabels({ service });
  if (register.getSingleMetric('process_resident_memory_bytes')) return;
  // The default of 10 ms wakes an idle process a hundred times a second.
  collectDefaultMetrics({ eventLoopMonitoringPrecision: 100 });
}
