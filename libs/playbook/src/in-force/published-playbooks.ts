import { InvalidPlaybookError } from '../invalid-playbook.js';
import type { Playbook } from '../playbook.js';
import { readPublishedPlaybook } from '../read-published-playbook.js';
import type { Db } from 'mongodb';
import { reasonOf } from './admit-playbook.js';
import type { Playbooks, RefusedVersion } from './playbooks.schema.js';
import { playbooks } from './playbooks.view.js';

export interface PlaybookInForce {
  readonly version: number;
  readonly document: Playbook;
}

/** A version that is not taken into force, and why. */
export type Refusal = Pick<RefusedVersion, 'version' | 'reason'>;

/**
 * The versions in a service's database. Each is read once and never replaced: what is worked out of a
 * document stays with the object. A version that cannot be read is passed over, also one that an
 * earlier release has taken: the version before it stands for it.
 */
export class PublishedPlaybooks {
  private readonly read = new Map<number, Playbook | Refusal>();

  constructor(private readonly db: Db) {}

  /**
   * The newest version that can be read and whose time has come by the clock of the database, in which
   * all instances agree: one whose own clock is slow would wait for a playbook that the others decide by.
   */
  async inForce(): Promise<{ playbook: PlaybookInForce | undefined; refusals: Refusal[] }> {
    const isDue = {
      $filter: { input: '$versions', cond: { $lte: ['$$this.effectiveFrom', '$$NOW'] } },
    };
    const [found] = await this.collection
      .aggregate<{ due: number[] | null; refused?: RefusedVersion[] }>([
        { $match: { _id: 'playbook' } },
        { $project: { due: { $map: { input: isDue, in: '$$this.version' } }, refused: 1 } },
      ])
      .toArray();
    const due = found?.due?.toSorted((one, other) => other - one) ?? [];
    const refusals: Refusal[] = [...(found?.refused ?? [])];
    for (const version of due) {
      const document = await this.version(version);
      if (document && !isRefusal(document)) return { playbook: { version, document }, refusals };
      if (document) refusals.push(document);
    }
    return { playbook: undefined, refusals };
  }

  /** That version, or the one that stands for it. Undefined where it has not arrived. */
  async named(version: number): Promise<PlaybookInForce | undefined> {
    const document = await this.version(version);
    if (!document) return undefined;
    if (!isRefusal(document)) return { version, document };
    const all = await this.all();
    const before = [...all].filter(([other]) => other < version).map(([other]) => other);
    const other = Math.max(...before);
    return before.length > 0 ? { version: other, document: all.get(other)! } : undefined;
  }

  /** Every version that can be read. */
  async all(): Promise<ReadonlyMap<number, Playbook>> {
    const stored = await this.collection.findOne<Playbooks>({ _id: 'playbook' });
    const readable = (stored?.versions ?? []).flatMap(({ version, document }) => {
      const known = this.remember(version, document);
      return isRefusal(known) ? [] : [[version, known] as const];
    });
    return new Map(readable.toSorted(([one], [other]) => one - other));
  }

  private async version(version: number): Promise<Playbook | Refusal | undefined> {
    const known = this.read.get(version);
    if (known) return known;
    const [stored] = await this.collection
      .find({ _id: 'playbook' })
      .project<Partial<Playbooks>>({ versions: { $elemMatch: { version } } })
      .toArray();
    const [found] = stored?.versions ?? [];
    return found && this.remember(version, found.document);
  }

  private remember(version: number, document: object): Playbook | Refusal {
    let known = this.read.get(version);
    if (!known) this.read.set(version, (known = readable(version, document)));
    return known;
  }

  private get collection() {
    return this.db.collection<{ _id: string }>(playbooks.collection);
  }
}

function readable(version: number, document: object): Playbook | Refusal {
  try {
    return readPublishedPlaybook(document);
  } catch (error) {
    if (!(error instanceof InvalidPlaybookError)) throw error;
    return { version, reason: reasonOf(error) };
  }
}

function isRefusal(read: Playbook | Refusal): read is Refusal {
  return 'reason' in read;
}
