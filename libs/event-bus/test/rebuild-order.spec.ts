import { LeadScored } from '@smarketing/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StagedChanges } from '../src/change/staged-changes.js';
import type { DecodedRecord } from '../src/consume/decode-record.js';
import { emit, type FoldContext, type Folded, type ViewDocument } from '../src/index.js';
import type { ViewFolds } from '../src/fold/view-folds.js';
import type { NamedWake } from '../src/rebuild/own-facts.js';
import { PutOffFacts } from '../src/rebuild/put-off-facts.js';
import { replayFact, replayKey, type Replay } from '../src/rebuild/replay-key.js';
import {
  nextStep,
  type Candidate,
  type Issued,
  type OwnFacts,
} from '../src/rebuild/replay-order.js';

const key = '0190a000-0000-7000-8000-000000000001';

/** A promise that is made, kept in time or broken by the clock; and what is counted beside it. */
interface Promised extends ViewDocument {
  isOpen: boolean;
  /** Everything that was issued, in order: with the time where it was woken. */
  life: string[];
  pings: number;
  notes: number;
}

type Act = 'make' | 'keep' | 'ping' | 'note';
const streamOf = { make: 'handoffs', keep: 'handoffs', ping: 'leads', note: 'leads' } as const;

function folded(document: Promised, issued: number): Folded<Promised> {
  const data = { leadId: key, score: 1, contributions: [] };
  return {
    document,
    emit: Array.from({ length: issued }, () => emit(LeadScored, data, { time: new Date(0) })),
  };
}

/** Facts of `handoffs` and of `leads` may be folded in any order; a wake may stand at one place only. */
function fold(known: Promised | undefined, { data }: { data: object }): Folded<Promised> {
  const { act, wakeIn } = data as { act: Act; wakeIn: number };
  const now = known ?? { _id: key, isOpen: false, life: [], pings: 0, notes: 0 };
  if (act === 'note') return folded({ ...now, notes: now.notes + 1 }, 0);
  if (act === 'ping') return folded({ ...now, pings: now.pings + 1 }, 1);
  if (act === 'make') {
    const life = [...now.life, 'made'];
    return folded({ ...now, isOpen: true, life, wakeAt: new Date(wakeIn) }, 1);
  }
  if (!now.isOpen) return folded(now, 0);
  return folded({ ...now, isOpen: false, life: [...now.life, 'kept'], wakeAt: null }, 1);
}

function wake(document: Promised, { now }: FoldContext): Folded<Promised> {
  const life = [...document.life, `broken at ${now.getTime()}`];
  return folded({ ...document, isOpen: false, life, wakeAt: null }, 2);
}

const folds = {
  view: { collection: 'promises' },
  folds: new Map([['act', [fold]]]),
  streams: new Set(['leads', 'handoffs']),
  wake,
} as unknown as ViewFolds;

interface Life {
  readonly arrivals: readonly DecodedRecord[];
  readonly own: OwnFacts;
  readonly document: Promised | undefined;
  readonly sent: Record<string, number>;
}

/** One step of the live service: what happens and how much later, and how long its fact had waited. */
interface Moment {
  readonly what: Act | 'look';
  readonly after: number;
  readonly lag: number;
  readonly wakeIn: number;
}

/** The life of one document as the live service led it, and what the log knows of it afterwards. */
function live(moments: readonly Moment[]): Life {
  let document: Promised | undefined;
  let now = 1_000;
  let sent = 0;
  const numbers = { leads: 0, handoffs: 0 };
  const lastAt = { leads: 0, handoffs: 0 };
  const arrivals: DecodedRecord[] = [];
  const causedBy = new Map<string, Issued>();
  const wakes: NamedWake[] = [];
  const issue = (count: number): Issued => {
    const issued = { first: sent + 1, last: sent + count };
    sent += count;
    return new Map([['scores', issued]]);
  };
  for (const { what, after, lag, wakeIn } of moments) {
    now += after;
    if (what === 'look') {
      if (!document?.wakeAt || document.wakeAt.getTime() > now) continue;
      const woken = wake(document, { now: new Date(now) } as FoldContext);
      document = woken.document;
      wakes.push({ name: `wake at ${now}`, at: now, issued: issue(woken.emit!.length) });
      continue;
    }
    const stream = streamOf[what];
    const timestamp = Math.max(lastAt[stream], now - lag);
    lastAt[stream] = timestamp;
    const sequence = ++numbers[stream];
    const fact = { id: `${stream}/${key}/${sequence}`, type: 'act', stream, key, sequence };
    const data = { act: what, wakeIn: now + wakeIn };
    const record = { offset: sequence - 1, timestamp, key };
    arrivals.push({ record, log: stream, stream, fact: { ...fact, data } } as never);
    const { document: next, emit: issued = [] } = fold(document && structuredClone(document), {
      data,
    });
    document = next;
    if (issued.length > 0) causedBy.set(fact.id, issue(issued.length));
  }
  const inOrder = arrivals.toSorted((one, other) => one.record.timestamp - other.record.timestamp);
  return {
    arrivals: inOrder,
    own: { causedBy, wakes },
    document,
    sent: sent > 0 ? { scores: sent } : {},
  };
}

function replayed({ arrivals, own }: Life) {
  const staged = new StagedChanges(undefined as never, undefined as never, 'promising');
  const replay: Replay = {
    folds,
    staged,
    putOff: new PutOffFacts(undefined as never, undefined as never, 0),
    isBlocked: () => false,
    references: {
      of: () => 0,
      get: () => undefined,
      newest: () => undefined,
      rules: () => 1,
      newestRules: () => 1,
    },
    ownFacts: new Map([[key, own]]),
    until: -Infinity,
    woken: [],
    numbersFromLog: true,
  };
  for (const arrived of arrivals) replayFact(arrived, replay);
  replayKey(key, { ...replay, until: Infinity });
  const { document, bus } = staged.get(folds.view, key);
  return { document, sent: bus.sent, left: [...replay.putOff.of(key)].length, woken: replay.woken };
}

const moment = fc.record({
  what: fc.constantFrom<Moment['what']>('make', 'keep', 'ping', 'note', 'look', 'look'),
  after: fc.integer({ min: 1, max: 20 }),
  lag: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
  wakeIn: fc.integer({ min: 1, max: 40 }),
});

describe('A document that was folded and woken', () => {
  it('is the same again when its life is replayed off the log, whatever came in between', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 40 }), (moments) => {
        const lived = live(moments);
        const again = replayed(lived);
        expect(again.document).toEqual(lived.document);
        expect(again.sent).toEqual(lived.sent);
        expect(again.left).toBe(0);
        expect(again.woken).toHaveLength(lived.own.wakes.length);
      }),
      { numRuns: 500 },
    );
  });

  it('is another one where the place of its wakes is not looked for', () => {
    const moments: Moment[] = [
      { what: 'make', after: 1, lag: 0, wakeIn: 5 },
      { what: 'look', after: 10, lag: 0, wakeIn: 0 },
      { what: 'keep', after: 1, lag: 0, wakeIn: 0 },
    ];
    const lived = live(moments);
    expect(lived.document!.life).toEqual(['made', 'broken at 1011']);
    const blind = replayed({ ...lived, own: { causedBy: new Map(), wakes: [] } });
    expect(blind.document).not.toEqual(lived.document);
  });
});

describe('The next step of a replay', () => {
  const issued = (first: number, last = first): Issued => new Map([['scores', { first, last }]]);
  const one: Candidate = { id: 'one', at: 10 };
  const situation = {
    candidates: [one],
    sent: { scores: 1 },
    until: 0,
    isQuiet: () => true,
    isFolded: () => true,
  };
  const own = (caused: Issued | undefined, at: number, wake: Issued): OwnFacts => ({
    causedBy: new Map(caused ? [['one', caused]] : []),
    wakes: [{ at, issued: wake }],
  });

  it.each([
    [
      'a fact whose own fact has a lower number than the wake',
      own(issued(2), 5, issued(3)),
      'fold',
    ],
    ['the wake, where the fact has the higher number', own(issued(3), 50, issued(2)), 'wake'],
    ['a quiet fact that was there before the wake', own(undefined, 50, issued(2)), 'fold'],
    ['the wake, where the quiet fact came later', own(undefined, 5, issued(2)), 'wake'],
    ['the fact, where all wakes are done', own(undefined, 5, issued(1)), 'fold'],
  ])('is %s', (_, facts, step) => {
    expect(Object.keys(nextStep({ ...situation, own: facts }) ?? {})[0]).toBe(step);
  });

  it('is nothing, where a fact is missing that led to a lower number than the wake', () => {
    const facts = own(issued(4), 5, issued(3));
    const missing = new Map([...facts.causedBy, ['two', issued(2)] as const]);
    const isFolded = (id: string) => id !== 'two';
    const step = nextStep({ ...situation, own: { ...facts, causedBy: missing }, isFolded });
    expect(step).toBeUndefined();
  });

  it('is the wake, where a fact that led to nothing would lead to something before it', () => {
    const facts = own(undefined, 50, issued(2));
    expect(nextStep({ ...situation, own: facts, isQuiet: () => false })).toHaveProperty('wake');
  });

  it('is a wake without a fact only when nothing older can come', () => {
    const facts = own(undefined, 50, issued(2));
    expect(nextStep({ ...situation, candidates: [], own: facts, until: 50 })).toBeUndefined();
    const later = { ...situation, candidates: [], own: facts, until: 51 };
    expect(nextStep(later)).toHaveProperty('wake');
  });
});
