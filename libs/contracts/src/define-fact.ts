import type { StreamName } from './streams.js';

/** What the wire needs to know of one version of one fact. */
export interface FactContract {
  /** `smarketing.<aggregate>.<fact>.v<n>`, the CloudEvents type. */
  readonly type: string;
  readonly stream: StreamName;
  /** The property of the body that holds the aggregate id, which is the Kafka key. */
  readonly key: string;
  readonly summary: string;
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

export class NotAFactError extends Error {
  readonly retryable = false;
  constructor(readonly className: string) {
    super(`${className} is not a fact: declare it with @Fact({ type, stream, key, summary }).`);
    this.name = 'NotAFactError';
  }
}
