import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, type Type } from '@nestjs/common';
import type { Lane } from '@smarketing/contracts';
import type { ClientSession, Collection, Document } from 'mongodb';
import { ServiceDatabase } from '../service-database.js';
import { ConcurrentChangeError, FoldedViewError } from '../errors.js';
import { retries } from '../retries.js';
import type { Emission } from '../fold/emission.js';
import type { View } from '../fold/view.js';
import type { ViewDocument } from '../fold/view-document.js';
import { nameOfCollection } from '../storage/create-collections.js';
import type { Cause } from '../outbox/cause.js';
import { recordOf, type Act } from '../acts/act.js';
import { AfterCommit } from './after-commit.js';
import { causeOfRequest } from '../outbox/cause-of-request.js';
import { isConflict, isTransient, runTransaction } from './run-transaction.js';
import { StagedChanges } from './staged-changes.js';
import { OneAfterAnother } from './one-after-another.js';

const live = { lane: 'live' } as const;

/** Changes documents and publishes the facts that follow, in one transaction. */
@Injectable()
export class UnitOfWork {
  private readonly queues = new OneAfterAnother();

  constructor(
    private readonly database: ServiceDatabase,
    private readonly afterCommit: AfterCommit,
  ) {}

  /**
   * Runs `change` in one transaction. It may run several times, as long as others change the same
   * documents first, so it must have no effect but through {@link Work}. Its facts are published if
   * and only if the transaction is committed. In the lane `bulk` they, and all that follows from them,
   * let others go first.
   */
  async run<R>(change: (work: Work) => Promise<R>, { lane }: { lane: Lane } = live): Promise<R> {
    const cause = causeOfRequest();
    let contended: string | undefined;
    const attempt = (goOnFor?: number) =>
      this.attempt(change, { cause, lane }, goOnFor, (key) => (contended = key));
    try {
      return await attempt(0);
    } catch (error) {
      if (!isTransient(error) && !mustReadAgain(error)) throw error;
    }
    for (let tries = 2; ; tries++) {
      try {
        return await this.queues.take(contended ?? '', attempt);
      } catch (error) {
        if (!mustReadAgain(error) || tries === retries.contendedCommand.tries) throw error;
        await wait(retries.contendedCommand.pauseMs(tries));
      }
    }
  }

  private async attempt<R>(
    change: (work: Work) => Promise<R>,
    { cause, lane }: { cause: Cause; lane: Lane },
    goOnFor: number | undefined,
    onStaged: (firstDocument: string | undefined) => void,
  ): Promise<R> {
    const { db, service, given } = this.database;
    let staged: StagedChanges | undefined;
    const work = async (session: ClientSession) => {
      const changes = (staged = new StagedChanges(db, session, service, { lane, given }));
      try {
        const outcome = await change(new Work(this.database, session, changes, cause));
        await changes.flush();
        return outcome;
      } finally {
        onStaged(changes.firstDocument());
      }
    };
    const result = await runTransaction(this.database, work, goOnFor);
    if (staged)
      this.afterCommit.tell({ issued: staged.issued, changed: staged.changedCollections() });
    return result;
  }
}

/** Another was first, and its change is committed: a new try will see it. */
function mustReadAgain(error: unknown): boolean {
  return isConflict(error) || error instanceof ConcurrentChangeError;
}

/** What a change may read and write. */
export class Work {
  constructor(
    private readonly database: ServiceDatabase,
    readonly session: ClientSession,
    private readonly staged: StagedChanges,
    private readonly cause: Cause,
  ) {}

  async load<D extends ViewDocument>(view: View<D>, id: string): Promise<D | undefined> {
    await this.staged.read(view, [id]);
    return this.staged.get(view, id).document;
  }

  async loadMany<D extends ViewDocument>(
    view: View<D>,
    ids: Iterable<string>,
  ): Promise<Map<string, D>> {
    const wanted = [...new Set(ids)];
    await this.staged.read(view, wanted);
    const found = new Map<string, D>();
    for (const id of wanted) {
      const { document } = this.staged.get(view, id);
      if (document) found.set(id, document);
    }
    return found;
  }

  /**
   * Writes a new document, or one that was loaded, and the facts that go with it. `cause` is what led
   * to them, where that is not the request in hand. Throws {@link FoldedViewError}.
   */
  save<D extends ViewDocument>(
    view: View<D>,
    document: D,
    emissions: readonly Emission[] = [],
    cause: Cause = this.cause,
  ): void {
    if (view.changedBy !== 'commands') throw new FoldedViewError(view.collection);
    this.staged.put(this.staged.get(view, document._id), document, emissions, cause);
  }

  /**
   * Keeps who did it: once for each act of a caller, `cause` being the request that it came with where
   * that is not the one in hand. What no caller did is not kept.
   */
  record(act: Act, cause: Cause = this.cause): void {
    const record = recordOf(act, cause);
    if (record) this.staged.record(record);
  }

  /** Any other collection of the service's database; pass `{ session: work.session }` to its calls. */
  collection<T extends Document>(stored: Type<T> | string): Collection<T> {
    const name = typeof stored === 'string' ? stored : nameOfCollection(stored);
    return this.database.db.collection<T>(name);
  }
}
