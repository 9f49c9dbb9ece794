import { randomUUID } from 'node:crypto';
import type { SeededRandom } from '../campaign/seeded-random.ts';
import type { GoodClient } from './good-client.ts';
import type { JournaledRequest } from './journal.ts';

const rejections = ['no-budget', 'not-now', 'no-need', 'not-a-company'];
const losses = ['price', 'value', 'need', 'timing', 'competitor', 'unreachable'];

interface Handoff {
  stage?: string;
  times?: Record<string, string>;
}

type Step = Pick<JournaledRequest, 'act' | 'body'>;

/** What a rep does next with a lead, after a look at how it stands. Undefined: nothing now. */
export async function workOnLead(
  leadId: string,
  client: GoodClient,
  random: SeededRandom,
): Promise<JournaledRequest | undefined> {
  const found = await client.read('sales-handoff', `/v1/handoffs/${leadId}`);
  if (found?.status !== 200) return undefined;
  const step = nextStep(found.body, random);
  if (!step) return undefined;
  return client.command(
    { service: 'sales-handoff', subject: leadId, ...step },
    `/v1/handoffs/${leadId}/${step.act}`,
  );
}

function nextStep({ stage, times = {} }: Handoff, random: SeededRandom): Step | undefined {
  const money = { amount: random.whole(1_000, 500_000), currency: random.pick(['EUR', 'USD']) };
  switch (stage) {
    case 'assigned':
      return random.chance(0.75)
        ? { act: 'accept', body: occurred(times['assigned'], random) }
        : {
            act: 'reject',
            body: { reason: random.pick(rejections), ...occurred(times['assigned'], random) },
          };
    case 'accepted':
      return { act: 'opportunity', body: { expected: money } };
    case 'opportunity':
      return random.chance(0.6)
        ? { act: 'close', body: { outcome: 'won', amount: money } }
        : { act: 'close', body: { outcome: 'lost', reason: random.pick(losses) } };
    case 'won':
      return random.chance(0.8)
        ? { act: 'purchases', body: { amount: money, purchaseId: randomUUID() } }
        : { act: 'churn', body: { reason: random.pick(losses) } };
    default:
      return undefined;
  }
}

/** Half of the answers are told late: they happened soon after the assignment, and correct a breach. */
function occurred(assigned: string | undefined, random: SeededRandom): { occurredAt?: string } {
  if (assigned === undefined || random.chance(0.5)) return {};
  const at = new Date(assigned).getTime() + random.whole(1, 300) * 60_000;
  return at > Date.now() ? {} : { occurredAt: new Date(at).toISOString() };
}
