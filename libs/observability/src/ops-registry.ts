import { Injectable } from '@nestjs/common';

/** Undefined: ready. Else a sentence that says why not. */
export type ReadinessCheck = () => Promise<string | undefined>;
/** What is left to do, by name; all zero means nothing. */
export type BacklogProbe = () => Promise<Record<string, number>>;
export type InfoProbe = () => unknown;
/** How far a service is on its way through what others publish. */
export type ProgressProbe = () => Promise<object>;

export interface Readiness {
  readonly ready: boolean;
  /** Name of the check → why it is not ready. */
  readonly reasons: Record<string, string>;
  /** Name of the remark → what should be looked at, though the service works. */
  readonly remarks: Record<string, string>;
}

export interface Backlog {
  /** True when every number of every item is zero and every probe has answered. */
  readonly quiescent: boolean;
  readonly items: Record<string, Record<string, number>>;
  /** Probes that could not answer → why. */
  readonly unknown: Record<string, string>;
}

/** How long a check, probe or info may take, in milliseconds, until it counts as failed. */
const patienceMs = 2_000;

/** Where the parts of a service say how they are; read by the ops server. A name given twice replaces. */
@Injectable()
export class OpsRegistry {
  private readonly checks = new Map<string, ReadinessCheck>();
  private readonly remarks = new Map<string, ReadinessCheck>();
  private readonly probes = new Map<string, BacklogProbe>();
  private readonly infos = new Map<string, InfoProbe>();
  private progressProbe: ProgressProbe | undefined;
  private draining = false;

  readiness(name: string, check: ReadinessCheck): void {
    this.checks.set(name, check);
  }

  /** Said beside the readiness, and never a reason not to be ready. */
  remark(name: string, check: ReadinessCheck): void {
    this.remarks.set(name, check);
  }

  backlog(name: string, probe: BacklogProbe): void {
    this.probes.set(name, probe);
  }

  info(name: string, probe: InfoProbe): void {
    this.infos.set(name, probe);
  }

  /** There is one of a service. */
  progress(probe: ProgressProbe): void {
    this.progressProbe = probe;
  }

  /** From now on the service is not ready, for good: no new work shall be sent to it. */
  startDraining(): void {
    this.draining = true;
  }

  get isDraining(): boolean {
    return this.draining;
  }

  async readReadiness(): Promise<Readiness> {
    const [reasons, remarks] = await Promise.all([answersOf(this.checks), answersOf(this.remarks)]);
    if (this.draining) reasons['draining'] = 'The service is shutting down.';
    return { ready: Object.keys(reasons).length === 0, reasons, remarks };
  }

  /** Name of the check → whether it passes. */
  async readPassing(): Promise<ReadonlyMap<string, boolean>> {
    const reasons = await answersOf(this.checks);
    return new Map([...this.checks.keys()].map((name) => [name, reasons[name] === undefined]));
  }

  async readBacklog(): Promise<Backlog> {
    const items: Record<string, Record<string, number>> = {};
    const unknown: Record<string, string> = {};
    await Promise.all(
      [...this.probes].map(async ([name, probe]) => {
        try {
          items[name] = await withinPatience(probe);
        } catch (error) {
          unknown[name] = reasonOf(error);
        }
      }),
    );
    const numbers = Object.values(items).flatMap((item) => Object.values(item));
    const quiescent = Object.keys(unknown).length === 0 && numbers.every((n) => n === 0);
    return { quiescent, items, unknown };
  }

  /** Undefined where the service reads and publishes nothing. Throws where it cannot be told in time. */
  async readProgress(): Promise<object | undefined> {
    return this.progressProbe && withinPatience(this.progressProbe);
  }

  async readInfo(): Promise<Record<string, unknown>> {
    const entries = [...this.infos].map(async ([name, probe]) => {
      const value = await withinPatience(async () => probe()).catch((error: unknown) => ({
        unknown: reasonOf(error),
      }));
      return [name, value] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  }
}

async function answersOf(
  checks: ReadonlyMap<string, ReadinessCheck>,
): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  await Promise.all(
    [...checks].map(async ([name, check]) => {
      const answer = await withinPatience(check).catch(reasonOf);
      if (answer !== undefined) answers[name] = answer;
    }),
  );
  return answers;
}

async function withinPatience<R>(ask: () => Promise<R>): Promise<R> {
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`No answer within ${patienceMs / 1000} s.`)),
      patienceMs,
    );
  });
  try {
    return await Promise.race([ask(), impatience]);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : String(error);
}
