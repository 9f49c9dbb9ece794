import { register } from 'prom-client';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Handoff } from '../src/handoff/handoff.schema.js';
import { RoutingTimes } from '../src/routing/routing-times.js';

const metric = 'smarketing_handoff_qualified_to_assigned_seconds';
const second = 1_000;

function lead(committedAt: number | undefined, more: Partial<Handoff> = {}): Handoff {
  const origin = { correlationId: 'c', causationId: 'q', traceparent: undefined } as const;
  const at = committedAt === undefined ? undefined : new Date(committedAt);
  return { qualifiedBy: { ...origin, committedAt: at, lane: 'live' }, ...more } as Handoff;
}

/** How many leads were noted, and their seconds in all. */
async function noted() {
  const { values } = await register.getSingleMetric(metric)!.get();
  const of = (name: string) =>
    values.find((value) => 'metricName' in value && value.metricName === name)?.value ?? 0;
  return { leads: of(`${metric}_count`), seconds: of(`${metric}_sum`) };
}

describe('The time until a lead has a rep', () => {
  const times = new RoutingTimes();
  beforeEach(() => register.getSingleMetric(metric)!.reset());

  it('counts from the commit of its qualification', async () => {
    times.note([lead(0), lead(second)], 3 * second);
    expect(await noted()).toEqual({ leads: 2, seconds: 5 });
  });

  it('counts from the first rep where there was none', async () => {
    times.repsAre(false, 0);
    times.repsAre(true, 60 * second);
    times.repsAre(true, 61 * second);
    times.note([lead(second, { unassignable: true })], 61 * second);
    expect(await noted()).toEqual({ leads: 1, seconds: 1 });
  });

  it('is never less than nothing, and unknown where the commit was not told', async () => {
    times.note([lead(5 * second), lead(undefined)], 3 * second);
    expect(await noted()).toEqual({ leads: 1, seconds: 0 });
  });
});
