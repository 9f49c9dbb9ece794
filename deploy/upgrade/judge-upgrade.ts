import type { Ended } from './rotation.ts';
import type { Request } from './steady-load.ts';

export interface Latency {
  readonly requests: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  /** Of them, those that a second attempt or a later one answered. */
  readonly repeated: number;
}

export function latencyOf(requests: readonly Request[]): Latency {
  const sorted = requests.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return {
    requests: requests.length,
    p50: at(0.5),
    p99: at(0.99),
    longest: sorted.at(-1) ?? 0,
    repeated: requests.filter(({ attempts }) => attempts > 1).length,
  };
}

export interface Aftermath {
  readonly requests: readonly Request[];
  readonly ended: readonly Ended[];
  /** Leads that were acknowledged, and are not where they must be, a sentence each. */
  readonly lost: readonly string[];
  /** Stream → facts that its owner has issued, and that the last view has folded. */
  readonly published: Readonly<Record<string, number>>;
  readonly folded: Readonly<Record<string, number>>;
  readonly deadLetters: number;
  /** Views that differ from a fold of the topics, by what the service says. */
  readonly differing: readonly string[];
}

const shown = 5;

/** Sentences: what an upgrade must not do, and did. */
export function faultsOf(after: Aftermath): string[] {
  const { requests, ended, lost, published, folded, deadLetters, differing } = after;
  const failed = requests.flatMap(({ fault }) => fault ?? []);
  const streams = Object.keys(folded).filter((stream) => stream in published);
  return [
    ...(failed.length > 0
      ? [`${failed.length} requests failed, such as ${failed.slice(0, shown).join('; ')}`]
      : []),
    ...(lost.length > 0 ? [`${lost.length} lost: ${lost.slice(0, shown).join('; ')}`] : []),
    ...ended
      .filter(({ end }) => end !== 0)
      .map(({ name, end }) => `an instance of ${name} ended with ${end} after SIGTERM`),
    ...streams
      .filter((stream) => published[stream] !== folded[stream])
      .map((one) => `${one}: ${published[one]} facts were issued and ${folded[one]} folded`),
    ...(deadLetters > 0 ? [`${deadLetters} keys are parked`] : []),
    ...differing,
  ];
}
