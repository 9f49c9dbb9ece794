import { InfrastructureError } from '../local/infrastructure/infrastructure.ts';
import { poll } from '../local/infrastructure/poll.ts';
import type { Aftermath } from './judge-upgrade.ts';
import type { RetryingClient } from './retrying-client.ts';
import type { Rotation } from './rotation.ts';
import type { SteadyLoad } from './steady-load.ts';

const QUIET_WITHIN_MS = 120_000;
const COMPARED_WITHIN_MS = 120_000;
const idsAtOnce = 500;
const asksAtOnce = 16;
/** One of each service that has one. */
const views = ['lead-scoring/scorecards', 'sla-monitor/duties', 'feedback/lead_stories'];

interface Parties {
  readonly rotation: Rotation;
  /** Of marketing, sales and revenue operations. */
  readonly client: RetryingClient;
  readonly operator: RetryingClient;
  readonly load: SteadyLoad;
}

/** Waits until nothing is on its way any more, and looks what has become of all that was acknowledged. */
export async function lookAfter({ rotation, client, operator, load }: Parties): Promise<Aftermath> {
  await untilQuiet(rotation);
  const { ended } = rotation;
  const { requests } = load;
  const streams = (await body(client, 'feedback', '/v1/streams')) as Streams;
  const published: Record<string, number> = {};
  let deadLetters = 0;
  for (const { plan } of rotation.all) {
    const { published: own } = (await readOps(plan.opsUrl, '/info')) as Info;
    Object.assign(published, own);
    deadLetters += ((await readOps(plan.opsUrl, '/ops/backlog')) as Backlog).parkedKeys;
  }
  return {
    requests,
    ended,
    lost: await lostLeads(client, load.acknowledged),
    published,
    folded: Object.fromEntries(
      Object.entries(streams).map(([stream, { folded }]) => [stream, folded]),
    ),
    deadLetters,
    differing: await differingViews(operator),
  };
}

type Streams = Record<string, { folded: number }>;
type Info = { published: Record<string, number> };
type Backlog = { quiescent: boolean; parkedKeys: number };

async function readOps(opsUrl: string, path: string): Promise<unknown> {
  return (await fetch(opsUrl + path)).json();
}

async function untilQuiet(rotation: Rotation): Promise<void> {
  await poll(
    async () => {
      const backlogs = await Promise.all(
        rotation.all.map(({ plan }) => readOps(plan.opsUrl, '/ops/backlog') as Promise<Backlog>),
      );
      return backlogs.every(({ quiescent }) => quiescent) || undefined;
    },
    {
      deadline: QUIET_WITHIN_MS,
      interval: 500,
      onDeadline: () => new InfrastructureError('The services do not come to rest.'),
    },
  );
}

/** Each lead is where it was acknowledged, under the id that was answered, and in the last view. */
async function lostLeads(
  client: RetryingClient,
  acknowledged: ReadonlyMap<string, string>,
): Promise<string[]> {
  const lost: string[] = [];
  const all = [...acknowledged];
  for (let from = 0; from < all.length; from += idsAtOnce) {
    const some = all.slice(from, from + idsAtOnce);
    const post = {
      body: { system: 'upgrade', ids: some.map(([id]) => id) },
      key: `resolve-${from}`,
    };
    const found = await client.ask({
      service: 'marketing-intake',
      path: '/v1/leads/resolve',
      post,
    });
    const { leads } = found.body as { leads: Record<string, string> };
    for (const [id, leadId] of some) {
      if (leads[id] !== leadId) lost.push(`${id} was ${leadId} and is ${leads[id]}`);
    }
  }
  for (let from = 0; from < all.length; from += asksAtOnce) {
    await Promise.all(
      all.slice(from, from + asksAtOnce).map(async ([id, leadId]) => {
        const path = `/v1/leads/${leadId}/timeline`;
        const { status } = await client.ask({ service: 'feedback', path });
        if (status !== 200) lost.push(`${id} has no timeline (${status})`);
      }),
    );
  }
  return lost;
}

interface Rebuild {
  readonly ended: boolean;
  readonly status: string;
  readonly comparison: Record<'documents' | 'counters', Record<string, number>> | null;
}

/** Each view is folded again from the topics, by the services themselves, and compared. */
async function differingViews(operator: RetryingClient): Promise<string[]> {
  const differing: string[] = [];
  for (const name of views) {
    const [service, view] = name.split('/') as [string, string];
    const path = `/v1/operations/views/${view}/rebuild`;
    const post = { body: { compareOnly: true, anew: true }, key: `compare-${view}` };
    await operator.ask({ service, path, post });
    const { status, comparison } = await poll(
      async () => {
        const rebuild = (await body(operator, service, path)) as Rebuild;
        return rebuild.ended ? rebuild : undefined;
      },
      {
        deadline: COMPARED_WITHIN_MS,
        interval: 250,
        onDeadline: () => new InfrastructureError(`${name} was not compared in time.`),
      },
    );
    const tallies = comparison ? [comparison.documents, comparison.counters] : [];
    const unequal = tallies.flatMap(({ equal: _, ...others }) => Object.values(others));
    const isSame = status === 'compared' && unequal.every((count) => count === 0);
    if (!isSame) differing.push(`${name}: ${status}, ${JSON.stringify(comparison)}`);
  }
  return differing;
}

async function body(client: RetryingClient, service: string, path: string): Promise<unknown> {
  const { status, body: answered } = await client.ask({ service, path });
  if (status === 200) return answered;
  throw new InfrastructureError(
    `${service} ${path} answered ${status}: ${JSON.stringify(answered)}`,
  );
}
