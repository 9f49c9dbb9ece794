import { register, type Metric } from 'prom-client';

/**
 * The metric of this name, made where there is none yet: the registry is one for the process, which may hold
 * several instances, and refuses a second of the same name.
 */
export function oneMetric<M extends Metric>(name: string, create: (name: string) => M): M {
  return (register.getSingleMetric(name) as M | undefined) ?? create(name);
}
