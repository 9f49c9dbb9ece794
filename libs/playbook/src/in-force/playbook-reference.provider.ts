import { Injectable } from '@nestjs/common';
import { AfterCommit, DependencyUnavailableError, ServiceDatabase } from '@smarketing/event-bus';
import { logger, OpsRegistry } from '@smarketing/observability';
import type { Playbook } from '../playbook.js';
import { playbooks } from './playbooks.view.js';
import { PublishedPlaybooks, type PlaybookInForce, type Refusal } from './published-playbooks.js';

/** How long a version that another instance remembered may go unseen, in milliseconds. */
const staleAfterMs = 1_000;

/** The playbook under which this service decides: the newest that can be read and whose time has come. */
@Injectable()
export class PlaybookReference {
  private readonly published: PublishedPlaybooks;
  private readonly said = new Set<string>();
  private known: PlaybookInForce | undefined;
  private readAt = -Infinity;

  constructor(database: ServiceDatabase, afterCommit: AfterCommit, ops: OpsRegistry) {
    this.published = new PublishedPlaybooks(database.db);
    afterCommit.on(playbooks.collection, () => {
      this.readAt = -Infinity;
    });
    this.report(ops);
  }

  /**
   * The version in force, or the one that is named; for one that cannot be read, the version before it.
   * Throws {@link DependencyUnavailableError} as long as no version has arrived.
   */
  async load(version?: number): Promise<PlaybookInForce> {
    if (version !== undefined) {
      const named = await this.published.named(version);
      if (named) return named;
    }
    if (this.known && performance.now() - this.readAt < staleAfterMs) return this.known;
    const { playbook, refusals } = await this.published.inForce();
    for (const refusal of refusals) this.sayOnce(refusal, playbook);
    if (!playbook) throw new DependencyUnavailableError(noPlaybook(refusals));
    this.known = playbook;
    this.readAt = performance.now();
    return playbook;
  }

  /** Every version that can be read; the same object for the same version. */
  async versions(): Promise<ReadonlyMap<number, Playbook>> {
    return this.published.all();
  }

  private report(ops: OpsRegistry): void {
    ops.readiness('playbook', async () => {
      const { playbook, refusals } = await this.published.inForce();
      return playbook ? undefined : noPlaybook(refusals);
    });
    ops.remark('playbook', async () => {
      const { playbook, refusals } = await this.published.inForce();
      return playbook && describeRefusals(refusals, playbook.version);
    });
    ops.info('playbook', async () => (await this.published.inForce()).playbook?.version ?? null);
    ops.info('refusedPlaybooks', async () => {
      const { refusals } = await this.published.inForce();
      return refusals.map(({ version, reason }) => ({ version, reason }));
    });
  }

  private sayOnce({ version, reason }: Refusal, inForce: PlaybookInForce | undefined): void {
    const name = `${version} ${reason}`;
    if (this.said.has(name)) return;
    this.said.add(name);
    logger.error(
      { playbook: version, reason, inForce: inForce?.version },
      'A published playbook was refused: the previous version stays in force.',
    );
  }
}

/** Undefined where none is refused. */
function describeRefusals(refusals: readonly Refusal[], inForce: number): string | undefined {
  if (refusals.length === 0) return undefined;
  const each = refusals.map(
    ({ version, reason }) => `version ${version} is refused, since ${reason}`,
  );
  return `Playbook version ${inForce} is in force: ${each.join('; ')}.`;
}

/** What to do where nothing is in force, in a sentence. */
function noPlaybook([refused]: readonly Refusal[]): string {
  const publish = 'the feedback service publishes the first one when it starts.';
  if (!refused) return `No playbook is in force yet: ${publish}`;
  const { version, reason } = refused;
  return `No playbook is in force: version ${version} is refused, since ${reason}. Publish one that passes \`smarketing playbook check\`.`;
}
