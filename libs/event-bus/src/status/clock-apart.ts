import type { Db } from 'mongodb';

/** Clocks that are so far apart are told, in milliseconds, and told until they are closer than half of it. */
const tooFarMs = 60_000;

/** What both clocks said at the same time, as far as that can be known. */
export interface ClockReading {
  /** Milliseconds UTC, before and after the database was asked. */
  readonly before: number;
  readonly after: number;
  readonly database: number;
}

/** By how much the host is ahead of the database at the least; negative where it is behind. */
export function hostAhead({ before, after, database }: ClockReading): number {
  if (before > database) return before - database;
  return after < database ? after - database : 0;
}

/**
 * Compares the clock of this host with that of the database. Facts are stamped by the one, deadlines and
 * leases are counted by the other: apart, they make figures wrong for good.
 */
export class ClockApart {
  private told = false;

  constructor(private readonly db: Pick<Db, 'command'>) {}

  /** What both say now. */
  async read(): Promise<ClockReading> {
    const before = Date.now();
    const { localTime } = await this.db.command({ hello: 1 });
    return { before, after: Date.now(), database: (localTime as Date).getTime() };
  }

  /** A sentence where the clocks are apart, else undefined. */
  async remark(): Promise<string | undefined> {
    return this.judge(await this.read());
  }

  judge(reading: ClockReading): string | undefined {
    const ahead = hostAhead(reading);
    this.told = Math.abs(ahead) >= (this.told ? tooFarMs / 2 : tooFarMs);
    if (!this.told) return undefined;
    const { after, database } = reading;
    const [host, server] = [after, database].map((time) => new Date(time).toISOString());
    const how = `${inWords(Math.abs(ahead))} ${ahead > 0 ? 'ahead of' : 'behind'}`;
    return `The clock of this host is ${how} the clock of the database (host ${host}, database ${server}). Compare both with a third one and set the wrong one by NTP: facts are stamped by the host, deadlines are counted by the database. Where all services say this, it is the database's.`;
  }
}

function inWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24];
  if (days > 0) return `${days} d ${hours} h`;
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}
