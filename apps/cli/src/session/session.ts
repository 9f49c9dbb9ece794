import { serviceNames, type ServiceName } from '@smarketing/contracts/names';
import { CommandError, exitCodes } from '../exit-codes.js';

export const roles = ['marketing', 'sales', 'revops', 'ops', 'service'] as const;
export type Role = (typeof roles)[number];

export interface ServiceAddress {
  /** Of the HTTP API, without a slash at the end. */
  readonly url: string;
  /** Of the ops port; absent where only the API is known. */
  readonly opsUrl?: string;
}

/** Where the system is and how to be let in. */
export interface Session {
  readonly services: Partial<Record<ServiceName, ServiceAddress>>;
  readonly tokens: Partial<Record<Role, string>>;
  /** Why the commands are given: kept with what they do. */
  readonly reason?: string;
  readonly kafkaBrokers: readonly string[];
  readonly kafkaNamespace: string;
  /** How the brokers are spoken to. */
  readonly kafkaVariables: Environment;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** There is no running system that the command could talk to. */
export class NoSessionError extends CommandError {
  constructor(message: string, options?: ErrorOptions) {
    super(exitCodes.notReachable, message, options);
    this.name = 'NoSessionError';
  }
}

const serviceVariable = (service: ServiceName) =>
  `SMARKETING_${service.toUpperCase().replaceAll('-', '_')}_URL`;
const howToConnect = `Start the system with \`npm start\`, or set ${serviceVariable('marketing-intake')} and the like (one for each service: ${serviceNames.join(', ')}) and SMARKETING_TOKEN.`;

/**
 * The session of the file's text (undefined: there is no file) with what the environment overrides.
 * Throws NoSessionError where neither says where a single service is.
 */
export function sessionOf(file: string | undefined, env: Environment): Session {
  const stored = file === undefined ? emptySession : parseSession(file);
  const services = { ...stored.services };
  for (const service of serviceNames) {
    const url = env[serviceVariable(service)]?.trim();
    if (!url) continue;
    const opsUrl = env[serviceVariable(service).replace(/_URL$/, '_OPS_URL')]?.trim();
    services[service] = { url: bare(url), ...(opsUrl && { opsUrl: bare(opsUrl) }) };
  }
  if (Object.keys(services).length === 0) {
    throw new NoSessionError(`No running system is known. ${howToConnect}`);
  }
  const token = env['SMARKETING_TOKEN']?.trim();
  const tokens = token ? Object.fromEntries(roles.map((role) => [role, token])) : stored.tokens;
  const reason = env['SMARKETING_REASON']?.trim();
  const brokers = env['KAFKA_BROKERS']?.split(',').map((broker) => broker.trim());
  const isStored = stored.kafkaBrokers.length > 0;
  return {
    services,
    tokens,
    ...(reason && { reason }),
    kafkaBrokers: isStored ? stored.kafkaBrokers : (brokers ?? []),
    kafkaNamespace: stored.kafkaNamespace || (env['KAFKA_NAMESPACE'] ?? ''),
    kafkaVariables: isStored ? withSecret(stored.kafkaVariables, env) : env,
  };
}

/** The address of a service. Throws NoSessionError where it is not known. */
export function addressOf(session: Session, service: ServiceName): ServiceAddress {
  const address = session.services[service];
  if (address) return address;
  throw new NoSessionError(
    `The address of ${service} is not known. Set ${serviceVariable(service)}, or start the system with \`npm start\`.`,
  );
}

/** The launcher writes down no secret that it had in a variable: that is in the variable still. */
function withSecret(stored: Environment, env: Environment): Environment {
  const name =
    stored['KAFKA_SASL_MECHANISM'] === 'OAUTHBEARER'
      ? 'KAFKA_OAUTH_CLIENT_SECRET'
      : 'KAFKA_PASSWORD';
  if (!stored['KAFKA_SASL_MECHANISM'] || stored[`${name}_FILE`]) return stored;
  return { ...stored, [name]: env[name], [`${name}_FILE`]: env[`${name}_FILE`] };
}

const emptySession: Session = {
  services: {},
  tokens: {},
  kafkaBrokers: [],
  kafkaNamespace: '',
  kafkaVariables: {},
};

function parseSession(text: string): Session {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw unusable({ cause: error });
  }
  if (!isRecord(value)) throw unusable();
  const { services, tokens, kafkaBrokers = [], kafkaNamespace = '', kafkaVariables = {} } = value;
  if (!isRecord(services) || !isRecord(tokens) || !isRecord(kafkaVariables)) throw unusable();
  if (!Array.isArray(kafkaBrokers)) throw unusable();
  const known = serviceNames.flatMap((service) => {
    const address = services[service];
    if (!isRecord(address) || typeof address['url'] !== 'string') return [];
    const { url, opsUrl } = address;
    return [
      [service, { url: bare(url), ...(typeof opsUrl === 'string' && { opsUrl: bare(opsUrl) }) }],
    ] as const;
  });
  return {
    services: Object.fromEntries(known),
    tokens,
    kafkaBrokers: kafkaBrokers as string[],
    kafkaNamespace: String(kafkaNamespace),
    kafkaVariables: kafkaVariables as Environment,
  };
}

function unusable(options?: ErrorOptions): NoSessionError {
  return new NoSessionError(
    'The session file cannot be read: it is not a session of this system. Remove it and start the system again with `npm start`.',
    options,
  );
}

function bare(url: string): string {
  return url.replace(/(?<!\/)\/+$/, '');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
