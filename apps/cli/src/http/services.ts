import type { ServiceName } from '@smarketing/contracts/names';
import { addressOf, type Role, type Session } from '../session/session.js';
import type { Patience } from './keep-trying.js';
import { ServiceClient } from './service-client.js';

/** The clients of the five services, each with the role that its work here needs. */
export interface Services {
  readonly intake: ServiceClient;
  readonly scoring: ServiceClient;
  readonly handoff: ServiceClient;
  /** marketing-intake, to correct what it has. */
  readonly corrections: ServiceClient;
  /** sales-handoff, to change its reps. */
  readonly reps: ServiceClient;
  readonly sla: ServiceClient;
  readonly feedback: ServiceClient;
  /** feedback, to speak for one side: what a side raised, another person of the other side decides. */
  readonly marketing: ServiceClient;
  readonly sales: ServiceClient;
}

const workers: Record<keyof Services, { service: ServiceName; role: Role }> = {
  intake: { service: 'marketing-intake', role: 'marketing' },
  corrections: { service: 'marketing-intake', role: 'revops' },
  scoring: { service: 'lead-scoring', role: 'revops' },
  handoff: { service: 'sales-handoff', role: 'sales' },
  reps: { service: 'sales-handoff', role: 'revops' },
  sla: { service: 'sla-monitor', role: 'revops' },
  feedback: { service: 'feedback', role: 'revops' },
  marketing: { service: 'feedback', role: 'marketing' },
  sales: { service: 'feedback', role: 'sales' },
};

/** Clients are made when asked for: a command needs only the services that it talks to. */
export function connect(
  session: Session,
  patience: Patience,
  onWait?: (service: string, error: Error) => void,
): Services {
  const client = (name: keyof Services) => {
    const { service, role } = workers[name];
    return new ServiceClient(service, addressOf(session, service).url, {
      token: session.tokens[role],
      patience,
      ...(onWait && { onWait }),
    });
  };
  return {
    get intake() {
      return client('intake');
    },
    get corrections() {
      return client('corrections');
    },
    get scoring() {
      return client('scoring');
    },
    get handoff() {
      return client('handoff');
    },
    get reps() {
      return client('reps');
    },
    get sla() {
      return client('sla');
    },
    get feedback() {
      return client('feedback');
    },
    get marketing() {
      return client('marketing');
    },
    get sales() {
      return client('sales');
    },
  };
}
