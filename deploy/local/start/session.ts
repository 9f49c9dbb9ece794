import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Role, ThrowAwayIssuer } from '@smarketing/access';
import { withoutSecrets } from '../../../libs/connections/src/index.ts';
import type { ServicePlan } from './service-process.ts';

/** How to reach the running system: read by the command line and by people. */
export interface Session {
  services: Record<string, { url: string; opsUrl: string }>;
  /** By what they are for. */
  tokens: Record<Work, string>;
  kafkaBrokers: string[];
  kafkaNamespace: string;
  /** How the brokers are spoken to, without a secret. */
  kafkaVariables: Environment;
}

type Environment = Readonly<Record<string, string | undefined>>;

export interface SessionRequest {
  file: string;
  running: readonly { name: string; plan: Pick<ServicePlan, 'url' | 'opsUrl'> }[];
  issuer: ThrowAwayIssuer;
  variables: Environment;
  kafkaNamespace: string;
}

/** Sales works for every rep here, also one who is linked to another subject: that takes the lead's role. */
const rolesOf = {
  marketing: ['marketing'],
  sales: ['sales', 'sales-lead'],
  revops: ['revops'],
  ops: ['ops'],
  service: ['service'],
} as const satisfies Record<string, readonly Role[]>;
type Work = keyof typeof rolesOf;
/** Longer than anybody leaves `npm start` running; the tokens open nothing but this machine's system. */
const TOKENS_LAST = '30d';

/** Writes the session, readable by its owner only. */
export async function writeSession(request: SessionRequest): Promise<Session> {
  const { file, running, issuer, kafkaNamespace } = request;
  const { KAFKA_BROKERS: brokers = '', ...variables } = withoutSecrets(request.variables);
  const tokens = await Promise.all(
    Object.entries(rolesOf).map(async ([work, roles]) => [
      work,
      await issuer.token(roles, { expiresIn: TOKENS_LAST }),
    ]),
  );
  const session: Session = {
    services: Object.fromEntries(
      running.map(({ name, plan: { url, opsUrl } }) => [name, { url, opsUrl }]),
    ),
    tokens: Object.fromEntries(tokens) as Record<Work, string>,
    kafkaBrokers: brokers.split(','),
    kafkaNamespace,
    kafkaVariables: Object.fromEntries(
      Object.entries(variables).filter(([name]) => name.startsWith('KAFKA_')),
    ),
  };
  await writeSecret(file, `${JSON.stringify(session, null, 2)}\n`);
  return session;
}

/**
 * A key of this installation: made once, then kept, as without its own the vault stays shut, and a
 * caller would stand on facts by another pseudonym with each start.
 */
export async function keptKey(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const key = randomBytes(32).toString('base64');
  await writeSecret(file, `${key}\n`);
  return key;
}

async function writeSecret(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
}
