import { parseArgs } from 'node:util';
import { theServices, type StartedService } from '../start/the-services.ts';

export interface DevOptions {
  service: StartedService;
  /** Where the inspector listens, or the next free port. */
  inspect: number;
  /** Wait for a debugger before the first line of the service. */
  wait: boolean;
}

export const usage = `Usage: npm run dev <service> [-- options]

Runs one service in watch mode, with an inspector: compiles what has changed and starts it again.
Where "npm start" runs, the service takes the place of the one there until Ctrl-C; otherwise Kafka
and MongoDB are started, or found running, and stay.

  --inspect PORT  the port of the inspector (default: 9229, or the next free one)
  --wait          wait for a debugger before the service begins
  --help          print this help

Services: ${theServices.map(({ name }) => name).join(', ')}
`;

/** The command line is wrong; the message says in what. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Undefined: help was asked for. Throws UsageError. */
export function readDevOptions(args: readonly string[]): DevOptions | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new UsageError('Name one service.');
  const service = theServices.find((known) => known.name === name);
  if (!service) throw new UsageError(`There is no service "${name}".`);
  return { service, inspect: portOf(values.inspect), wait: values.wait };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        inspect: { type: 'string', default: '9229' },
        wait: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (cause) {
    const [sentence] = (cause as Error).message.split('. ');
    throw new UsageError(`${sentence}.`);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new UsageError(`--inspect is ${text} and must be a port from 1 to 65535.`);
}
