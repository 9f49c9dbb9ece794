import { Injectable } from '@nestjs/common';
import { actorOf, type CallerIdentity } from '@smarketing/access';
import {
  UnitOfWork,
  causeOfOneOfMany,
  causeOfRequest,
  emit,
  type Cause,
  type Emission,
  type Work,
} from '@smarketing/event-bus';
import { PlaybookReference, type PlaybookInForce } from '@smarketing/playbook/in-force';
import {
  IdempotencyKeys,
  ProblemError,
  type IdempotentRequest,
  type Precondition,
  type Problem,
} from '@smarketing/http';
import { v7 as uuidv7 } from 'uuid';
import { RepsRepository } from '../reps/reps.repository.js';
import { concernedBy, type ActingRole } from './authorise-act.js';
import { decideHandoff, purchaseKeyOf, type Circumstances } from './decide-handoff.js';
import { describeHandoff } from './describe-handoff.js';
import { erasedLead, mergedAway, problemOf, unknownLead } from './handoff-problem.js';
import type { CommandedHandoffDto } from './handoff.dto.js';
import { handoffs } from './handoffs.view.js';
import type { HandoffCommand } from './handoff.js';
import type { Handoff } from './handoff.schema.js';
import { PurchasesRepository } from './purchases.repository.js';

/** What became of a command: `changed` false where it repeated what was done before. */
export type CommandOutcome =
  | { readonly handoff: Handoff; readonly changed: false }
  | { readonly handoff: Handoff; readonly changed: true; readonly role: ActingRole }
  | { readonly problem: Problem };

/** One command, as a caller sent it. */
export interface Asked {
  readonly caller: CallerIdentity;
  readonly request: IdempotentRequest;
  readonly precondition: Precondition;
}

@Injectable()
export class HandoffCommands {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly playbook: PlaybookReference,
    private readonly reps: RepsRepository,
    private readonly purchases: PurchasesRepository,
    private readonly idempotency: IdempotencyKeys,
  ) {}

  /** Throws ProblemError for what is refused; nothing is changed then. */
  async runOne(
    command: HandoffCommand,
    { caller, request: { key, requestHash }, precondition }: Asked,
  ): Promise<CommandedHandoffDto> {
    const inForce = await this.playbook.load();
    return this.unitOfWork.run((work) =>
      this.idempotency.once(key, requestHash, work, async () => {
        const before = await work.load(handoffs, command.leadId);
        if (before && !before.erased) precondition.mustHold(describeHandoff(before));
        const [outcome] = await this.apply(work, [command], caller, inForce, causeOfRequest);
        if (!outcome || 'problem' in outcome) throw new ProblemError(outcome!.problem);
        if (outcome.changed) {
          const cause = doneBy(caller, outcome.role, causeOfRequest());
          work.record({ act: `handoff.${command.act}`, on: `lead/${command.leadId}` }, cause);
        }
        return { ...describeHandoff(outcome.handoff), changed: outcome.changed };
      }),
    );
  }

  /**
   * Runs commands in the order given, in one transaction: each sees what those before it did. Those
   * refused change nothing; the others are carried out all the same.
   */
  async runMany(
    commands: readonly HandoffCommand[],
    caller: CallerIdentity,
  ): Promise<CommandOutcome[]> {
    if (commands.length === 0) return [];
    const inForce = await this.playbook.load();
    return this.unitOfWork.run(
      async (work) => {
        const causeOfEach = () => causeOfOneOfMany(causeOfRequest());
        const outcomes = await this.apply(work, commands, caller, inForce, causeOfEach);
        work.record({ act: 'handoff.batch', counts: countsOf(outcomes) });
        return outcomes;
      },
      { lane: 'bulk' },
    );
  }

  private async apply(
    work: Work,
    commands: readonly HandoffCommand[],
    caller: CallerIdentity,
    inForce: PlaybookInForce,
    nextCause: () => Cause,
  ): Promise<CommandOutcome[]> {
    const current = await work.loadMany(
      handoffs,
      commands.map(({ leadId }) => leadId),
    );
    const recorded = await this.purchases.recordedIn(work, purchaseKeysOf(commands));
    const circumstances: Circumstances = {
      now: new Date(),
      newId: () => uuidv7(),
      reasons: inForce.document.rejection.reasons,
      caller,
      reps: await this.reps.knownIn(work, repsConcerned(commands, current)),
      recorded,
    };
    const purchases: string[] = [];
    const done: { handoff: Handoff; facts: readonly Emission[]; role: ActingRole }[] = [];
    const outcomes = commands.map((command): CommandOutcome => {
      const before = current.get(command.leadId);
      if (before?.erased) return { problem: erasedLead(command.leadId, before.erased) };
      if (before?.mergedInto !== undefined) return { problem: mergedAway(before) };
      if (before?.stage === undefined) return { problem: unknownLead(command.leadId) };
      const decision = decideHandoff(before, command, circumstances);
      if (decision.kind === 'refused') return { problem: problemOf(decision.refusal, command) };
      if (decision.kind === 'unchanged') return { handoff: before, changed: false };
      current.set(command.leadId, decision.handoff);
      if (decision.purchase !== undefined) {
        recorded.add(decision.purchase);
        purchases.push(decision.purchase);
      }
      const { handoff, role } = decision;
      done.push({ handoff, facts: decision.facts, role });
      return { handoff, changed: true, role };
    });
    await this.purchases.record(work, purchases);
    for (const { handoff, facts, role } of done) {
      const emissions = facts.map(({ fact, data, time }) =>
        emit(fact, data, { time, playbook: inForce.version }),
      );
      work.save(handoffs, handoff, emissions, doneBy(caller, role, nextCause()));
    }
    return outcomes;
  }
}

/** The caller acts in the role that the rep concerned asks for, command by command. */
function doneBy(caller: CallerIdentity, role: ActingRole, cause: Cause): Cause {
  return { ...cause, actor: actorOf(caller, role) };
}

/** Those whom the leads belong to, before and after commands of the same request. */
function repsConcerned(
  commands: readonly HandoffCommand[],
  current: ReadonlyMap<string, Handoff>,
): Set<string> {
  const concerned = commands.flatMap((command) => {
    const handoff = current.get(command.leadId);
    return handoff && !handoff.erased ? concernedBy(handoff, command) : [];
  });
  return new Set(concerned);
}

function countsOf(outcomes: readonly CommandOutcome[]): Record<string, number> {
  const refused = outcomes.filter((outcome) => 'problem' in outcome).length;
  const changed = outcomes.filter((outcome) => 'changed' in outcome && outcome.changed).length;
  return { changed, unchanged: outcomes.length - changed - refused, refused };
}

function purchaseKeysOf(commands: readonly HandoffCommand[]): string[] {
  return commands.map(purchaseKeyOf).filter((key) => key !== undefined);
}
