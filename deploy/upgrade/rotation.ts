import { setTimeout as wait } from 'node:timers/promises';
import type { End } from '../docker/container.ts';
import type { ServiceInContainer } from '../docker/five-services.ts';

export interface Instance extends ServiceInContainer {
  /** Which of the two images it runs. */
  readonly version: 'from' | 'to';
}

export interface Ended {
  readonly name: string;
  readonly end: End;
  /** From SIGTERM on. */
  readonly seconds: number;
}

/** A cluster needs about so long until nobody is led to a pod that is going. */
const untilOutOfRotationMs = 1_000;
/** So long a pod serves on after it is going: the `preStop` of the chart. */
const preStopMs = 5_000;
/** The rest of `terminationGracePeriodSeconds` of the chart. */
const killedAfterMs = 40_000;

/** The instances of each service, as Kubernetes replaces them: one more first, then one less. */
export class Rotation {
  readonly #serving = new Map<string, Instance[]>();
  readonly ended: Ended[] = [];

  /** A new pod is ready: requests are led to it. */
  add(instance: Instance): void {
    this.#serving.set(instance.name, [...this.of(instance.name), instance]);
  }

  of(service: string): readonly Instance[] {
    return this.#serving.get(service) ?? [];
  }

  get all(): readonly Instance[] {
    return [...this.#serving.values()].flat();
  }

  readonly endpoints = (service: string): string[] => this.of(service).map(({ plan }) => plan.url);

  /** A pod goes: it serves on for a while, and is then asked to end. */
  async remove(instance: Instance): Promise<void> {
    const { name, container } = instance;
    await wait(untilOutOfRotationMs);
    this.#serving.set(
      name,
      this.of(name).filter((other) => other !== instance),
    );
    await wait(preStopMs - untilOutOfRotationMs);
    const began = performance.now();
    container.signal('SIGTERM');
    const late = setTimeout(() => container.signal('SIGKILL'), killedAfterMs);
    const end = await container.ended;
    clearTimeout(late);
    this.ended.push({ name, end, seconds: (performance.now() - began) / 1_000 });
  }

  kill(): void {
    for (const { container } of this.all) container.signal('SIGKILL');
  }
}
