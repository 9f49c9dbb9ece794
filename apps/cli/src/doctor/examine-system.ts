import { serviceNames, type ServiceName } from '@smarketing/contracts/names';
import { NoSessionError, type Session } from '../session/session.js';
import { askService } from './ask-service.js';
import type { Check } from './check.js';
import { compareClocks, type DatedReading } from './compare-clocks.js';
import { examineService } from './examine-service.js';
import { lookAtKafka, lookAtMongo } from './look-at-servers.js';

/** Looks at Kafka, MongoDB and the five services, at all of them at once. */
export async function examineSystem(
  session: Session,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Check[]> {
  const { kafkaBrokers: brokers, kafkaNamespace: namespace, kafkaVariables: variables } = session;
  const clocks: Record<string, DatedReading> = {};
  const [kafka, mongo, ...services] = await Promise.all([
    lookAtKafka({ brokers, namespace, variables }),
    lookAtMongo(env),
    ...serviceNames.map((service) => lookAt(session, service, clocks)),
  ]);
  return [...kafka, ...mongo, compareClocks(clocks), ...services.flat()];
}

async function lookAt(
  session: Session,
  service: ServiceName,
  clocks: Record<string, DatedReading>,
): Promise<Check[]> {
  try {
    const { clock, ...answers } = await askService(session, service);
    if (clock) clocks[service] = clock;
    return examineService(service, answers);
  } catch (error) {
    const isUnknown = error instanceof NoSessionError;
    return [
      {
        name: 'answers',
        of: service,
        findings: [
          {
            severity: isUnknown ? 'unknown' : 'fault',
            cause: isUnknown ? error.message : 'It does not answer on its ops port.',
            next: isUnknown ? '' : 'Read the last lines of its log: a service that ends says why.',
          },
        ],
      },
    ];
  }
}
