import { setTimeout as wait } from 'node:timers/promises';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { Public } from '@smarketing/access';
import {
  LeadCaptured,
  ObligationArmed,
  ObligationMet,
  TouchpointRecorded,
} from '@smarketing/contracts';
import { DeadLetters, emit, UnitOfWork } from '@smarketing/event-bus';
import { obligationFact } from './obligation-fact.ts';
import { obligations, senders, type Obligation } from './views.ts';

export interface TouchCommand {
  readonly leadId: string;
  readonly touchpoints: readonly { readonly touchpointId: string; readonly channel: string }[];
  /** How long its transaction stays open when all is decided, in milliseconds. */
  readonly holdFor?: number;
}

export interface ArmCommand {
  readonly leadId: string;
  /** In milliseconds from now. */
  readonly dueIn: number;
}

/** A 202 promises that the facts will reach every view. */
export class CommandsController {
  readonly unitOfWork: UnitOfWork;
  readonly deadLetters: DeadLetters;

  constructor(unitOfWork: UnitOfWork, deadLetters: DeadLetters) {
    this.unitOfWork = unitOfWork;
    this.deadLetters = deadLetters;
  }

  /** Repeatable: a touchpoint that is known is not recorded again. */
  async touch({ leadId, touchpoints, holdFor }: TouchCommand): Promise<object> {
    const time = new Date();
    await this.unitOfWork.run(async (work) => {
      const sender = await work.load(senders, leadId);
      const known = new Set(sender?.touchpoints);
      const fresh = touchpoints.filter(({ touchpointId }) => !known.has(touchpointId));
      if (fresh.length === 0) return;
      const captured = { leadId, source: 'api', channel: 'email', profile: {} } as const;
      const document = {
        _id: leadId,
        touchpoints: [...known, ...fresh.map(({ touchpointId }) => touchpointId)],
      };
      work.save(senders, document, [
        ...(sender ? [] : [emit(LeadCaptured, captured, { time })]),
        ...fresh.map((touch) =>
          emit(TouchpointRecorded, { leadId, kind: 'form', ...touch }, { time }),
        ),
      ]);
      if (holdFor) await wait(holdFor);
    });
    return { leadId };
  }

  async arm({ leadId, dueIn }: ArmCommand): Promise<object> {
    const now = new Date();
    const wakeAt = new Date(now.getTime() + dueIn);
    const due = wakeAt.toISOString();
    const document: Obligation = { _id: leadId, state: 'armed', due, touched: 0, wakeAt };
    await this.unitOfWork.run(async (work) => {
      if (await work.load(obligations, leadId)) return;
      const armed = {
        ...obligationFact(document),
        armedAt: now.toISOString(),
        atRiskAt: document.due,
      };
      work.save(obligations, document, [emit(ObligationArmed, armed, { time: now })]);
    });
    return { leadId };
  }

  /** The answer says what became of the obligation. */
  async meet({ leadId }: { leadId: string }): Promise<object> {
    const now = new Date();
    return this.unitOfWork.run(async (work) => {
      const obligation = await work.load(obligations, leadId);
      if (obligation?.state !== 'armed') return { leadId, state: obligation?.state };
      const met = { ...obligationFact(obligation), metAt: now.toISOString(), usedMinutes: 0 };
      const document: Obligation = { ...obligation, state: 'met', wakeAt: null };
      work.save(obligations, document, [emit(ObligationMet, met, { time: now })]);
      return { leadId, state: 'met' };
    });
  }

  async redrive({ letter }: { letter: string }): Promise<object> {
    const by = { subject: 'operator', roles: ['ops'] };
    return this.deadLetters.redrive({ letter, by, dryRun: false });
  }
}

for (const [method, path] of [
  ['touch', 'v1/touchpoints'],
  ['arm', 'v1/obligations'],
  ['meet', 'v1/obligations/met'],
  ['redrive', 'v1/redrives'],
] as const) {
  const descriptor = Object.getOwnPropertyDescriptor(CommandsController.prototype, method)!;
  Body()(CommandsController.prototype, method, 0);
  Public()(CommandsController.prototype, method, descriptor);
  HttpCode(202)(CommandsController.prototype, method, descriptor);
  Post(path)(CommandsController.prototype, method, descriptor);
}
Inject(UnitOfWork)(CommandsController, undefined, 0);
Inject(DeadLetters)(CommandsController, undefined, 1);
Controller()(CommandsController);
