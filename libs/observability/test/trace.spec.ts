import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  childOf,
  correlationId,
  currentActor,
  currentTraceId,
  currentTraceparent,
  isTraceparent,
  noteActor,
  runInTrace,
  runOutsideOfTrace,
} from '../src/index.js';
import { traceOfLogLine } from '../src/tracing/trace.js';

const parent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00';

describe('a trace', () => {
  it('goes on in a child: same trace and flags, another span', () => {
    const child = childOf(parent);
    expect(isTraceparent(child)).toBe(true);
    expect(child.split('-')[1]).toBe(parent.split('-')[1]);
    expect(child.split('-')[3]).toBe('00');
    expect(child).not.toBe(parent);
  });

  it.each([
    undefined,
    '',
    'nonsense',
    '00-00000000000000000000000000000000-00f067aa0ba902b7-01',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01',
    'ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    '00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01',
    `${parent}-more`,
  ])('begins anew where the parent is %j', (broken) => {
    const root = childOf(broken);
    expect(isTraceparent(root)).toBe(true);
    expect(root).not.toContain('4bf92f3577b34da6');
  });

  it('is valid whatever the parent was', () => {
    fc.assert(fc.property(fc.string(), (text) => isTraceparent(childOf(text))));
  });

  it('gives no span twice, also when the entropy is drawn anew', () => {
    const spans = new Set(Array.from({ length: 5_000 }, () => childOf(parent)));
    expect(spans.size).toBe(5_000);
  });

  it('reaches what runs inside of it, and nothing outside', async () => {
    expect(currentTraceparent()).toBeUndefined();
    await runInTrace(parent, async () => {
      await Promise.resolve();
      expect(currentTraceId()).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
      expect(correlationId()).toBe(currentTraceId());
    });
    expect(correlationId()).toBeUndefined();
  });

  it('keeps a correlation id that came from outside', () => {
    expect(runInTrace(parent, correlationId, 'order-4711')).toBe('order-4711');
  });
});

describe('who did it', () => {
  const actor = { subject: 'anna', role: 'marketing', pseudonym: 'p' };

  it('is known to all that a request leads to, and to nothing beside it', async () => {
    await runInTrace(undefined, async () => {
      noteActor(actor);
      await Promise.resolve();
      expect(currentActor()).toEqual(actor);
      expect(runInTrace(undefined, currentActor)).toBeUndefined();
      expect(runOutsideOfTrace(currentActor)).toBeUndefined();
    });
    expect(currentActor()).toBeUndefined();
  });

  it('is never in a log line', () => {
    const line = runInTrace(undefined, () => {
      noteActor(actor);
      return traceOfLogLine();
    });
    expect(JSON.stringify(line)).not.toContain('anna');
  });
});
