import { randomUUID } from 'node:crypto';
import type { Input, SalesHandoff } from '@smarketing/api-client';
import { lossReasons, type LossReason } from '@smarketing/contracts/names';
import { Option, type Command } from 'commander';
import { UsageError } from '../exit-codes.js';
import { formatActed, formatHandoffs } from '../handoff/format-handoffs.js';
import { readAmount } from '../handoff/read-amount.js';
import { refusedAsUsage } from '../http/refused-input.js';
import { leadIdOf } from '../lead/lead-id.js';
import { inOrder } from '../terminal/in-order.js';
import { contextForReading } from './command-context.js';
import { examplesOf } from './examples.js';

const mostListed = 200;
/** Stage → its place among them. The compiler asks for all that sales-handoff knows. */
const places: Readonly<Record<SalesHandoff.HandoffStage, number>> = {
  qualified: 1,
  assigned: 2,
  accepted: 3,
  opportunity: 4,
  won: 5,
  lost: 6,
  recycled: 7,
  disqualified: 8,
  churned: 9,
};

export function completeHandoff(handoff: Command): void {
  handoff
    .command('list')
    .description('The leads that sales has, longest qualified first')
    .option('--rep <rep>', 'only those of this rep')
    .addOption(new Option('--stage <stage>', 'only those in this stage').choices(inOrder(places)))
    .option('--limit <number>', 'how many to list', '20')
    .option('--utc', 'times in UTC, not in the zone of the playbook')
    .option('--json', 'print them as JSON')
    .addHelpText('after', examplesOf('handoff list --rep rep-17 --stage assigned'))
    .action(list);
  act(handoff, 'accept', 'Accept the lead')
    .option('--rep <rep>', 'the rep who accepts it, if not the one it is assigned to')
    .addHelpText('after', examplesOf('handoff accept crm:4711'))
    .action(async (lead: string, { rep, ...options }: ActOptions & { rep?: string }) =>
      run(lead, 'accept', { repId: rep }, options),
    );
  act(handoff, 'reject', 'Reject the lead, with a reason from the playbook')
    .requiredOption('--reason <reason>', 'a rejection reason from the playbook, such as no-budget')
    .addHelpText('after', examplesOf('handoff reject crm:4711 --reason no-budget'))
    .action(async (lead: string, { reason, ...options }: ActOptions & { reason: string }) =>
      run(lead, 'reject', { reason }, options),
    );
  act(handoff, 'opportunity', 'Open an opportunity')
    .option('--expected <amount>', 'the expected value of the deal')
    .addHelpText('after', examplesOf('handoff opportunity crm:4711 --expected "12500 EUR"'))
    .action(async (lead: string, { expected, ...options }: ActOptions & { expected?: string }) =>
      run(lead, 'opportunity', { expected: amountOf('--expected', expected) }, options),
    );
  addEnds(handoff);
}

/** The acts that end a deal, and those on a customer. */
function addEnds(handoff: Command): void {
  const lossReason = () =>
    new Option('--reason <reason>', 'why').choices([...lossReasons]).makeOptionMandatory();
  act(handoff, 'won', 'Close the deal as won')
    .option('--amount <amount>', 'the value of the deal')
    .addHelpText('after', examplesOf('handoff won crm:4711 --amount "12500.00 EUR"'))
    .action(async (lead: string, { amount, ...options }: ActOptions & { amount?: string }) =>
      run(lead, 'close', { outcome: 'won', amount: amountOf('--amount', amount) }, options),
    );
  act(handoff, 'lost', 'Close the deal as lost')
    .addOption(lossReason())
    .addHelpText('after', examplesOf('handoff lost crm:4711 --reason price'))
    .action(async (lead: string, { reason, ...options }: ActOptions & { reason: LossReason }) =>
      run(lead, 'close', { outcome: 'lost', reason }, options),
    );
  act(handoff, 'purchase', 'Record that the customer bought again')
    .requiredOption('--amount <amount>', 'what was paid')
    .option('--id <uuid>', 'your own id for it; the same id is recorded only once')
    .addHelpText('after', examplesOf('handoff purchase crm:4711 --amount "490 EUR"'))
    .action(
      async (
        lead: string,
        { amount, id, ...options }: ActOptions & { amount: string; id?: string },
      ) =>
        run(lead, 'purchases', { amount: readAmount('--amount', amount), purchaseId: id }, options),
    );
  act(handoff, 'churn', 'Record that the customer left')
    .addOption(lossReason())
    .addHelpText('after', examplesOf('handoff churn crm:4711 --reason price'))
    .action(async (lead: string, { reason, ...options }: ActOptions & { reason: LossReason }) =>
      run(lead, 'churn', { reason }, options),
    );
}

interface ActOptions {
  readonly at?: string;
  readonly json?: boolean;
}

function act(handoff: Command, name: string, description: string): Command {
  return handoff
    .command(name)
    .description(description)
    .argument('<lead>', 'a lead id, or an external one as system:id')
    .option('--at <time>', 'when it happened, RFC 3339 in UTC (default: now)')
    .option('--json', 'print the handoff as JSON');
}

type Act = 'accept' | 'reject' | 'opportunity' | 'close' | 'purchases' | 'churn';
type BodyOf<A extends Act> = Input<'sales-handoff', 'post', `/v1/handoffs/{leadId}/${A}`>['body'];

/** One key for one run: a request that is repeated on the way is done once. */
async function run<A extends Act>(
  lead: string,
  name: A,
  body: BodyOf<A>,
  options: ActOptions,
): Promise<void> {
  const { services, print } = await contextForReading(options);
  const leadId = await leadIdOf(services, lead);
  // All acts answer the same.
  const path = `/v1/handoffs/{leadId}/${name}` as '/v1/handoffs/{leadId}/accept';
  const acted = await refusedAsUsage(async () =>
    services.handoff.post(path, {
      path: { leadId },
      body: { ...(body as BodyOf<'accept'>), occurredAt: options.at },
      header: { 'idempotency-key': randomUUID() },
    }),
  );
  print(acted, () => formatActed(leadId, acted));
}

function amountOf(option: string, text: string | undefined) {
  return text === undefined ? undefined : readAmount(option, text);
}

interface ListOptions {
  readonly rep?: string;
  readonly stage?: SalesHandoff.Handoff['stage'];
  readonly limit: string;
  readonly utc?: boolean;
  readonly json?: boolean;
}

async function list(options: ListOptions): Promise<void> {
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > mostListed) {
    throw new UsageError(`--limit ${options.limit} is not a number from 1 to ${mostListed}.`);
  }
  const { services, clock, print } = await contextForReading(options);
  const { rep, stage } = options;
  const [{ items }, time] = await Promise.all([
    services.handoff.get('/v1/handoffs', { query: { rep, stage, limit } }),
    clock(),
  ]);
  print(items, (screen) => formatHandoffs(items, time, screen));
}
