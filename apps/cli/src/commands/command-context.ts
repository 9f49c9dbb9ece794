import { utcClock, type Clock } from '../clock/clock.js';
import { readClock } from '../clock/read-clock.js';
import { readConfig } from '../config.js';
import { longPatience, shortPatience, type Patience } from '../http/keep-trying.js';
import { connect, type Services } from '../http/services.js';
import { progressFor } from '../progress/progress-for.js';
import type { Progress } from '../progress/progress.js';
import { readSession } from '../session/read-session.js';
import type { Session } from '../session/session.js';
import { endWithoutOutput, goOnWithoutReader } from '../terminal/end-without-output.js';
import { screenOf, type Screen } from '../terminal/screen.js';

/** What a command works with. */
export interface CommandContext {
  readonly session: Session;
  readonly services: Services;
  readonly progress: Progress;
  /** What standard output is. */
  readonly screen: Screen;
  /** Prints the result: as JSON for machines, else as the text says. */
  readonly print: (value: unknown, text: (screen: Screen) => string) => void;
  /** By which the times are told that people read: the playbook's, or UTC where that is wanted. */
  readonly clock: () => Promise<Clock>;
}

export interface OutputOptions {
  readonly json?: boolean | undefined;
  readonly utc?: boolean | undefined;
}

/** For commands that need no running system. */
export function contextOffline({
  json = false,
}: OutputOptions): Pick<CommandContext, 'screen' | 'print'> {
  const screen = screenOf(process.stdout, readConfig().env);
  return { screen, print: printer(json, screen) };
}

/** For commands that only read: a service that is down is said at once. */
export async function contextForReading(options: OutputOptions): Promise<CommandContext> {
  return contextOf(options, shortPatience);
}

/**
 * For commands that must get through a service being killed and started again, and do their work also
 * where nobody reads what they say.
 */
export async function contextForWork(options: OutputOptions): Promise<CommandContext> {
  process.stdout.off('error', endWithoutOutput).on('error', goOnWithoutReader);
  return contextOf(options, longPatience);
}

async function contextOf({ json = false, utc = false }: OutputOptions, patience: Patience) {
  const config = readConfig();
  const session = await readSession(config);
  const progress = await progressFor(json, process.stderr, config.env);
  const onWait = (service: string, error: Error) => {
    progress.note(`Waiting for ${service} (${error.message.split('\n', 1)[0]})`);
  };
  const services = connect(session, patience, onWait);
  const screen = screenOf(process.stdout, config.env);
  return {
    session,
    services,
    progress,
    screen,
    // Machines read every time in UTC.
    clock: async () => (json ? utcClock : readClock(services, { utc }, progress)),
    print: printer(json, screen),
  };
}

function printer(json: boolean, screen: Screen): CommandContext['print'] {
  return (value, text) => {
    console.log(json ? JSON.stringify(value, null, 2) : text(screen));
  };
}
