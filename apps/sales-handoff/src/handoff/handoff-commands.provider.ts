import { Injectable } from '@nestjs/common';
import type { CallerIdentity } from '@smarketing/access';
import {
  PlaybookReference,
  UnitOfWork,
  emit,
  type PlaybookInForce,
  type Work,
} from '@smarketing/event-bus';
import {
  IdempotencyKeys,
  ProblemError,
  type IdempotentRequest,
  type Problem,
} from '@smarketing/http';
import { v7 as uuidv7 } from 'uuid';
import { RepsRepository } from '../reps/reps.repository.js';
import { decideHandoff, purchaseKeyOf, type Circumstances } from './decide-handoff.js';
import { describeHandoff, type DescribedHandoff } from './describe-handoff.js';
import type { HandoffFact } from './handoff-facts.js';
import { problemOf, unknownLead } from './handoff-problem.js';
import { handoffs } from './handoff.document.js';
import type { Handoff, HandoffCommand } from './handoff.js';
import { PurchasesRepository } from './purchases.repository.js';

/** What became of a command: `changed` false where it repeated what was done before. */
export type CommandOutcome =
  | { readonly handoff: Handoff; readonly changed: boolean }
  | { readonly problem: Problem };

export type Commanded = DescribedHandoff & { readonly changed: boolean };

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
    caller: CallerIdentity,
    { key, requestHash }: IdempotentRequest,
  ): Promise<Commanded> {
    const inForce = await this.playbook.load();
    return this.unitOfWork.run((work) =>
      this.idempotency.once(key, requestHash, work, async () => {
        const [outcome] = await this.apply(work, [command], caller, inForce);
        if (!outcome || 'problem' in outcome) throw new ProblemError(outcome!.problem);
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
    return this.unitOfWork.run((work) => this.apply(work, commands, caller, inForce), {
      lane: 'bulk',
    });
  }

  private async apply(
    work: Work,
    commands: readonly HandoffCommand[],
    caller: CallerIdentity,
    inForce: PlaybookInForce,
  ): Promise<CommandOutcome[]> {
    const current = await work.loadMany(
      handoffs,
      commands.map(({ leadId }) => leadId),
    );
    const recorded = await this.purchases.recordedIn(work, purchaseKeysOf(commands));
    const among = await this.circumstances(work, commands, caller, inForce);
    const circumstances = { ...among, recorded };
    const purchases: string[] = [];
    const facts = new Map<string, HandoffFact[]>();
    const outcomes = commands.map((command): CommandOutcome => {
      const before = current.get(command.leadId);
      if (!before) return { problem: unknownLead(command.leadId) };
      const decision = decideHandoff(before, command, circumstances);
      if (decision.kind === 'refused') return { problem: problemOf(decision.refusal, command) };
      if (decision.kind === 'unchanged') return { handoff: before, changed: false };
      current.set(command.leadId, decision.handoff);
      if (decision.purchase !== undefined) {
        recorded.add(decision.purchase);
        purchases.push(decision.purchase);
      }
      facts.set(command.leadId, [...(facts.get(command.leadId) ?? []), ...decision.facts]);
      return { handoff: decision.handoff, changed: true };
    });
    await this.purchases.record(work, purchases);
    for (const [leadId, issued] of facts) {
      const emissions = issued.map(({ fact, data, time }) =>
        emit(fact, data, { time, playbook: inForce.version }),
      );
      work.save(handoffs, current.get(leadId)!, emissions);
    }
    return outcomes;
  }

  private async circumstances(
    work: Work,
    commands: readonly HandoffCommand[],
    caller: CallerIdentity,
    inForce: PlaybookInForce,
  ): Promise<Omit<Circumstances, 'recorded'>> {
    const named = commands.flatMap((command) =>
      command.act === 'accept' && command.repId !== undefined ? [command.repId] : [],
    );
    const known = await this.reps.knownIn(work, named);
    return {
      now: new Date(),
      newId: () => uuidv7(),
      reasons: inForce.document.rejection.reasons,
      mayTakeOver: caller.roles.includes('sales') || caller.roles.includes('revops'),
      isRep: (repId) => known.has(repId),
    };
  }
}

function purchaseKeysOf(commands: readonly HandoffCommand[]): string[] {
  return commands.map(purchaseKeyOf).filter((key) => key !== undefined);
}
