import type { StreamName } from './streams.js';

/** What the wire needs to know of one version of one fact. */
export interface FactContract {
  /** `smarketing.<aggregate>.<fact>.v<n>`, the CloudEvents type. */
  readonly type: string;
  readonly stream: StreamName;
  /** Streams on which older logs have it, by that stream's numbers. It is read there for good. */
  readonly formerly?: readonly StreamName[];
  /** The property of the body that holds the aggregate id, which is the Kafka key. */
  readonly key: string;
  readonly summary: string;
  /** Of a version that a newer one has taken the place of: how it is read as that one. */
  readonly newer?: NewerVersion;
}

export interface NewerVersion {
  readonly fact: FactClass;
  /** The body as the newer version has it. Pure; it gets a body that keeps its own contract. */
  readonly upcast: (body: object) => object;
}

/** Declares what took the place of a version: `newer(CampaignPlanned, ({ campaignId }) => …)`. */
export function newer<Old extends object, New extends object>(
  fact: FactClass<New>,
  upcast: (body: Old) => New,
): NewerVersion {
  return { fact, upcast: upcast as unknown as NewerVersion['upcast'] };
}

// oxlint-disable-next-line typescript/no-explicit-any -- a class of any constructor signature
export type FactClass<T extends object = object> = new (...args: any[]) => T;

const contracts = new Map<FactClass, FactContract>();

/** Declares a class as the contract of one version of one fact. A published version is frozen. */
export function Fact(contract: FactContract): ClassDecorator {
  return (target) => {
    contracts.set(target as unknown as FactClass, contract);
  };
}

/** The contract of a fact class. Throws {@link NotAFactError} for a class without `@Fact`. */
export function contractOf(fact: FactClass): FactContract {
  const contract = contracts.get(fact);
  if (!contract) throw new NotAFactError(fact.name);
  return contract;
}

/** Every stream on which the fact may stand: its own, then those on which it stood before. */
export function streamsOf(fact: FactClass): readonly StreamName[] {
  const { stream, formerly = [] } = contractOf(fact);
  return [stream, ...formerly];
}

/** The fact as its newest version has it, by every upcaster on the way. The newest is given back as it is. */
export function asNewest(fact: FactClass, body: object): { fact: FactClass; body: object } {
  let newest = { fact, body };
  for (let next = contractOf(fact).newer; next; next = contractOf(newest.fact).newer) {
    newest = { fact: next.fact, body: next.upcast(newest.body) };
  }
  return newest;
}

/** The versions that are published now; older ones are still on the log, and read for good. */
export function isNewest(fact: FactClass): boolean {
  return contractOf(fact).newer === undefined;
}

export class NotAFactError extends Error {
  readonly retryable = false;
  constructor(readonly className: string) {
    super(`${className} is not a fact: declare it with @Fact({ type, stream, key, summary }).`);
    this.name = 'NotAFactError';
  }
}
