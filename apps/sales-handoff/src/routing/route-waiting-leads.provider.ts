import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import {
  AfterCommit,
  PlaybookReference,
  UnitOfWork,
  emit,
  type PlaybookInForce,
  type Work,
} from '@smarketing/event-bus';
import type { Lane } from '@smarketing/contracts';
import { logger, runOutsideOfTrace } from '@smarketing/ops';
import { assignLead, declareUnassignable } from '../handoff/assign-lead.js';
import type { Changed } from '../handoff/handoff-facts.js';
import { handoffs } from '../handoff/handoffs.view.js';
import { HandoffsRepository } from '../handoff/handoffs.repository.js';
import { RepsRepository } from '../reps/reps.repository.js';
import { RotationRepository } from './rotation.repository.js';
import { takeTurns } from './take-turns.js';

const mostAtOnce = 500;
/** Finds what no nudge told of: what another instance committed, or this one before it stopped. */
const pollEvery = 1_000;

/**
 * Gives waiting leads to reps, the longest waiting first, and those that an import brought behind all
 * others; one transaction after the other.
 */
@Injectable()
export class RouteWaitingLeads implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private routing: Promise<void> | undefined;
  private nudged = false;
  private stopped = false;
  private failing = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly playbook: PlaybookReference,
    private readonly waiting: HandoffsRepository,
    private readonly reps: RepsRepository,
    private readonly rotation: RotationRepository,
    private readonly afterCommit: AfterCommit,
  ) {}

  onApplicationBootstrap(): void {
    this.afterCommit.on(handoffs.collection, () => this.nudge());
    this.timer = setInterval(() => this.nudge(), pollEvery);
    this.nudge();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.routing;
  }

  /** There may be something to do. Returns at once. */
  nudge(): void {
    this.nudged = true;
    if (this.stopped || this.routing) return;
    this.routing = runOutsideOfTrace(() => this.routeAll()).finally(() => {
      this.routing = undefined;
    });
  }

  private async routeAll(): Promise<void> {
    try {
      let lane: Lane | undefined;
      do {
        // What was committed before the question is in its answer, and so is what this has just routed.
        this.nudged = false;
        lane = await this.next();
        if (lane && !this.stopped) await this.routeSome(lane);
      } while ((lane || this.nudged) && !this.stopped);
      this.failing = false;
    } catch (error) {
      // The poll tries again; what lasts is said once.
      if (!this.failing) logger.warn({ err: error }, 'Leads wait: routing has failed.');
      this.failing = true;
    }
  }

  /** The lane whose turn it is; undefined where nothing can be done. */
  private async next(): Promise<Lane | undefined> {
    const [anyWaits, isAnyActive] = await Promise.all([
      this.waiting.firstLane('or not'),
      this.reps.isAnyActive(),
    ]);
    return anyWaits && !isAnyActive ? this.waiting.firstLane('not yet') : anyWaits;
  }

  private async routeSome(lane: Lane): Promise<void> {
    const inForce = await this.playbook.load();
    const route = async (work: Work) => {
      const active = await this.reps.activeIn(work);
      const ids = await this.waiting.waitingIn(
        work,
        { told: active.length > 0 ? 'or not' : 'not yet', lane },
        mostAtOnce,
      );
      const found = await work.loadMany(handoffs, ids);
      const rotation = await this.rotation.load(work);
      const leads = [...found.values()];
      const { repIds, rotation: moved } = takeTurns(rotation.turns, active, leads.length);
      const { rule } = inForce.document.routing;
      const now = new Date();
      leads.forEach((handoff, index) => {
        const repId = repIds[index];
        const changed =
          repId === undefined
            ? declareUnassignable(handoff)
            : assignLead(handoff, repId, rule, now);
        save(work, changed, inForce);
      });
      if (repIds.length > 0) await this.rotation.save(work, rotation, moved);
    };
    await this.unitOfWork.run(route, { lane });
  }
}

function save(work: Work, { handoff, facts }: Changed, { version }: PlaybookInForce): void {
  const emissions = facts.map(({ fact, data, time }) =>
    emit(fact, data, { time, playbook: version }),
  );
  work.save(handoffs, handoff, emissions, handoff.qualifiedBy);
}
