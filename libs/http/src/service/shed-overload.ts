import { logger } from '@smarketing/ops';
import { Counter, register } from 'prom-client';
import { ExpectedWait, type WaitLimits } from './expected-wait.js';

const metric = 'http_requests_shed_total';
const saidEvery = 5_000;

/** One request that is in hand; `leave` when it is answered. */
export interface Entered {
  /** False where the request weighs too much to be done in time; it is still to be left. */
  grow(weight: number): boolean;
  leave(status: number): void;
}

/** Lets in what can be done soon, for each way in apart: they differ in cost by orders of magnitude. */
export class Shedding {
  private readonly ways = new Map<string, ExpectedWait>();
  private readonly shed = shedRequests();
  private unsaid = 0;
  private saidAt = -Infinity;

  constructor(private readonly limits: WaitLimits) {}

  /** Undefined where it would have to wait too long. `way` is of a small, fixed set of names. */
  enter(way: string, now = performance.now()): Entered | undefined {
    const wait = this.waitOf(way);
    if (!wait.mayEnter(1, now)) {
      this.note(way, now);
      return undefined;
    }
    wait.enter(1, now);
    let weight = 1;
    return {
      grow: (to) => {
        const at = performance.now();
        const fits = wait.grow(to - weight, at);
        if (fits) weight = to;
        else this.note(way, at);
        return fits;
      },
      leave: (status) => wait.leave(weight, status < 400, performance.now()),
    };
  }

  private waitOf(way: string): ExpectedWait {
    let wait = this.ways.get(way);
    if (!wait) this.ways.set(way, (wait = new ExpectedWait(this.limits)));
    return wait;
  }

  /** Counts one that was sent away. An overload is a line every few seconds, not thousands. */
  note(way: string, now = performance.now()): void {
    this.shed.inc({ way });
    this.unsaid += 1;
    if (now - this.saidAt < saidEvery) return;
    logger.warn({ way, shed: this.unsaid }, 'Overloaded: answered 503, to be sent again later.');
    this.saidAt = now;
    this.unsaid = 0;
  }
}

function shedRequests(): Counter {
  const present = register.getSingleMetric(metric);
  if (present) return present as Counter;
  return new Counter({
    name: metric,
    help: 'Requests answered 503 at once, since they would have had to wait too long.',
    labelNames: ['way'],
  });
}
