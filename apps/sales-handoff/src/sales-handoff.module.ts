import { PlaybookReference, playbooks } from '@smarketing/playbook/in-force';
import { AnsweredRequest, IdempotencyKeys } from '@smarketing/http';
import { Service } from '@smarketing/service';
import { HandoffBatchController } from './handoff/handoff-batch.controller.js';
import { HandoffCommandsController } from './handoff/handoff-commands.controller.js';
import { HandoffCommands } from './handoff/handoff-commands.provider.js';
import { handoffs } from './handoff/handoffs.view.js';
import { HandoffsController } from './handoff/handoffs.controller.js';
import { HandoffsRepository } from './handoff/handoffs.repository.js';
import { PurchasesRepository } from './handoff/purchases.repository.js';
import { RecordedPurchase } from './handoff/purchase.schema.js';
import { Rep } from './reps/rep.schema.js';
import { RepsController } from './reps/reps.controller.js';
import { RepsRepository } from './reps/reps.repository.js';
import { Rotation } from './routing/rotation.schema.js';
import { RotationRepository } from './routing/rotation.repository.js';
import { RouteWaitingLeads } from './routing/route-waiting-leads.provider.js';

/** The map of the service: who gets a qualified lead, and what becomes of it. */
@Service({
  name: 'sales-handoff',
  title: 'Sales handoff',
  description: 'Reps, their inboxes, and the path of every qualified lead to a deal won or lost.',
  port: 3003,
  database: 'handoff',
  consumes: ['qualifications', 'identities', 'playbook'],
  publishes: ['handoffs', 'handoff-erasures'],
  views: [handoffs, playbooks],
  stores: [Rep, Rotation, RecordedPurchase, AnsweredRequest],
  reference: PlaybookReference,
  controllers: [
    RepsController,
    HandoffBatchController,
    HandoffCommandsController,
    HandoffsController,
  ],
  providers: [
    IdempotencyKeys,
    RepsRepository,
    HandoffsRepository,
    PurchasesRepository,
    HandoffCommands,
    RotationRepository,
    RouteWaitingLeads,
  ],
})
export class SalesHandoffModule {}
