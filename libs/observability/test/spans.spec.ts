import { afterEach, describe, expect, it } from 'vitest';
import { isTraced, recordSpan, sendSpansTo, type Span } from '../src/tracing/spans.js';
import { childOf, isSampled, sampleTraces } from '../src/tracing/trace.js';

const sampled = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const unsampled = `${sampled.slice(0, -2)}00`;
const span = (traceparent: string): Span => ({
  name: 'fold',
  kind: 'consumer',
  traceparent,
  startedAt: 1,
  endedAt: 2,
  attributes: {},
});

afterEach(() => {
  sendSpansTo(undefined);
  sampleTraces(1);
});

describe('Spans', () => {
  it('are not worth making where nobody takes them', () => {
    expect(isTraced(sampled)).toBe(false);
    recordSpan(span(sampled));
  });

  it('are sent of sampled traces only', () => {
    const taken: Span[] = [];
    sendSpansTo((one) => taken.push(one));
    for (const traceparent of [sampled, unsampled]) recordSpan(span(traceparent));
    expect(taken.map(({ traceparent }) => traceparent)).toEqual([sampled]);
    expect([sampled, unsampled, undefined].map(isTraced)).toEqual([true, false, false]);
  });
});

describe('A share of the traces', () => {
  it.each([0, 0.25, 1])('of %d is sampled where they begin', (share) => {
    sampleTraces(share);
    const begun = Array.from({ length: 4_000 }, () => childOf(undefined));
    const chosen = begun.filter(isSampled).length / begun.length;
    expect(Math.abs(chosen - share)).toBeLessThan(0.05);
  });

  it('does not decide about traces that began elsewhere', () => {
    sampleTraces(0);
    expect(isSampled(childOf(sampled))).toBe(true);
    sampleTraces(1);
    expect(isSampled(childOf(unsampled))).toBe(false);
  });
});
