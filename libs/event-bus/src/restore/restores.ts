import { setTimeout as wait } from 'node:timers/promises';
import {
  topicNamed,
  topicsOf,
  type Envelope,
  type StreamName,
  type Topic,
} from '@smarketing/contracts';
import { logger } from '@smarketing/observability';
import type { Collection, Db } from 'mongodb';
import { v7 as uuidv7 } from 'uuid';
import { decodeRecord, type DecodedRecord } from '../consume/decode-record.js';
import { recoveriesOf } from '../fold/view.js';
import type { ViewFolds } from '../fold/view-folds.js';
import type { ReadRecord } from '../rebuild/log-reader.js';
import type { ViewRebuilds } from '../rebuild/view-rebuilds.js';
import type { RebuildTools } from '../rebuild/view-rebuild.js';
import { dropPublishedRows } from './drop-published-rows.js';
import { Issuers } from './issuers.js';
import { numbersIn, ownEnvelope, unknownOf, type OwnNumbers } from './own-numbers.js';
import { PublishedMarks, type Places } from './published-marks.js';
import { readPlaces } from './read-places.js';
import { rebuildRestored } from './rebuild-restored.js';
import { RestoreLock } from './restore-lock.js';
import { restoresCollection, type Restore } from './restore.js';
import {
  nowhere,
  resumeBehind,
  storedPlaces,
  storeResumptions,
  type Place,
} from './resume-behind.js';
import { TakeOver } from './take-over.js';

const lookEveryMs = 250;

/** What was found at a start; nothing is done about it yet. */
interface Found {
  readonly from: Places;
  readonly to: Places;
  /** Partition → what the database does not know. */
  readonly unknown: ReadonlyMap<number, readonly OwnNumbers[]>;
}

/**
 * Sees at every start whether the database is as old as the topics. One that was restored from a backup,
 * or is empty, does not know what it had published later: before anything is issued, its numbers are
 * taken over, and views that have issued facts are folded again, with those very numbers.
 */
export class Restores {
  private readonly marks: PublishedMarks;
  private readonly own: readonly Topic[];
  private readonly db: Db;
  private readonly stopping = new AbortController();
  private found: Found | undefined;
  /** True where the database was older when this instance started, whoever brought it up. */
  wasOlder = false;
  private readonly lock: RestoreLock;
  private readonly issuers: Issuers;

  constructor(
    private readonly tools: RebuildTools & { readonly consumes: readonly StreamName[] },
    views: readonly ViewFolds[],
    private readonly rebuilds: ViewRebuilds,
    private readonly instance: string,
  ) {
    const { database, kafka, publishes } = tools;
    this.db = database.db;
    this.own = publishes.flatMap(topicsOf);
    this.marks = new PublishedMarks(this.db, kafka, this.own);
    this.lock = new RestoreLock(this.db, instance);
    this.issuers = new Issuers(database.views, views, tools.referenceStream);
  }

  /**
   * Before anything is issued or published: compares, and drops from the outbox what the topics have.
   * False where the database is as old as the topics, and nothing is left to be done.
   */
  async begin(): Promise<boolean> {
    if (!(await this.look())) return this.goOn();
    this.wasOlder = true;
    await this.lock.take(this.stopping.signal);
    // Whoever held it before may have done all of it.
    if (!(await this.look())) {
      await this.lock.release();
      return this.goOn();
    }
    try {
      await this.takeOver();
    } catch (error) {
      await this.lock.release();
      throw error;
    }
    return true;
  }

  /**
   * When the outbox is being published again, and before anything is issued: folds the views anew, then
   * takes over the numbers of what commands change.
   */
  async finish(): Promise<void> {
    const restore = (await this.unfinished())!;
    try {
      for (const view of restore.rebuilding) {
        await rebuildRestored(this.rebuilds, view, this.stopping.signal);
        await this.restores.updateOne({ _id: restore._id }, { $pull: { rebuilding: view } });
      }
      await this.takeOverCommands(restore._id);
      await this.goOn();
      await this.marks.move(this.found!.to);
      const readyAt = new Date();
      await this.restores.updateOne({ _id: restore._id }, { $set: { readyAt } });
      const milliseconds = readyAt.getTime() - restore.foundAt.getTime();
      logger.warn(
        { restore: restore._id, milliseconds },
        'The restored database is as new as the topics.',
      );
    } finally {
      await this.lock.release();
    }
  }

  /** Resolves when all that was on the topics at the start is folded. */
  async untilCaughtUp(): Promise<void> {
    const consumed = this.tools.consumes.flatMap(topicsOf);
    const ends = await this.marksOf(consumed).ends();
    while (!this.stopping.signal.aborted) {
      const places = await storedPlaces(this.db, consumed);
      const isBehind = [...ends].some(([partition, end]) =>
        consumed.some(({ name }) => (places.get(partition)?.next[name] ?? 0) < (end[name] ?? 0)),
      );
      if (!isBehind) return;
      await wait(lookEveryMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  /** What stands on the topics now is known; called where facts were published since. */
  async keepMark(): Promise<void> {
    if (this.own.length === 0) return;
    await this.marks.move(await this.marks.ends());
  }

  stop(): void {
    this.stopping.abort();
  }

  /** Last of all: another instance may have noted numbers until now. */
  private async goOn(): Promise<false> {
    await this.tools.database.given.lookWhetherAny();
    return false;
  }

  private get restores(): Collection<Restore> {
    return this.db.collection<Restore>(restoresCollection);
  }

  private unfinished(): Promise<Restore | null> {
    return this.restores.findOne({ readyAt: null });
  }

  /** True where there is something to do; where there is not, the mark is moved. */
  private async look(): Promise<boolean> {
    if (this.own.length === 0) return false;
    const [marks, to] = await Promise.all([this.marks.read(), this.marks.ends()]);
    const from = behindOnly(marks, to);
    const { db, service, views } = this.tools.database;
    const collections = views.map(({ collection }) => collection);
    const unknown = new Map<number, readonly OwnNumbers[]>();
    await this.read(this.own, 'own', from, to, async (partition, read) => {
      const numbers = await unknownOf(db, collections, await numbersIn(read, service));
      if (numbers.length > 0) unknown.set(partition, numbers);
    });
    this.found = { from, to, unknown };
    if (unknown.size > 0 || (await this.unfinished())) return true;
    await this.marks.move(to);
    return false;
  }

  private async takeOver(): Promise<void> {
    const { unknown } = this.found!;
    this.issuers.refuseUnclaimed([...unknown.values()].flat());
    const restore = (await this.unfinished()) ?? (await this.note());
    logger.warn(
      { restore: restore._id, unknownFacts: restore.unknownFacts },
      'The database is older than the topics: taking over what it had published.',
    );
    const droppedRows = await dropPublishedRows(this.db, [...unknown.values()].flat());
    await this.restores.updateOne({ _id: restore._id }, { $inc: { droppedRows } });
    // Where nothing is unknown, what has issued facts is folded already, from these very positions.
    if (restore.rebuilding.length > 0 && unknown.size > 0) await this.movePositions();
  }

  private async note(): Promise<Restore> {
    const unknown = [...this.found!.unknown.values()].flat();
    const restore: Restore = {
      _id: uuidv7(),
      foundAt: new Date(),
      unknownFacts: unknown.reduce((sum, { known, last }) => sum + last - known, 0),
      rebuilding: this.issuers.viewsToRebuild(new Set(unknown.map(({ stream }) => stream))),
      readyAt: null,
      droppedRows: 0,
      acknowledged: null,
    };
    await this.restores.insertOne(restore, { writeConcern: { w: 'majority' } });
    return restore;
  }

  /** Behind what has led to a fact of a view that is folded alone. */
  private async movePositions(): Promise<void> {
    const { service, rules } = this.tools.database;
    const { from, to } = this.found!;
    const issued = this.issuers.foldedAlone;
    const causes = new Map<number, Map<string, number | undefined>>();
    await this.read(this.own, 'own', from, to, async (partition, read) => {
      const found = new Map<string, number | undefined>();
      causes.set(partition, found);
      for await (const records of read) {
        for (const one of records) {
          const envelope = ownEnvelope(one, service);
          if (!envelope?.causationId || !issued.has(streamIn(one))) continue;
          found.set(envelope.causationId, envelope.playbook);
        }
      }
    });
    const consumed = this.tools.consumes.flatMap(topicsOf);
    const stored = await storedPlaces(this.db, consumed);
    const places = new Map([...stored].map(([partition, { next }]) => [partition, next]));
    const ends = await this.marksOf(consumed).ends();
    const resumptions = new Map<number, Place>();
    const cluster = await this.tools.kafka.clusterId();
    const { referenceStream } = this.tools;
    await this.read(consumed, 'inputs', places, ends, async (partition, read) => {
      const at = stored.get(partition) ?? nowhere(consumed);
      const terms = { referenceStream, cluster, rules };
      resumptions.set(
        partition,
        await resumeBehind(causes.get(partition) ?? new Map(), read, at, terms),
      );
    });
    if (resumptions.size > 0) await storeResumptions(this.db, resumptions);
  }

  private async takeOverCommands(restore: string): Promise<void> {
    const { database, loadReference } = this.tools;
    const { from, to, unknown } = this.found!;
    const mine = new Map(
      [...unknown].map(([partition, numbers]) => [
        partition,
        numbers.filter(({ stream }) => !this.issuers.foldedAlone.has(stream)),
      ]),
    );
    if ([...mine.values()].every(({ length }) => length === 0)) return;
    const reference = await loadReference().catch(() => undefined);
    const takeOver = new TakeOver(
      database,
      restore,
      (stream) => this.issuers.commandView(stream),
      reference,
    );
    const inputs = await this.inputsOf([...mine.values()].flat());
    const isRecovered = (stream: StreamName) =>
      this.issuers.commandView(stream)?.view.recover !== undefined;
    const leadsToSomething = ({ type, stream }: Envelope & { stream: StreamName }) => {
      const { view, folds } = this.issuers.commandView(stream)!;
      return folds !== undefined || recoveriesOf(view).has(type);
    };
    await this.read(this.own, 'own', from, to, async (partition, read) => {
      const numbers = mine.get(partition) ?? [];
      const wanted = new Set(numbers.map(({ stream, key }) => `${stream}/${key}`));
      const facts = new Map<string, DecodedRecord[]>();
      for await (const records of read) {
        for (const { log, record } of records) {
          const stream = streamIn({ log });
          const name = `${stream}/${record.key}`;
          if (!isRecovered(stream) || !wanted.has(name)) continue;
          const envelope = ownEnvelope({ log, record }, database.service);
          if (!envelope || !leadsToSomething({ ...envelope, stream })) continue;
          const decoded = decodeRecord(record, log);
          if (decoded.fact) facts.set(name, [...(facts.get(name) ?? []), decoded]);
        }
      }
      for (const same of facts.values()) same.sort(bySequence);
      await takeOver.take({ unknown: numbers, own: facts, inputs });
    });
  }

  /** What came for documents that commands and facts change, and was not folded when the backup was made. */
  private async inputsOf(
    unknown: readonly OwnNumbers[],
  ): Promise<ReadonlyMap<string, readonly DecodedRecord[]>> {
    const inputs = new Map<string, DecodedRecord[]>();
    const streams = new Set<StreamName>();
    const keys = new Set<string>();
    for (const { stream, key } of unknown) {
      const { view, folds } = this.issuers.commandView(stream) ?? {};
      if (!folds || !view?.recover) continue;
      keys.add(key);
      for (const one of folds.streams) streams.add(one);
    }
    const topics = this.tools.consumes.filter((one) => streams.has(one)).flatMap(topicsOf);
    if (topics.length === 0) return inputs;
    const stored = await storedPlaces(this.db, topics);
    const places = new Map([...stored].map(([partition, { next }]) => [partition, next]));
    const ends = await this.marksOf(topics).ends();
    await this.read(topics, 'inputs', places, ends, async (_, read) => {
      for await (const records of read) {
        for (const { log, record } of records) {
          if (record.key === null || !keys.has(record.key)) continue;
          const decoded = decodeRecord(record, log);
          if (decoded.fact) inputs.set(record.key, [...(inputs.get(record.key) ?? []), decoded]);
        }
      }
    });
    return inputs;
  }

  private marksOf(topics: readonly Topic[]): PublishedMarks {
    return new PublishedMarks(this.db, this.tools.kafka, topics);
  }

  private read(
    topics: readonly Topic[],
    what: string,
    from: Places,
    to: Places,
    onPartition: (partition: number, read: AsyncIterable<ReadRecord[]>) => Promise<void>,
  ): Promise<void> {
    const { kafka, database } = this.tools;
    const group = `${database.service}.rebuild.restored-${what}.${this.instance.slice(-8)}`;
    const { signal } = this.stopping;
    return readPlaces({ kafka, group, signal }, topics, { from, to }, onPartition);
  }
}

/** A topic that ends before its mark is another one than it was: all of it is compared. */
function behindOnly(marks: Places, ends: Places): Places {
  return new Map(
    [...ends].map(([partition, of]) => {
      const known = marks.get(partition) ?? {};
      const from = Object.entries(of).map(([log, end]) => {
        const mark = known[log as keyof typeof known] ?? 0;
        return [log, mark > end ? 0 : mark];
      });
      return [partition, Object.fromEntries(from)];
    }),
  );
}

function streamIn({ log }: Pick<ReadRecord, 'log'>): StreamName {
  return topicNamed(log).stream;
}

function bySequence(one: DecodedRecord, other: DecodedRecord): number {
  return one.fact!.sequence - other.fact!.sequence;
}
