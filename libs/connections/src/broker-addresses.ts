import { isIPv6 } from 'node:net';
import { type Environment, given } from './environment.ts';

export interface BrokerAddress {
  /** A name, or an IP address without brackets. */
  readonly host: string;
  readonly port: number;
}

const form = 'Write host:port, an IPv6 address in brackets, such as kafka-1:9092,[::1]:9092.';

/** Not the address of a broker. Trying again does not help. */
export class BrokerAddressError extends Error {
  override readonly name = 'BrokerAddressError';
  readonly given: string;

  constructor(given: string, why: string) {
    super(`"${given.slice(0, 100)}" ${why}. ${form}`);
    this.given = given;
  }
}

/** Throws {@link BrokerAddressError}. */
export function brokerAddressOf(given: string): BrokerAddress {
  const refuse = (why: string) => new BrokerAddressError(given, why);
  if (given === '') throw refuse('is empty: there is a comma too many');
  if (given.includes('://')) throw refuse('has a scheme, which broker addresses do not have');
  if (/\s/.test(given)) throw refuse('has a space in it: brokers are separated by commas');
  if (isIPv6(given)) throw refuse('is an IPv6 address without brackets and port');
  const [, bracketed, name, digits] = /^(?:\[([^\]]*)\]|([^:[\]/@]+)):(\d+)$/.exec(given) ?? [];
  if (digits === undefined) {
    const beforePort = given.slice(0, given.lastIndexOf(':'));
    throw refuse(isIPv6(beforePort) ? 'is an IPv6 address without brackets' : 'is not a host:port');
  }
  if (bracketed !== undefined && !isIPv6(bracketed))
    throw refuse('has no IPv6 address in brackets');
  const port = Number(digits);
  if (port < 1 || port > 65_535) throw refuse('has no port from 1 to 65535');
  return { host: bracketed ?? name!, port };
}

/** The brokers of a list with commas. Throws {@link BrokerAddressError} with the first that is wrong. */
export function brokersOf(list: string): string[] {
  const brokers = list.split(',').map((broker) => broker.trim());
  for (const broker of brokers) brokerAddressOf(broker);
  return brokers;
}

/** The brokers of `KAFKA_BROKERS`. Notes a sentence where they are wrong or missing. */
export function readBrokers(env: Environment, problems: string[]): string[] {
  const list = given(env, 'KAFKA_BROKERS');
  try {
    if (list !== undefined) return brokersOf(list);
    problems.push('KAFKA_BROKERS is missing: set it, for example to localhost:9092.');
  } catch (error) {
    problems.push(`KAFKA_BROKERS: ${(error as Error).message}`);
  }
  return [];
}
