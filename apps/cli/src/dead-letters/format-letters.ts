import type { ServiceName } from '@smarketing/contracts/names';
import { factName } from '../lead/fact-name.js';
import { counted } from '../progress/counted.js';
import { table, whole } from '../report/table.js';
import type {
  Action,
  DeadLetter,
  DeadLetterSheet,
  KeyOutcome,
  ParkedRecord,
  Redriven,
  ServiceLetters,
} from './dead-letter.js';

/** What is parked in the services, and why. */
export function formatLetters(services: readonly ServiceLetters[]): string {
  const parked = services.filter(({ deadLetters }) => deadLetters.length > 0);
  const acted = services.filter(({ lastActions }) => lastActions.length > 0);
  const sections = [
    ...parked.map(({ service, deadLetters }) => lettersOf(service, deadLetters)),
    ...acted.map(({ service, lastActions }) => actionsOf(service, lastActions)),
    parked.length === 0
      ? 'Nothing is parked.'
      : '`smarketing dead-letters show SERVICE KEY` shows one in full; `redrive` applies it once its fault is fixed, `discard` drops it.',
  ];
  return sections.join('\n\n');
}

function lettersOf(service: ServiceName, letters: readonly DeadLetter[]): string {
  const columns = [
    ['dead letter', ...letters.map(({ id }) => id)],
    toTheLeft(['key', ...letters.map(({ key }) => printableKey(key))]),
    toTheLeft(['fact', ...letters.map(factOf)]),
    ['parked', ...letters.map(({ parkedAt }) => minuteOf(parkedAt))],
    ['tries', ...letters.map(({ fault }) => whole(fault.attempts))],
    ['behind it', ...letters.map(({ successors }) => whole(successors))],
    toTheLeft(['why', ...letters.map(({ fault }) => shortened(faultText(fault), 80))]),
  ];
  const [header, ...rows] = columns[0]!.map((_, row) => columns.map((cells) => cells[row]!));
  return `${service}: ${counted(letters.length, 'dead letter')}\n${table(header!, rows)}`;
}

function actionsOf(service: ServiceName, actions: readonly Action[]): string {
  return [`${service}: what was done last`, ...actions.map(actionLine)].join('\n');
}

/** One dead letter whole, with what waits behind it. */
export function formatSheet(service: ServiceName, sheet: DeadLetterSheet): string {
  const { id, key, shard, fault, parkedAt, records, actions, successors } = sheet;
  const waiting = successors + 1;
  const shown = records.length < waiting ? `, the first ${whole(records.length)}` : '';
  return [
    `Dead letter ${id} of ${service}`,
    `  key ${printableKey(key)}, partition ${shard}, parked ${minuteOf(parkedAt)}`,
    `  ${factOf(sheet)}`,
    `  ${printable(faultText(fault))} (tried ${counted(fault.attempts, 'time')})`,
    '',
    `Parked in this order: ${counted(waiting, 'record')}${shown}`,
    ...records.map(recordLine),
    ...records.filter((record) => record.fault).flatMap(wholeRecord),
    '',
    'What was done so far',
    ...(actions.length === 0 ? ['  nothing'] : actions.map(actionLine)),
  ].join('\n');
}

function recordLine({ id, timestamp, headers, fault }: ParkedRecord): string {
  const fact = factOf({ type: headers['ce_type'] ?? null, sequence: headers['ce_sequence'] });
  return `  ${id}  ${minuteOf(timestamp)}  ${fact}${fault ? '  faulty' : ''}`;
}

function wholeRecord({ id, headers, body }: ParkedRecord): string[] {
  return [
    '',
    `${id} as it was on the log`,
    ...Object.entries(headers).map(([name, value]) => `  ${printable(`${name}: ${value}`)}`),
    `  ${printable(body)}`,
  ];
}

/** What became of the keys, one a line where something is left to do, and what to do then. */
export function formatOutcomes(service: ServiceName, outcomes: readonly KeyOutcome[]): string {
  return [
    `${service}: ${sumOf(outcomes)}`,
    ...outcomes.flatMap(({ id, key, outcome }) =>
      outcome?.fault || outcome?.held
        ? [`  ${printableKey(key)} (${id}): ${printable(outcomeText(outcome))}`]
        : [],
    ),
    ...(outcomes.some(isFaultyStill)
      ? ['Fix the fault and redrive again, or `smarketing dead-letters discard` the record.']
      : []),
  ].join('\n');
}

/** How many keys are free again, and how many are not. */
export function sumOf(outcomes: readonly KeyOutcome[]): string {
  const dry = outcomes.some(({ outcome }) => outcome?.dryRun);
  const free = outcomes.filter(({ outcome }) => outcome && !outcome.fault);
  const faulty = outcomes.filter(isFaultyStill).length;
  const gone = outcomes.filter(({ outcome }) => !outcome).length;
  const applied = outcomes.reduce((sum, { outcome }) => sum + (outcome?.applied ?? 0), 0);
  const discarded = outcomes.reduce((sum, { outcome }) => sum + (outcome?.discarded ?? 0), 0);
  return [
    `${counted(free.length, 'key')} ${dry ? 'would be free' : 'free again'}`,
    `${counted(applied, 'record')} ${dry ? 'would be applied' : 'applied'}`,
    ...(discarded > 0
      ? [`${counted(discarded, 'record')} ${dry ? 'would be discarded' : 'discarded'}`]
      : []),
    ...(faulty > 0 ? [`${whole(faulty)} still failing`] : []),
    ...(gone > 0 ? [`${whole(gone)} no longer parked`] : []),
  ].join(', ');
}

export function isFaultyStill({ outcome }: KeyOutcome): boolean {
  return Boolean(outcome?.fault);
}

export function outcomeText({ applied, discarded, waiting, held, fault, dryRun }: Redriven) {
  return [
    ...(dryRun ? ['would be:'] : []),
    [
      ...(discarded > 0 ? [`${whole(discarded)} discarded`] : []),
      `${whole(applied)} applied`,
      ...(waiting > 0 ? [`${whole(waiting)} still parked`] : []),
      ...(held > 0 ? [`${whole(held)} waiting for a predecessor`] : []),
      ...(fault ? [`since ${fault.id} fails: ${faultText(fault)}`] : []),
    ].join(', '),
  ].join(' ');
}

function actionLine({ at, by, action, key, deadLetter, reason, outcome }: Action): string {
  const why = reason === null ? '' : ` (${reason})`;
  const what = `${action} of ${deadLetter}, key ${printableKey(key)}, by ${by.subject}${why}`;
  return `  ${minuteOf(at)}  ${printable(`${what}: ${outcomeText(outcome)}`)}`;
}

function factOf({
  type,
  sequence,
}: {
  type: string | null;
  sequence: number | string | null | undefined;
}): string {
  const name = type === null ? 'no fact that can be read' : printable(factName(type));
  return sequence === null || sequence === undefined
    ? name
    : `${name} #${printable(`${sequence}`)}`;
}

function faultText({ name, message }: { name: string; message: string }): string {
  return `${name}: ${message}`;
}

/** A key may be any text: what is not a plain word is quoted, and shortened. */
export function printableKey(key: string | null): string {
  if (key === null) return '(none)';
  return /^[\w.:@/-]{1,64}$/.test(key) ? key : shortened(JSON.stringify(key), 64);
}

/** Records may hold what would steer the terminal. */
function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what must not be printed
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}

function shortened(text: string, length: number): string {
  const line = printable(text);
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** Texts of the same length, so that a column of them stands to the left. */
function toTheLeft(texts: readonly string[]): string[] {
  const width = Math.max(...texts.map((text) => text.length));
  return texts.map((text) => text.padEnd(width));
}

/** In UTC, as the logs of the services have it. */
function minuteOf(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')}Z`;
}
