import type { ServiceName } from '@smarketing/contracts/names';
import { CommandError, exitCodes, UsageError } from '../exit-codes.js';
import type { Patience } from '../http/keep-trying.js';
import { ServiceClient } from '../http/service-client.js';
import { addressOf, type Session } from '../session/session.js';
import type { Action, DeadLetter, DeadLetterSheet, ServiceLetters } from './dead-letter.js';

export const lettersPath = '/v1/operations/dead-letters';
const actionsPath = '/v1/operations/dead-letter-actions';
const actionsListed = 10;
const letterId = /^[a-z]+(:bulk)?:\d+:\d+$/;

/** A client of the service's operations, which only the role ops may use. */
export function operationsOf(
  session: Session,
  service: ServiceName,
  patience: Patience,
  onWait: (service: string, error: Error) => void = () => undefined,
): ServiceClient {
  const { url } = addressOf(session, service);
  return new ServiceClient(service, url, { token: session.tokens.ops, patience, onWait });
}

/** Everything that is parked there, and what operators did lately. */
export async function readLetters(client: ServiceClient): Promise<ServiceLetters> {
  const [deadLetters, { items: lastActions }] = await Promise.all([
    allLetters(client),
    client.get<{ items: Action[] }>(actionsPath, { limit: actionsListed }),
  ]);
  return { service: client.service, deadLetters, lastActions };
}

export async function allLetters(client: ServiceClient): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  for await (const page of client.pages<DeadLetter>(lettersPath)) letters.push(...page);
  return letters;
}

/** The dead letters of a key, or the one with that id. Throws where there is none. */
export async function lettersNamed(client: ServiceClient, name: string): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  for await (const page of client.pages<DeadLetter>(lettersPath, { key: name })) {
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
export async function letterNamed(client: ServiceClient, name: string): Promise<DeadLetter> {
  const [letter, ...others] = await lettersNamed(client, name);
  if (others.length === 0) return letter!;
  const ids = [letter!, ...others].map(({ id }) => id).join(', ');
  throw new UsageError(
    `${client.service} has several dead letters for ${JSON.stringify(name)}: ${ids}. Name one of these ids in place of the key.`,
  );
}

export async function sheetOf(
  client: ServiceClient,
  id: string,
): Promise<DeadLetterSheet | undefined> {
  return client.find<DeadLetterSheet>(`${lettersPath}/${encodeURIComponent(id)}`);
}
