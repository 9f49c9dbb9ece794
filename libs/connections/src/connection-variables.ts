import { type Environment, given } from './environment.ts';
import { kafkaVariables } from './kafka-security.ts';
import { mongoVariables } from './mongo-security.ts';

/** All that says how Kafka and MongoDB are reached. */
export const connectionVariables: readonly string[] = [
  'KAFKA_BROKERS',
  ...kafkaVariables,
  'MONGODB_URI',
  ...mongoVariables,
];

/** Those that are set. */
export function connectionOf(env: Environment): Record<string, string> {
  return Object.fromEntries(
    connectionVariables.flatMap((name) => {
      const value = given(env, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The same without the secrets themselves; files of them stay. */
export function withoutSecrets(variables: Environment): Environment {
  const named = Object.entries(variables).filter(
    ([name]) => !/_(?:PASSWORD|SECRET|URI)$/.test(name),
  );
  return Object.fromEntries(named);
}
