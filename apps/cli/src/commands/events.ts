import { streamNames, type StreamName } from '@smarketing/contracts';
import { Option, type Command } from 'commander';
import { readConfig } from '../config.js';
import { CommandError, exitCodes } from '../exit-codes.js';
import { onInterrupt } from '../interrupt/on-interrupt.js';
import { factName } from '../lead/fact-name.js';
import { readSession } from '../session/read-session.js';
import { NoSessionError } from '../session/session.js';
import { examplesOf } from './examples.js';

export function addEventsCommand(program: Command): void {
  program
    .command('events')
    .description('The log of facts')
    .command('tail')
    .description('Print facts as they come, until Ctrl-C')
    .addOption(
      new Option('--stream <stream...>', 'only of these streams').choices([...streamNames]),
    )
    .option('--from-beginning', 'begin with the oldest fact, not with the next one')
    .option('--json', 'print each fact as one line of JSON')
    .addHelpText(
      'after',
      examplesOf('events tail --stream leads handoffs', 'events tail --from-beginning --json'),
    )
    .action(tail);
}

interface TailOptions {
  stream?: StreamName[];
  fromBeginning?: boolean;
  json?: boolean;
}

async function tail(options: TailOptions): Promise<void> {
  const { kafkaBrokers, kafkaNamespace } = await readSession(readConfig());
  if (kafkaBrokers.length === 0) {
    throw new NoSessionError(
      'The address of Kafka is not known. Start the system with `npm start`, or set KAFKA_BROKERS.',
    );
  }
  // Loaded here: it brings the whole bus with it, which no other command needs.
  const [{ tailLog }, { createLogger, brokersOf }] = await Promise.all([
    import('@smarketing/event-bus'),
    import('@smarketing/ops'),
  ]);
  try {
    brokersOf(kafkaBrokers.join(','));
  } catch (error) {
    throw new NoSessionError(`KAFKA_BROKERS: ${(error as Error).message}`);
  }
  createLogger('smarketing', { level: 'fatal', destination: process.stderr });
  const { stream: streams = streamNames, fromBeginning = false, json = false } = options;
  let stop: () => Promise<void>;
  try {
    const tailing = await tailLog(
      { brokers: kafkaBrokers, namespace: kafkaNamespace, streams, fromBeginning },
      (fact) => console.log(json ? JSON.stringify(fact) : lineOf(fact)),
      (place, { message }) => console.error(`${place} cannot be read: ${message}`),
    );
    stop = () => tailing.stop();
  } catch (error) {
    throw new CommandError(
      exitCodes.notReachable,
      `Kafka cannot be read at ${kafkaBrokers.join(', ')}. Is the system running? Start it with \`npm start\`.`,
      { cause: error },
    );
  }
  await new Promise<void>((resolve) => {
    onInterrupt(resolve);
  });
  await stop();
}

interface TailedFact {
  readonly stream: string;
  readonly envelope: {
    readonly time: Date;
    readonly type: string;
    readonly subject: string;
    readonly sequence: number;
  };
  readonly data: unknown;
}

function lineOf({ stream, envelope, data }: TailedFact): string {
  const { time, type, subject, sequence } = envelope;
  return `${time.toISOString()}  ${stream.padEnd(9)}  ${subject}  ${sequence}  ${factName(type)}  ${JSON.stringify(data)}`;
}
