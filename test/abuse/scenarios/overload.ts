import { setTimeout as wait } from 'node:timers/promises';
import { atLeast, atMost } from '../figure.ts';
import { captureBody } from '../load/capture-body.ts';
import { closedLoop, quantile } from '../load/closed-loop.ts';
import { openMany, wire } from '../load/connection.ts';
import { watchService } from '../load/watch-service.ts';
import type { AbuseTools, Scenario } from '../scenario.ts';

interface Way {
  /** As in `--only`. */
  readonly name: string;
  readonly what: string;
  readonly service: 'marketing-intake' | 'feedback' | 'sales-handoff';
  /** The request that is the nth of this scenario. */
  readonly request: (token: string, n: number | string, leadId: string) => string;
  readonly role?: 'marketing' | 'revops';
  /** The ids of the leads in an accepted answer. */
  readonly leadsIn?: (body: string) => string[];
}

const leadIn = (body: string) => [(JSON.parse(body) as { leadId: string }).leadId];

export const captures: Way = {
  name: 'captures',
  what: 'captures',
  service: 'marketing-intake',
  request: (token, n) => wire('POST', '/v1/leads', token, captureBody(n)),
  leadsIn: leadIn,
};

export const keyed: Way = {
  name: 'keyed-captures',
  what: 'captures with Idempotency-Key',
  service: 'marketing-intake',
  request: (token, n) =>
    wire('POST', '/v1/leads', token, captureBody(n), [`idempotency-key: key-${n}`]),
  leadsIn: leadIn,
};

export const batches: Way = {
  name: 'batches',
  what: 'batches of 100 captures',
  service: 'marketing-intake',
  request: (token, n) => {
    const leads = Array.from({ length: 100 }, (_, row) => captureBody(`${n}-${row}`));
    return wire('POST', '/v1/leads/batch', token, `{"leads":[${leads.join(',')}]}`);
  },
  leadsIn: (body) =>
    (JSON.parse(body) as { results: { leadId?: string }[] }).results.flatMap(({ leadId }) =>
      leadId === undefined ? [] : [leadId],
    ),
};

export const touchpoints: Way = {
  name: 'touchpoints',
  what: 'touchpoints of one lead',
  service: 'marketing-intake',
  request: (token, _n, leadId) =>
    wire('POST', `/v1/leads/${leadId}/touchpoints`, token, '{"kind":"page-view"}'),
};

export const suggestions: Way = {
  name: 'suggestions',
  what: 'suggestions',
  service: 'feedback',
  role: 'marketing',
  request: (token, n) =>
    wire(
      'POST',
      '/v1/suggestions',
      token,
      JSON.stringify({ topic: 'scoring', title: `Title ${n}`, text: 'Text' }),
    ),
};

const p99Within = 3_000;
const residentWithin = (connections: number) => (connections > 2_000 ? 320 : 256);
let round = 0;

/**
 * So many connections stand before the first request; then all send at once, and each the next when
 * the last is answered.
 */
export function overload(way: Way, connections: number, isPatient: boolean): Scenario {
  const manner = isPatient ? 'wait as they are asked' : 'send again at once';
  return {
    name: `${way.name}-${connections}${isPatient ? '' : '-impatient'}`,
    sentence: `${connections.toLocaleString('en')} connections send ${way.what} and ${manner} when refused`,
    run: (tools) => attack(tools, way, connections, isPatient),
  };
}

async function attack(
  { system, seconds, countLeads, say }: AbuseTools,
  way: Way,
  connections: number,
  isPatient: boolean,
) {
  const { url } = system.running.get(way.service).plan;
  const token = await system.issuer.token(way.role ?? 'marketing');
  const mark = `r${(round += 1)}`;
  const leadId = await oneLead(system.running.get('marketing-intake').plan.url, token, mark);
  const { result, watched } = await watchService(system, way.service, async () => {
    const open = await openMany(url, connections);
    const loop = await closedLoop(open, (n) => way.request(token, `${mark}-${n}`, leadId), {
      seconds,
      isPatient,
    });
    for (const connection of open) connection.close();
    return loop;
  });
  const leads = way.leadsIn ? result.accepted.flatMap(way.leadsIn) : [];
  const lost = way.leadsIn ? leads.length - (await countLeads(leads)) : 0;
  await wait(500);
  say(`  ${JSON.stringify(result.statuses)}`);
  const others = Object.entries(result.statuses)
    .filter(([status]) => Number(status) >= 300)
    .reduce((sum, [, count]) => sum + count, 0);
  return [
    { name: 'accepted', value: result.accepted.length, unit: '', limit: atLeast(1) },
    { name: 'shed by 429 or 503', value: result.shed, unit: '' },
    { name: 'shed without Retry-After', value: result.shedWithoutWord, unit: '', limit: atMost(0) },
    { name: 'other answers', value: others, unit: '', limit: atMost(0) },
    { name: 'broken connections', value: result.broken, unit: '', limit: atMost(0) },
    { name: 'accepted, p50', value: quantile(result.latencies, 0.5), unit: 'ms' },
    {
      name: 'accepted, p99',
      value: quantile(result.latencies, 0.99),
      unit: 'ms',
      limit: atMost(p99Within),
    },
    { name: 'acknowledged leads lost', value: lost, unit: '', limit: atMost(0) },
    {
      name: 'memory at most',
      value: watched.resident,
      unit: 'MiB',
      limit: atMost(residentWithin(connections)),
    },
    { name: '/health/live at the longest', value: watched.live, unit: 'ms', limit: atMost(500) },
    { name: 'processes that died', value: watched.survived ? 0 : 1, unit: '', limit: atMost(0) },
  ];
}

async function oneLead(url: string, token: string, mark: string): Promise<string> {
  const [connection] = await openMany(url, 1);
  const { body } = await connection!.send(wire('POST', '/v1/leads', token, captureBody(mark)));
  connection!.close();
  return leadIn(body)[0]!;
}
