import type { FactClass } from '@smarketing/contracts';

/** A fact to be published, if and only if the change that goes with it is committed. */
export interface Emission<T extends object = object> {
  readonly fact: FactClass<T>;
  readonly data: T;
  /** When it happened. */
  readonly time: Date;
  /** The playbook version it was decided under. */
  readonly playbook?: number;
}

export function emit<T extends object>(
  fact: FactClass<T>,
  data: T,
  when: { time: Date; playbook?: number | undefined },
): Emission<T> {
  return when.playbook === undefined
    ? { fact, data, time: when.time }
    : { fact, data, time: when.time, playbook: when.playbook };
}
