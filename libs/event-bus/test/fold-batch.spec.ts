import type { ClientSession, Db } from 'mongodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StagedChanges } from '../src/change/staged-changes.js';
import { foldBatch, foldContext, PoisonFoundError, recordId } from '../src/consume/fold-batch.js';
import type { DecodedRecord } from '../src/consume/decode-record.js';
import { HeldFacts } from '../src/consume/held-facts.js';
import { ParkedKeys } from '../src/consume/parked-keys.js';
import { DependencyUnavailableError } from '../src/errors.js';
import type { ViewFolds } from '../src/fold/view-folds.js';
import { RecordHeaders } from '../src/kafka/record-headers.js';
import type { ViewDocument } from '../src/fold/view-document.js';
import { defineView } from '../src/fold/view.js';

interface Trail extends ViewDocument {
  steps: number[];
}

const trails = defineView<Trail>('trails');
const noDatabase = { collection: () => ({}) } as unknown as Db;
const noSession = {} as ClientSession;
let offset = 0;

/** A fact of the type `step`, or another one. */
function arrives(key: string, sequence: number, type = 'step'): DecodedRecord {
  const record = {
    offset: offset++,
    partition: 0,
    key,
    keyBytes: Buffer.from(key),
    headers: RecordHeaders.none,
    body: Buffer.from('{}'),
    timestamp: Date.UTC(2026, 10, 23),
  };
  const fact = {
    id: `leads/${key}/${sequence}`,
    type,
    stream: 'leads' as const,
    lane: 'live' as const,
    key,
    sequence,
    time: new Date(),
    data: {},
    playbook: undefined,
    correlationId: 'c',
    causationId: undefined,
    traceparent: undefined,
    committedAt: undefined,
    recordedAt: new Date(0),
  };
  return { record, topic: 'leads', stream: 'leads', fact, fault: undefined };
}

function target() {
  return {
    staged: new StagedChanges(noDatabase, noSession, 'walking'),
    held: new HeldFacts(noDatabase, noSession, 0),
    parked: new ParkedKeys(noDatabase, noSession, 0, 'walking'),
  };
}

const walking: ViewFolds = {
  view: trails as never,
  streams: new Set(['leads'] as const),
  wake: undefined,
  folds: new Map([
    [
      'step',
      [
        (trail: ViewDocument | undefined, { key, sequence }: { key: string; sequence: number }) => {
          const steps = (trail as Trail | undefined)?.steps ?? [];
          return { document: { _id: key, steps: [...steps, sequence] } };
        },
      ],
    ],
    [
      'trap',
      [
        () => {
          throw new TypeError('fell');
        },
      ],
    ],
    [
      'fog',
      [
        () => {
          throw new DependencyUnavailableError('No sight.');
        },
      ],
    ],
  ]),
};

function fold(
  records: readonly DecodedRecord[],
  into = target(),
  known: Parameters<typeof foldBatch>[1] = new Map(),
) {
  foldBatch(records, known, [walking], into, foldContext(undefined, 1));
  return into;
}

const stepsOf = ({ staged }: ReturnType<typeof target>, key: string) =>
  staged.get(trails, key).document?.steps;
const fault = (record: DecodedRecord) =>
  new Map([[recordId(record), { error: new TypeError('fell'), attempts: 3 }]]);

describe('A batch', () => {
  it.each([
    ['in order', [1, 2, 3], [1, 2, 3]],
    ['repeated', [1, 1, 2, 1, 2, 3, 3], [1, 2, 3]],
    ['turned round', [3, 2, 1], [1, 2, 3]],
    ['with its first one last', [2, 3, 4, 1], [1, 2, 3, 4]],
    ['with a gap', [1, 3, 4], [1]],
    ['turned round and repeated', [2, 2, 1, 3, 1], [1, 2, 3]],
  ])('%s is folded by its numbers', (_, sequences, steps) => {
    expect(stepsOf(fold(sequences.map((n) => arrives('a', n))), 'a')).toEqual(steps);
  });

  it('folds every key for itself', () => {
    const into = fold([arrives('a', 1), arrives('b', 2), arrives('a', 2), arrives('b', 1)]);
    expect(stepsOf(into, 'a')).toEqual([1, 2]);
    expect(stepsOf(into, 'b')).toEqual([1, 2]);
  });

  it('counts a type that nobody folds as seen', () => {
    const into = fold([arrives('a', 1, 'unheard-of'), arrives('a', 2)]);
    expect(stepsOf(into, 'a')).toEqual([2]);
    expect(into.staged.get(trails, 'a').bus.seen).toEqual({ leads: 2 });
  });

  it('names the first poison of every key, in one go', () => {
    const traps = ['a', 'b', 'c'].map((key) => arrives(key, 2, 'trap'));
    const records = [
      ...traps.map(({ fact }) => arrives(fact!.key, 1)),
      ...traps,
      arrives('a', 3, 'trap'),
      arrives('d', 1),
    ];
    const found = caught(() => fold(records)) as PoisonFoundError;
    expect(found).toBeInstanceOf(PoisonFoundError);
    expect(found.poisons.map(({ id }) => id)).toEqual(traps.map(recordId));
  });

  it('parks a known fault and what follows of its key, and folds the others', () => {
    const trap = arrives('a', 2, 'trap');
    const into = fold(
      [arrives('a', 1), trap, arrives('a', 3), arrives('b', 1)],
      target(),
      fault(trap),
    );
    expect(stepsOf(into, 'a')).toEqual([1]);
    expect(stepsOf(into, 'b')).toEqual([1]);
    expect(into.parked.size).toBe(2);
    expect(into.parked.faulty).toMatchObject([{ offset: trap.record.offset }]);
  });

  it('parks a held fact that is the poison, and not the predecessor that released it', () => {
    const trap = arrives('a', 2, 'trap');
    const records = [trap, arrives('a', 1)];
    const { poisons } = caught(() => fold(records)) as PoisonFoundError;
    expect(poisons.map(({ id }) => id)).toEqual([recordId(trap)]);
    const into = fold(records, target(), fault(trap));
    expect(stepsOf(into, 'a')).toEqual([1]);
    expect(into.parked.faulty).toMatchObject([{ offset: trap.record.offset }]);
  });

  it('parks a record once, however many views find its fault', () => {
    const into = target();
    const trap = arrives('a', 2, 'trap');
    const other = { ...walking, view: defineView<Trail>('others') as never };
    const records = [trap, arrives('a', 1)];
    foldBatch(records, fault(trap), [walking, other], into, foldContext(undefined, 1));
    expect(into.parked.size).toBe(1);
    expect(into.staged.get(defineView<Trail>('others'), 'a').document?.steps).toEqual([1]);
  });

  it('waits as a whole where a fold says that something is away', () => {
    expect(() => fold([arrives('a', 1, 'fog')])).toThrow(DependencyUnavailableError);
  });
});

describe('A document that ends', () => {
  const streams = ['leads', 'identities'] as const;
  const ending: ViewFolds = {
    ...walking,
    streams: new Set(streams),
    endsBy: 'end',
    folds: new Map([
      ...walking.folds,
      ['end', [(_: unknown, { key }: { key: string }) => ({ document: { _id: key, steps: [0] } })]],
    ]),
  };
  const of = (stream: 'leads' | 'identities', sequence: number, type = 'step') => {
    const decoded = arrives('a', sequence, type);
    const fact = { ...decoded.fact!, id: `${stream}/a/${sequence}`, stream };
    const headers = RecordHeaders.of([['ce_sequence', String(sequence)]]);
    const record = { ...decoded.record, headers };
    return { ...decoded, record, topic: stream, stream, fact } as DecodedRecord;
  };
  const foldInto = (
    into: ReturnType<typeof target>,
    records: readonly DecodedRecord[],
    known: Parameters<typeof foldBatch>[1] = new Map(),
  ) => {
    foldBatch(records, known, [ending], into, foldContext(undefined, 1));
    return into.staged.get(trails, 'a');
  };

  it('is what its end says, wherever that comes, and however the rest is shuffled', () => {
    const history = [
      ...[1, 2, 3, 4].map((n) => of('leads', n)),
      of('identities', 1),
      of('identities', 2, 'end'),
      of('identities', 3),
    ];
    const shuffled = fc.shuffledSubarray(history, { minLength: history.length });
    fc.assert(
      fc.property(shuffled, fc.subarray(history), (records, repeated) => {
        const { document, bus } = foldInto(target(), [...records, ...repeated]);
        expect(document).toEqual({ _id: 'a', steps: [0] });
        expect(bus).toMatchObject({ ended: true, seen: { leads: 4, identities: 3 } });
      }),
    );
  });

  it('needs no predecessor, and lets nothing wait for one', () => {
    const into = target();
    const { document } = foldInto(into, [of('leads', 3), of('identities', 5, 'end')]);
    expect(document).toEqual({ _id: 'a', steps: [0] });
    expect(foldInto(into, [of('leads', 2), of('leads', 9)]).bus.seen).toEqual({
      leads: 9,
      identities: 5,
    });
    expect(into.held.drop('trails', 'a')).toEqual([]);
  });

  it('takes what was parked of its key along, and is not stopped by it', () => {
    const trap = of('leads', 2, 'trap');
    const into = target();
    const records = [of('leads', 1), trap, of('leads', 3), of('identities', 1, 'end')];
    const { document, bus } = foldInto(into, records, fault(trap));
    expect(document).toEqual({ _id: 'a', steps: [0] });
    expect(bus.seen).toEqual({ leads: 3, identities: 1 });
    expect([into.parked.size, into.parked.faulty]).toEqual([0, []]);
    expect(foldInto(into, [of('leads', 4, 'trap')]).document).toEqual({ _id: 'a', steps: [0] });
  });
});

function caught(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}
