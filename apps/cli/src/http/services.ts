import type { ServiceName } from '@smarketing/contracts/names';
import { addressOf, type Role, type Session } from '../session/session.js';
import type { Patience } from './keep-trying.js';
import { ServiceClient } from './service-client.js';

/** The clients of the five services, each with the role that its work here needs. */
export interface Services {
  readonly intake: ServiceClient<'marketing-intake'>;
  readonly scoring: ServiceClient<'lead-scoring'>;
  readonly handoff: ServiceClient<'sales-handoff'>;
  /** marketing-intake, to correct what it has. */
  readonly corrections: ServiceClient<'marketing-intake'>;
  /** sales-handoff, to change its reps. */
  readonly reps: ServiceClient<'sales-handoff'>;
  readonly sla: ServiceClient<'sla-monitor'>;
  readonly feedback: ServiceClient<'feedback'>;
  /** feedback, to speak for one side: what a side raised, another person of the other side decides. */
  readonly marketing: ServiceClient<'feedback'>;
  readonly sales: ServiceClient<'feedback'>;
}

/** Clients are made when asked for: a command needs only the services that it talks to. */
export function connect(
  session: Session,
  patience: Patience,
  onWait?: (service: string, error: Error) => void,
): Services {
  const client = <S extends ServiceName>(service: S, role: Role) =>
    new ServiceClient(service, addressOf(session, service).url, {
      token: session.tokens[role],
      reason: session.reason,
      patience,
      ...(onWait && { onWait }),
    });
  return {
    get intake() {
      return client('marketing-intake', 'marketing');
    },
    get corrections() {
      return client('marketing-intake', 'revops');
    },
    get scoring() {
      return client('lead-scoring', 'revops');
    },
    get handoff() {
      return client('sales-handoff', 'sales');
    },
    get reps() {
      return client('sales-handoff', 'revops');
    },
    get sla() {
      return client('sla-monitor', 'revops');
    },
    get feedback() {
      return client('feedback', 'revops');
    },
    get marketing() {
      return client('feedback', 'marketing');
    },
    get sales() {
      return client('feedback', 'sales');
    },
  };
}
