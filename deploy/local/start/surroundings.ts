import { join } from 'node:path';
import type { Infrastructure } from '../infrastructure/index.ts';
import type { ServicesRequest } from './running-services.ts';
import { keptKey } from './session.ts';

/** What services of this checkout find around them: servers, issuer, keys, and the names of their databases. */
export async function surroundingsOf(
  directory: string,
  { variables }: Pick<Infrastructure, 'variables'>,
) {
  // Only now, as the package may not have been compiled before.
  const { createThrowAwayIssuer } = await import('@smarketing/access');
  const kafkaNamespace = process.env['KAFKA_NAMESPACE'] ?? '';
  return {
    variables,
    kafkaNamespace,
    issuer: await createThrowAwayIssuer(join(directory, 'issuer')),
    vaultKey: process.env['VAULT_KEY'] ?? (await keptKey(join(directory, 'vault-key'))),
    actorKey: process.env['ACTOR_KEY'] ?? (await keptKey(join(directory, 'actor-key'))),
    databaseOf: ({ database }) => `${asDatabaseName(kafkaNamespace)}${database}`,
  } satisfies Partial<ServicesRequest>;
}

/** Databases hold how far the topics were read: another namespace's topics need other databases. */
function asDatabaseName(kafkaNamespace: string): string {
  return kafkaNamespace.replaceAll(/[^A-Za-z0-9]+/g, '_');
}
