import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { correlationId, currentTraceparent } from '@smarketing/ops';
import type { ClientSession, Collection, Document } from 'mongodb';
import { v7 as uuidv7 } from 'uuid';

import { ServiceDatabase } from '../service-database.js';
import { ConcurrentChangeError } from '../errors.js';
import type { Emission } from '../fold/emission.js';
import type { View, ViewDocument } from '../fold/view.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import type { Cause } from '../outbox/issue-fact.js';
import { AfterCommit } from './after-commit.js';
import { isConflict, runTransaction } from './run-transaction.js';
import { StagedChanges } from './staged-changes.js';

const attempts = 25;

/** Changes documents and publishes the facts that follow, in one transaction. */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly database: ServiceDatabase,
    private readonly relay: OutboxRelay,
    private readonly afterCommit: AfterCommit,
  ) {}

  /**
   * Runs `change` in one transaction. It may run several times, as long as others change the same
   * documents first, so it must have no effect but through {@link Work}. Its facts are published if
   * and only if the transaction is committed.
   */
  async run<R>(change: (work: Work) => Promise<R>): Promise<R> {
    const cause = causeOfRequest();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(change, cause);
      } catch (error) {
        const another = isConflict(error) || error instanceof ConcurrentChangeError;
        if (!another || attempt === attempts) throw error;
        await wait(Math.random() * Math.min(100, 4 * attempt));
      }
    }
  }

  private async attempt<R>(change: (work: Work) => Promise<R>, cause: Cause): Promise<R> {
    const { db, service } = this.database;
    let staged: StagedChanges | undefined;
    const result = await runTransaction(this.database, async (session) => {
      staged = new StagedChanges(db, session, service);
      const outcome = await change(new Work(this.database, session, staged, cause));
      await staged.flush();
      return outcome;
    });
    if (staged && staged.issued > 0) this.relay.nudge();
    this.afterCommit.committed(staged?.changedCollections() ?? []);
    return result;
  }
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
   * to them, where that is not the request in hand.
   */
  save<D extends ViewDocument>(
    view: View<D>,
    document: D,
    emissions: readonly Emission[] = [],
    cause: Cause = this.cause,
  ): void {
    this.staged.put(this.staged.get(view, document._id), document, emissions, cause);
  }

  /** Any other collection of the service's database; pass `{ session: work.session }` to its calls. */
  collection<T extends Document>(name: string): Collection<T> {
    return this.database.db.collection<T>(name);
  }
}

/** The request in hand as the cause of what follows from it; a new one where there is none. */
export function causeOfRequest(): Cause {
  return { correlationId: correlationId() ?? uuidv7(), traceparent: currentTraceparent() };
}
