import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AfterCommit, NudgedLoop, UnitOfWork, emit, type Work } from '@smarketing/event-bus';
import { PlaybookReference, type PlaybookInForce } from '@smarketing/playbook/in-force';
import type { Lane } from '@smarketing/contracts';
import { logger } from '@smarketing/observability';
import { assignLead, declareUnassignable } from '../handoff/assign-lead.js';
import type { Changed } from '../handoff/handoff-facts.js';
import { handoffs } from '../handoff/handoffs.view.js';
import { HandoffsRepository } from '../handoff/handoffs.repository.js';
import { RepsRepository } from '../reps/reps.repository.js';
import { RotationRepository } from './rotation.repository.js';
import { RoutingTimes } from './routing-times.js';
import { takeTurns } from './take-turns.js';

const mostAtOnce = 500;
/** Finds what no nudge told of: what another instance committed, or this one before it stopped. */
const pollEveryMs = 1_000;
/** So long a service that shall end waits for what is being routed. */
const stopWithinMs = 4_000;

/**
 * Gives waiting leads to reps, the longest waiting first, and those that an import brought behind all
 * others; one transaction after the other.
 */
@Injectable()
export class RouteWaitingLeads implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new NudgedLoop({
    pass: (last) => this.routeSome(last),
    restMs: () => pollEveryMs,
    // What lasts is said once.
    onFailure: (err, failures) => {
      if (failures === 1) logger.warn({ err }, 'Leads wait: routing has failed.');
    },
  });

  private readonly routingTimes = new RoutingTimes();

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
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop(stopWithinMs);
  }

  /** There may be something to do. Returns at once. */
  nudge(): void {
    this.loop.nudge();
  }

  /** True where there may be more of it. */
  private async routeSome(last: boolean): Promise<boolean> {
    const lane = last ? undefined : await this.next();
    if (lane) await this.routeIn(lane);
    return lane !== undefined;
  }

  /** The lane whose turn it is; undefined where nothing can be done. */
  private async next(): Promise<Lane | undefined> {
    const [anyWaits, isAnyActive] = await Promise.all([
      this.waiting.firstLane('or not'),
      this.reps.isAnyActive(),
    ]);
    this.routingTimes.repsAre(isAnyActive, Date.now());
    return anyWaits && !isAnyActive ? this.waiting.firstLane('not yet') : anyWaits;
  }

  private async routeIn(lane: Lane): Promise<void> {
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
      return leads.slice(0, repIds.length);
    };
    const assigned = await this.unitOfWork.run(route, { lane });
    this.routingTimes.note(assigned, Date.now());
  }
}

function save(work: Work, { handoff, facts }: Changed, { version }: PlaybookInForce): void {
  const emissions = facts.map(({ fact, data, time }) =>
    emit(fact, data, { time, playbook: version }),
  );
  work.save(handoffs, handoff, emissions, handoff.qualifiedBy);
}
