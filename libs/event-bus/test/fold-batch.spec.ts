import type { ClientSession, Db } from 'mongodb';
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

function caught(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}
