import type { Death, Life } from '../system/supervised-service.ts';

type Heir = (death: Death) => Life | undefined;

/** Who says what the next life of an instance begins with, and which deaths nobody had planned. */
export class LifeLine {
  readonly unplanned: Death[] = [];
  readonly #heirs = new Map<string, Heir>();
  #usual: (life?: Life) => Life = (life = {}) => life;

  /** `usual`: what every life begins with, beside what is planned for it. */
  bind(usual: (life?: Life) => Life): void {
    this.#usual = usual;
  }

  next(death: Death): Life {
    const heir = this.#heirs.get(death.instance);
    if (!heir) this.unplanned.push(death);
    return this.#usual(heir?.(death));
  }

  /** From now on the heir is asked when the instance dies; undefined: no death is planned. */
  appoint(instance: string, heir: Heir | undefined): void {
    if (heir) this.#heirs.set(instance, heir);
    else this.#heirs.delete(instance);
  }
}
