import type { ServiceName } from '@smarketing/contracts/names';
import type { JudgedDeviation } from '@smarketing/event-bus';
import type { Check, Finding } from './check.js';

/** What a service says of itself on its ops port. */
export interface ServiceAnswers {
  readonly readiness: {
    readonly reasons?: Readonly<Record<string, string>>;
    readonly remarks?: Readonly<Record<string, string>>;
  };
  /** Part → name → number. */
  readonly backlog: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly progress: { readonly at: string; readonly oldestUnpublished: string | null };
  readonly preconditions: readonly StatedDeviation[];
}

/** As `/info` has it. */
export type StatedDeviation = Pick<JudgedDeviation, 'danger' | 'cause' | 'fix'>;

/** Later than so many seconds is worth a look; an import may do that for a while. */
const late = 60;

/** Remarks that are checks of their own. */
const ownChecks: Readonly<Record<string, string>> = {
  clock: 'clock of the host',
  views: 'views and their folds',
};

export function examineService(service: ServiceName, answers: ServiceAnswers): Check[] {
  const { reasons = {}, remarks = {} } = answers.readiness;
  // `/info` has those with what to do about each of them.
  const { preconditions: _, ...others } = remarks;
  const named = Object.entries(others).filter(([name]) => ownChecks[name]);
  const unnamed = Object.entries(others).filter(([name]) => !ownChecks[name]);
  return [
    {
      name: 'ready',
      of: service,
      findings: Object.entries(reasons).map(([name, reason]) => ({
        severity: 'fault',
        cause: `It is not ready (${name}): ${reason}`,
        next: 'Its log says more. It should get no requests until it is ready.',
      })),
    },
    ...named.map(([name, remark]) => ({
      name: ownChecks[name]!,
      of: service,
      findings: [warning(remark)],
    })),
    ...(unnamed.length > 0
      ? [{ name: 'remarks', of: service, findings: unnamed.map(([, remark]) => warning(remark)) }]
      : []),
    { name: 'backlog', of: service, findings: findInBacklog(service, answers) },
    {
      name: 'Kafka and MongoDB as it sees them',
      of: service,
      findings: answers.preconditions.map(findingOf),
    },
  ];
}

export function findingOf({ danger, cause, fix }: StatedDeviation): Finding {
  const severity = { 'loses-data': 'fault', hinders: 'warning', unknown: 'unknown' } as const;
  return { severity: severity[danger], cause, next: fix };
}

/** A remark says what to do by itself, behind its first sentence. */
function warning(remark: string): Finding {
  const end = /[.:]\s/.exec(remark)?.index ?? remark.length;
  const next = remark.slice(end + 2);
  return { severity: 'warning', cause: remark.slice(0, end + 1), next };
}

function findInBacklog(
  service: ServiceName,
  { backlog, progress }: Pick<ServiceAnswers, 'backlog' | 'progress'>,
): Finding[] {
  const numbers = { ...Object.values(backlog).reduce((all, part) => ({ ...all, ...part }), {}) };
  const of = (name: string) => numbers[name] ?? 0;
  const { at, oldestUnpublished } = progress;
  const outboxAge = oldestUnpublished
    ? (Date.parse(at) - Date.parse(oldestUnpublished)) / 1_000
    : 0;
  const findings: (Finding | false)[] = [
    outboxAge > late && {
      severity: 'fault',
      cause: `Its oldest fact has waited ${inWords(outboxAge)} to be published.`,
      next: 'See whether Kafka answers, and whether the service may write to its topics.',
    },
    of('lagSeconds') > late && {
      severity: 'warning',
      cause: `It is ${inWords(of('lagSeconds'))} behind (${count(of('lagEvents'), 'fact', 'facts')}).`,
      next: 'Wait for an import to end, or give it more CPU or one more instance.',
    },
    of('parkedKeys') > 0 && {
      severity: 'warning',
      cause: `${count(of('parkedKeys'), 'key waits', 'keys wait')} behind records that it cannot apply.`,
      next: `See them with \`smarketing dead-letters list ${service}\`, fix the cause, then redrive or discard them.`,
    },
    of('refusedLetters') > 0 && {
      severity: 'warning',
      cause: `Kafka does not take ${count(of('refusedLetters'), 'dead letter', 'dead letters')}.`,
      next: 'Raise max.message.bytes of its topic of dead letters, or let the service write there.',
    },
    of('overdueTimers') > 0 && {
      severity: 'warning',
      cause: `${count(of('overdueTimers'), 'timer is', 'timers are')} overdue.`,
      next: 'Its log says why they cannot fire, or it is far behind.',
    },
  ];
  return findings.filter((finding) => finding !== false);
}

function count(value: number, one: string, several: string): string {
  return `${value.toLocaleString('en')} ${value === 1 ? one : several}`;
}

function inWords(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}
