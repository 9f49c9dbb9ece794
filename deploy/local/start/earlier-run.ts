import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { processIdentity } from '../infrastructure/processes.ts';
import { stopProcess } from '../infrastructure/server-process.ts';

/** Which processes a run consists of, so that the next one finds what a killed launcher left behind. */
interface RunRecord {
  launcher: string;
  services: Record<string, string>;
}

/** Another launcher runs on the same data. */
export class RunsAlready extends Error {
  override readonly name = 'RunsAlready';
}

const DRAIN_MS = 10_000;

/** Keeps the record of this run in `file`. */
export class RunFile {
  readonly file: string;
  #record: RunRecord = { launcher: processIdentity(process.pid) ?? '', services: {} };

  constructor(file: string) {
    this.file = file;
  }

  /**
   * Takes the file over for this run and stops what an earlier one left running.
   * The names of the stopped services. Throws RunsAlready.
   */
  async takeOver(onStopping: (names: string[]) => void): Promise<string[]> {
    const earlier = this.#read();
    if (earlier && runs(earlier.launcher)) {
      const pid = Number.parseInt(earlier.launcher, 10);
      throw new RunsAlready(
        `npm start is already running on this data, as process ${pid}: end it first, by Ctrl-C or "kill ${pid}".`,
      );
    }
    const left = Object.entries(earlier?.services ?? {}).filter(([, identity]) => runs(identity));
    const names = left.map(([name]) => name);
    if (names.length > 0) onStopping(names);
    await Promise.all(
      left.map(([, identity]) => stopProcess(Number.parseInt(identity, 10), DRAIN_MS)),
    );
    this.#write();
    return names;
  }

  /** The run that goes on now: process ids of its services, by name. */
  running(): { services: Record<string, number> } | undefined {
    const record = this.#read();
    if (!record || !runs(record.launcher)) return undefined;
    const living = Object.entries(record.services).filter(([, identity]) => runs(identity));
    const ids = living.map(([name, identity]) => [name, Number.parseInt(identity, 10)]);
    return { services: Object.fromEntries(ids) as Record<string, number> };
  }

  /** `pid` undefined: the service does not run now. */
  note(service: string, pid: number | undefined): void {
    const identity = pid === undefined ? undefined : processIdentity(pid);
    if (identity === undefined) delete this.#record.services[service];
    else this.#record.services[service] = identity;
    this.#write();
  }

  #read(): RunRecord | undefined {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as RunRecord;
    } catch {
      return undefined;
    }
  }

  /** At once and whole: whoever is killed next has written it. */
  #write(): void {
    mkdirSync(dirname(this.file), { recursive: true });
    const draft = `${this.file}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify(this.#record, null, 2)}\n`);
    renameSync(draft, this.file);
  }
}

function runs(identity: string): boolean {
  return processIdentity(Number.parseInt(identity, 10)) === identity;
}
