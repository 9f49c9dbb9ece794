import {
  connectionOf,
  type KafkaSecurity,
  type MongoSecurity,
  readBrokers,
  readKafkaSecurity,
  readMongoSecurity,
  readMongoUri,
} from '../../../libs/connections/src/index.ts';
import { InfrastructureError } from './infrastructure.ts';

export type Resolution =
  | ({ kind: 'given' } & GivenServers)
  | { kind: 'docker' }
  | { kind: 'embedded' };

export interface GivenServers {
  kafkaBrokers: string[];
  kafkaSecurity: KafkaSecurity;
  mongoUri: string;
  mongoSecurity: MongoSecurity;
  /** All that was said of them. */
  variables: Readonly<Record<string, string>>;
}

export interface ResolutionFacts {
  environment: NodeJS.ProcessEnv;
  /** True if more than one broker or member is asked for, which only the embedded servers offer. */
  several: boolean;
  /** Where kept data is already, so that it is found again although a Docker engine has come or gone. */
  keptKind: 'docker' | 'embedded' | undefined;
  dockerAnswers: () => Promise<boolean>;
}

/** Decides by what Kafka and MongoDB come: given, then Docker, then embedded. */
export async function resolveInfrastructure(facts: ResolutionFacts): Promise<Resolution> {
  const { environment, several, keptKind, dockerAnswers } = facts;
  const given = givenServers(environment);
  if (given) return given;
  const wanted = environment['SMARKETING_INFRASTRUCTURE'] || undefined;
  if (wanted !== undefined && wanted !== 'docker' && wanted !== 'embedded') {
    throw new InfrastructureError(
      `SMARKETING_INFRASTRUCTURE is "${wanted}": set it to docker or embedded, or unset it to have the launcher choose.`,
    );
  }
  if (wanted === 'embedded' || (wanted === undefined && (several || keptKind === 'embedded')))
    return { kind: 'embedded' };
  if (await dockerAnswers()) return { kind: 'docker' };
  if (wanted === 'docker') {
    throw new InfrastructureError(
      'SMARKETING_INFRASTRUCTURE asks for docker and no Docker engine answers: start Docker or unset the variable.',
    );
  }
  if (keptKind === 'docker') {
    throw new InfrastructureError(
      'The kept data is in Docker volumes and no Docker engine answers: start Docker, or wipe the data to start over without it.',
    );
  }
  return { kind: 'embedded' };
}

/** Servers of which both are named. What is wrong with the names, or with what goes with them, is said at once. */
function givenServers(environment: NodeJS.ProcessEnv): Resolution | undefined {
  const [kafka, mongodb] = ['KAFKA_BROKERS', 'MONGODB_URI'].map((name) =>
    [name, `${name}_FILE`].some((one) => environment[one]?.trim()),
  );
  if (!kafka && !mongodb) return undefined;
  if (!kafka || !mongodb) {
    const [set, unset] = kafka
      ? ['KAFKA_BROKERS', 'MONGODB_URI']
      : ['MONGODB_URI', 'KAFKA_BROKERS'];
    throw new InfrastructureError(
      `${set} is set and ${unset} is not: set both to use servers that already run, or neither to have both started for you.`,
    );
  }
  const problems: string[] = [];
  const kafkaBrokers = readBrokers(environment, problems);
  const kafkaSecurity = readKafkaSecurity(environment, problems);
  const mongoUri = readMongoUri(environment, problems);
  const mongoSecurity = readMongoSecurity(environment, mongoUri, problems);
  if (problems.length > 0) throw new InfrastructureError(problems.join('\n'));
  const variables = connectionOf(environment);
  return { kind: 'given', kafkaBrokers, kafkaSecurity, mongoUri, mongoSecurity, variables };
}
