import { Injectable } from '@nestjs/common';
import { readPublishedPlaybook, type Playbook } from '@smarketing/playbook';
import type { Db } from 'mongodb';
import { AfterCommit } from '../change/after-commit.js';
import type { TextId } from '../change/staged-changes.js';
import { DependencyUnavailableError } from '../errors.js';
import { ServiceDatabase } from '../service-database.js';
import { playbooks, type Playbooks } from './playbooks.view.js';

export interface PlaybookInForce {
  readonly version: number;
  readonly document: Playbook;
}

/** How long a version that another instance remembered may go unseen, in milliseconds. */
const staleAfter = 1_000;

/** The playbook under which this service decides: the newest whose time has come. */
@Injectable()
export class PlaybookReference {
  private known: PlaybookInForce | undefined;
  private readAt = -Infinity;

  constructor(
    private readonly database: ServiceDatabase,
    afterCommit: AfterCommit,
  ) {
    afterCommit.on(playbooks.collection, () => {
      this.readAt = -Infinity;
    });
  }

  /**
   * The version in force, or the one that is named. Throws {@link DependencyUnavailableError} as long
   * as no version has arrived.
   */
  async load(version?: number): Promise<PlaybookInForce> {
    if (version !== undefined) {
      return this.known?.version === version ? this.known : this.read(version);
    }
    if (this.known && performance.now() - this.readAt < staleAfter) return this.known;
    const newest = await newestPlaybookVersion(this.database.db);
    if (newest === undefined) {
      throw new DependencyUnavailableError(
        'No playbook is in force yet: the feedback service publishes the first one when it starts.',
      );
    }
    if (newest !== this.known?.version) this.known = await this.read(newest);
    this.readAt = performance.now();
    return this.known;
  }

  private async read(version: number): Promise<PlaybookInForce> {
    const [stored] = await this.database.db
      .collection<TextId>(playbooks.collection)
      .find()
      .project<Playbooks>({ versions: { $elemMatch: { version } } })
      .toArray();
    const { document } = stored!.versions[0]!;
    return { version, document: readPublishedPlaybook(document) };
  }
}

/**
 * The newest version whose time has come by the clock of the database, in which all instances agree: one
 * whose own clock is slow would wait for a playbook that the others decide by. Undefined as long as none
 * has arrived.
 */
export async function newestPlaybookVersion(db: Db): Promise<number | undefined> {
  const inForce = {
    $filter: { input: '$versions', cond: { $lte: ['$$this.effectiveFrom', '$$NOW'] } },
  };
  const [newest] = await db
    .collection<TextId>(playbooks.collection)
    .aggregate<{ version: number | null }>([
      { $project: { version: { $max: { $map: { input: inForce, in: '$$this.version' } } } } },
    ])
    .toArray();
  return newest?.version ?? undefined;
}
