import { fileURLToPath } from 'node:url';

import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the brokers, `host:port`. */
    kafkaBrokers: string[];
    /** Connection string of the replica set, without a database name. */
    mongoUri: string;
  }
}

/**
 * Real Kafka and MongoDB for the integration tests: those named by KAFKA_BROKERS and MONGODB_URI,
 * else throw-away ones, gone when the run ends. Specs find them in the same two variables, or by
 * vitest's `inject`.
 */
export default async function provideInfrastructure(
  project: TestProject,
): Promise<() => Promise<void>> {
  const infrastructure = await findInfrastructure();
  const { kafkaBrokers, mongoUri } = infrastructure;
  Object.assign(process.env, infrastructure.variables);
  project.provide('kafkaBrokers', kafkaBrokers);
  project.provide('mongoUri', mongoUri);
  return () => infrastructure.stop();
}

async function findInfrastructure() {
  const brokers = process.env['KAFKA_BROKERS'];
  const mongoUri = process.env['MONGODB_URI'];
  if (brokers && mongoUri) {
    return { kafkaBrokers: brokers.split(','), mongoUri, variables: {}, stop: async () => {} };
  }
  const { startInfrastructure } = await import('../deploy/local/infrastructure/index.ts');
  return startInfrastructure({
    lifetime: 'throwaway',
    // Not for specs that speak to a broker without a client, or to the servers of others.
    secured: process.env['SMARKETING_SECURED'] ? {} : undefined,
    directory: fileURLToPath(new URL('../.smarketing', import.meta.url)),
  });
}
