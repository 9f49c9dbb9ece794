import type { FactClass } from '@smarketing/contracts';
import { runService, type RunningService } from '@smarketing/service-testing';
import { LogProbe, type SeenFact } from '@smarketing/testing';
import { SlaMonitorModule } from '../src/sla-monitor.module.js';

export interface RunningMonitor {
  readonly service: RunningService;
  /** Puts a fact on the log, with the next number of its key. */
  tell<T extends object>(key: string, time: Date, fact: FactClass<T>, data: T): Promise<void>;
  /** What the service has published about a subject, in order. */
  heardOf(subject: string): SeenFact[];
  stop(): Promise<void>;
}

/** The service on a system of its own, and the log around it. */
export async function runMonitor(): Promise<RunningMonitor> {
  const service = await runService(SlaMonitorModule, { role: 'sales' });
  const log = await LogProbe.start(service.system, ['sla', 'commitments']);
  const sequences = new Map<string, number>();
  return {
    service,
    async tell(key, time, fact, data) {
      const sequence = (sequences.get(key) ?? 0) + 1;
      sequences.set(key, sequence);
      await service.publish({ fact, data, sequence, time });
    },
    heardOf: (subject) => log.facts.filter((seen) => seen.subject === subject),
    async stop() {
      await log.stop();
      await service.stop();
    },
  };
}
