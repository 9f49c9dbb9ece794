import { streamNames, type StreamName } from '@smarketing/contracts/names';
import { Option, type Command } from 'commander';
import { utcClock, type Clock } from '../clock/clock.js';
import { readClock } from '../clock/read-clock.js';
import { readConfig } from '../config.js';
import { formatFact } from '../events/format-fact.js';
import { CommandError, exitCodes } from '../exit-codes.js';
import { shortPatience } from '../http/keep-trying.js';
import { connect } from '../http/services.js';
import { onInterrupt } from '../interrupt/on-interrupt.js';
import { progressFor } from '../progress/progress-for.js';
import { readSession } from '../session/read-session.js';
import { NoSessionError, type Session } from '../session/session.js';
import { screenOf } from '../terminal/screen.js';
import { examplesOf } from './examples.js';

export function completeEvents(events: Command): void {
  events
    .command('tail')
    .description('Print facts as they arrive, until Ctrl-C')
    .addOption(
      new Option('--stream <stream...>', 'only of these streams').choices([...streamNames]),
    )
    .option('--from-beginning', 'start with the oldest fact instead of the next one')
    .option('--utc', 'times in UTC, not in the zone of the playbook')
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
  utc?: boolean;
  json?: boolean;
}

async function tail(options: TailOptions): Promise<void> {
  const config = readConfig();
  const session = await readSession(config);
  const { kafkaBrokers, kafkaNamespace, kafkaVariables } = session;
  if (kafkaBrokers.length === 0) {
    throw new NoSessionError(
      'The address of Kafka is not known. Start the system with `npm start`, or set KAFKA_BROKERS.',
    );
  }
  // Loaded here: it brings the whole bus with it, which no other command needs.
  const [{ tailLog }, { createLogger }, { readBrokers, readKafkaSecurity }] = await Promise.all([
    import('@smarketing/event-bus'),
    import('@smarketing/observability'),
    import('@smarketing/connections'),
  ]);
  const problems: string[] = [];
  const brokers = readBrokers({ KAFKA_BROKERS: kafkaBrokers.join(',') }, problems);
  const security = readKafkaSecurity(kafkaVariables, problems);
  if (problems.length > 0) throw new NoSessionError(problems.join('\n'));
  createLogger('smarketing', { level: 'fatal', destination: process.stderr });
  const { stream: streams = streamNames, fromBeginning = false, json = false } = options;
  const clock = json ? utcClock : await clockFor(session, options);
  const screen = screenOf(process.stdout, config.env);
  if (!json) console.log(`Times in ${clock.zone}. Press Ctrl-C to stop.`);
  let stop: () => Promise<void>;
  try {
    const tailing = await tailLog(
      { brokers, security, namespace: kafkaNamespace, streams, fromBeginning },
      (fact) => console.log(json ? JSON.stringify(fact) : formatFact(fact, clock, screen)),
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

/** The log can be read where only Kafka is known; its times are in UTC then. */
async function clockFor(session: Session, options: TailOptions): Promise<Clock> {
  if (session.services.feedback === undefined) return utcClock;
  const services = connect(session, shortPatience);
  const progress = await progressFor(false, process.stderr, readConfig().env);
  return readClock(services, options, progress);
}
