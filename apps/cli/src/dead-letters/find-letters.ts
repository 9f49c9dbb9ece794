import type { ServiceName } from '@smarketing/contracts/names';
import { CommandError, exitCodes, UsageError } from '../exit-codes.js';
import type { Patience } from '../http/keep-trying.js';
import { ServiceClient } from '../http/service-client.js';
import { addressOf, type Session } from '../session/session.js';
import type { DeadLetter, DeadLetterSheet, ServiceLetters } from './dead-letter.js';

const actionsListed = 10;
const letterId = /^[a-z]+(:bulk)?:\d+:-?\d+$/;

/** Whose API stands for the operations, which are the same of every service. */
type OperationsOfAll = 'lead-scoring';
export type OperationsClient = ServiceClient<OperationsOfAll>;

/** A client of the service's operations, which only the role ops may use. */
export function operationsOf(
  session: Session,
  service: ServiceName,
  patience: Patience,
  onWait: (service: string, error: Error) => void = () => undefined,
): OperationsClient {
  const { url } = addressOf(session, service);
  return new ServiceClient<OperationsOfAll>(service as OperationsOfAll, url, {
    token: session.tokens.ops,
    reason: session.reason,
    patience,
    onWait,
  });
}

/** Everything that is parked there, and what operators did lately. */
export async function readLetters(client: OperationsClient): Promise<ServiceLetters> {
  const [deadLetters, { items: lastActions }] = await Promise.all([
    allLetters(client),
    client.get('/v1/operations/dead-letter-actions', { query: { limit: actionsListed } }),
  ]);
  return { service: client.service, deadLetters, lastActions };
}

export async function allLetters(client: OperationsClient): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  for await (const page of client.pages('/v1/operations/dead-letters')) letters.push(...page);
  return letters;
}

/** The dead letters of a key, or the one with that id. Throws where there is none. */
export async function lettersNamed(client: OperationsClient, name: string): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  for await (const page of client.pages('/v1/operations/dead-letters', { query: { key: name } })) {
    letters.push(...page);
  }
  if (letters.length > 0) return letters;
  const sheet = letterId.test(name) ? await sheetOf(client, name) : undefined;
  if (sheet) return [sheet];
  throw new CommandError(
    exitCodes.failed,
    `${client.service} has no dead letter for ${JSON.stringify(name)}. \`smarketing dead-letters list ${client.service}\` lists them, and what was done.`,
  );
}

/** The one dead letter of that key or id. Throws where a key has several: its id must be named then. */
export async function letterNamed(client: OperationsClient, name: string): Promise<DeadLetter> {
  const [letter, ...others] = await lettersNamed(client, name);
  if (others.length === 0) return letter!;
  const ids = [letter!, ...others].map(({ id }) => id).join(', ');
  throw new UsageError(
    `${client.service} has several dead letters for ${JSON.stringify(name)}: ${ids}. Name one of these ids in place of the key.`,
  );
}

export async function sheetOf(
  client: OperationsClient,
  id: string,
): Promise<DeadLetterSheet | undefined> {
  return client.find('/v1/operations/dead-letters/{id}', { path: { id } });
}
