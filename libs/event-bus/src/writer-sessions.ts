import { hostname } from 'node:os';
import { UUID, type ClientSession, type Collection, type Db } from 'mongodb';
import { logger } from '@smarketing/observability';

interface WriterSession {
  /** The server's id of the session, hexadecimal. */
  _id: string;
  instance: string;
  host: string;
  pid: number;
  noted: Date;
}

/** An instance that is not on this host is dead when it has not renewed its leases for so long. */
const silenceMs = 15_000;

/**
 * Ends the transactions that a killed process left open. MongoDB keeps them, and everything that they
 * wrote locked, until their lifetime ends: a minute by default, in which nobody else can write the
 * same documents. So every session that writes is noted with its process, and whoever starts or takes
 * over ends the sessions of the dead.
 */
export class WriterSessions {
  private readonly collection: Collection<WriterSession>;
  private readonly noted = new Set<string>();

  constructor(
    private readonly db: Db,
    readonly instance: string,
  ) {
    this.collection = db.collection<WriterSession>('bus_sessions');
  }

  /** Before the session's first transaction. The driver keeps few sessions and uses them again. */
  async note(session: ClientSession): Promise<void> {
    const id = session.id?.id.toString('hex');
    if (id === undefined || this.noted.has(id)) return;
    await this.collection.updateOne(
      { _id: id },
      {
        $set: {
          instance: this.instance,
          host: hostname(),
          pid: process.pid,
          noted: new Date(),
        },
      },
      { upsert: true },
    );
    this.noted.add(id);
  }

  async endThoseOfTheDead(): Promise<void> {
    const others = await this.collection.find({ instance: { $ne: this.instance } }).toArray();
    if (others.length === 0) return;
    const alive = await this.liveInstances();
    const dead = others.filter((session) => isDead(session, alive));
    if (dead.length === 0) return;
    await this.db.admin().command({
      killSessions: dead.map(({ _id }) => ({ id: new UUID(_id) })),
    });
    await this.collection.deleteMany({ _id: { $in: dead.map(({ _id }) => _id) } });
    logger.info({ sessions: dead.length }, 'Ended the sessions that a dead process had left open.');
  }

  /** This process ends in order: nothing of it is left open. */
  async forget(): Promise<void> {
    await this.collection.deleteMany({ instance: this.instance });
  }

  private async liveInstances(): Promise<Set<string>> {
    const live = await this.db
      .collection<{ _id: string }>('bus_instances')
      .find({ $expr: { $gt: ['$expiresAt', '$$NOW'] } })
      .toArray();
    return new Set(live.map(({ _id }) => _id));
  }
}

function isDead({ host, pid, instance, noted }: WriterSession, alive: Set<string>): boolean {
  if (host === hostname()) return pid === process.pid ? !alive.has(instance) : !isRunning(pid);
  return !alive.has(instance) && Date.now() - noted.getTime() > silenceMs;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
