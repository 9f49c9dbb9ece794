import { serviceNames, type ServiceName } from '@smarketing/contracts';
import { type DrillOptions, UsageError } from './options.ts';

/** What is done to the database of one service. */
export interface Exercise {
  readonly service: ServiceName;
  readonly loss: 'older backup' | 'database lost';
}

/** What is folded comes back whole, so it comes first: what is gone with the owners is gone for good. */
const all: readonly Exercise[] = [
  { service: 'lead-scoring', loss: 'database lost' },
  { service: 'lead-scoring', loss: 'older backup' },
  { service: 'sla-monitor', loss: 'database lost' },
  { service: 'sla-monitor', loss: 'older backup' },
  { service: 'sales-handoff', loss: 'older backup' },
  { service: 'feedback', loss: 'older backup' },
  { service: 'marketing-intake', loss: 'older backup' },
];

/** Throws {@link UsageError} where a service is named that there is not. */
export function exercisesOf({ only }: Pick<DrillOptions, 'only'>): readonly Exercise[] {
  const unknown = only.find((name) => !(serviceNames as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`--only: ${unknown} is not one of ${serviceNames.join(', ')}.`);
  }
  return only.length === 0 ? all : all.filter(({ service }) => only.includes(service));
}
