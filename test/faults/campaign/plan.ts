import { serviceNames, type ServiceName } from '@smarketing/contracts';
import type { Condition } from '../network/tcp-proxy.ts';
import type { Side } from '../network/service-network.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

/** One death of a process: at the nth time that it passes a point, or at no point in particular. */
export interface PlannedKill {
  readonly point?: string;
  readonly nth?: number;
}

export type Step =
  | {
      readonly kind: 'kill';
      readonly kills: Readonly<Partial<Record<ServiceName, PlannedKill[]>>>;
      /** The next faults do not wait until the services are back. */
      readonly beside?: true;
      /** The services are at their first kills already since the system was started. */
      readonly armed?: true;
    }
  | {
      readonly kind: 'zombie';
      readonly service: ServiceName;
      /** Where it is stopped; without, from outside. */
      readonly point?: string;
      readonly nth?: number;
      readonly stoppedFor: number;
    }
  | { readonly kind: 'broker-restart' | 'database-restart'; readonly signal: 'SIGKILL' | 'SIGTERM' }
  | {
      readonly kind: 'partition';
      readonly services: readonly ServiceName[];
      readonly side: Side;
      readonly condition: Condition;
      readonly lasts: number;
    }
  | { readonly kind: 'duplicates'; readonly share: number }
  | { readonly kind: 'reorder'; readonly leads: number }
  | { readonly kind: 'poison'; readonly records: number }
  | { readonly kind: 'clock'; readonly service: ServiceName; readonly shift: number }
  | { readonly kind: 'disk-full'; readonly side: Side }
  | { readonly kind: 'rolling-restart'; readonly services: readonly ServiceName[] }
  | { readonly kind: 'leader-change' | 'primary-change' }
  | { readonly kind: 'import'; readonly rows: number }
  | { readonly kind: 'calm'; readonly seconds: number }
  | { readonly kind: 'check' };

export type StepKind = Step['kind'];

/** One system from its start to its end. */
export interface Stage {
  readonly name: string;
  readonly brokers: 1 | 3;
  readonly members: 1 | 3;
  readonly steps: readonly Step[];
}

export interface PlanOptions {
  readonly seed: number;
  readonly smoke: boolean;
  /** Rounds of kills. */
  readonly rounds: number;
  /** Kinds of faults; all where none is named. */
  readonly only: readonly string[];
}

export const faultKinds = [
  'kill',
  'zombie',
  'broker-restart',
  'database-restart',
  'partition',
  'duplicates',
  'reorder',
  'poison',
  'clock',
  'disk-full',
  'rolling-restart',
  'leader-change',
  'primary-change',
] as const satisfies readonly StepKind[];

const killsARound = 24;
const killedAtOnce = 3;

/** What every service passes, and how many times at most it is let pass. */
const common: readonly (readonly [point: string, most: number])[] = [
  ['consume:commit:before', 8],
  ['consume:commit:after', 8],
  ['bulk-write:after', 10],
  ['offset-commit:before', 4],
  ['offset-commit:after', 4],
  ['claim:after', 6],
  ['lease:after', 6],
  ['send:before', 6],
  ['send:after', 6],
  ['delete:before', 6],
  ['delete:after', 6],
];
const commands: typeof common = [
  ['command:commit:before', 12],
  ['command:commit:after', 12],
  ['reply:before', 12],
];
const ofService: Readonly<Record<ServiceName, typeof common>> = {
  // It reads next to nothing: its work is what it is asked for.
  'marketing-intake': [...commands, ...common.slice(5)],
  'lead-scoring': common,
  'sales-handoff': [...common, ...commands],
  'sla-monitor': [...common, ['timer:commit:before', 3], ['timer:commit:after', 3]],
  feedback: common.slice(0, 7),
};

/** The same options give the same plan. */
export function planCampaign({ seed, smoke, rounds, only }: PlanOptions): Stage[] {
  const random = seededRandom(seed);
  const stages = smoke
    ? [smokeStage(random.fork())]
    : [singleStage(random.fork(), rounds), clusterStage(random.fork())];
  if (only.length === 0) return stages;
  const chosen = new Set<string>([...only, 'calm', 'check', 'import']);
  return stages
    .map((stage) => ({
      ...stage,
      steps: withoutIdleChecks(stage.steps.filter(({ kind }) => chosen.has(kind))),
    }))
    .filter(({ steps }) => steps.some(({ kind }) => only.includes(kind)));
}

/** A check of what the check before has seen already tells nothing. */
function withoutIdleChecks(steps: readonly Step[]): Step[] {
  const faults: readonly string[] = faultKinds;
  let news = false;
  return steps.filter(({ kind }) => {
    const wanted = kind !== 'check' || news;
    news = kind === 'check' ? false : news || faults.includes(kind);
    return wanted;
  });
}

function smokeStage(random: SeededRandom): Stage {
  return {
    name: 'smoke',
    brokers: 1,
    members: 1,
    steps: [
      {
        kind: 'kill',
        armed: true,
        beside: true,
        kills: {
          'lead-scoring': [{ point: 'consume:commit:after', nth: random.whole(8, 12) }],
          'sales-handoff': [{ point: 'send:after', nth: random.whole(3, 6) }],
          'marketing-intake': [{ point: 'command:commit:after', nth: random.whole(20, 40) }],
        },
      },
      { kind: 'calm', seconds: 2 },
      { kind: 'poison', records: 2 },
      { kind: 'reorder', leads: 4 },
      { kind: 'database-restart', signal: 'SIGKILL' },
      partition(random, 'kafka', { kind: 'drop' }, 1_500),
      { kind: 'duplicates', share: 0.1 },
      { kind: 'check' },
    ],
  };
}

/** One broker and one database: when one of them is away, all of it is. */
function singleStage(random: SeededRandom, rounds: number): Stage {
  const check: Step = { kind: 'check' };
  const noise = (): Step[] => [
    { kind: 'duplicates', share: 0.1 },
    { kind: 'reorder', leads: 20 },
    { kind: 'poison', records: 3 },
  ];
  const killing = Array.from({ length: rounds }, (_, round): Step[] => [
    ...(round % 2 === 0 ? [{ kind: 'import', rows: 400 } as const] : []),
    killRound(random),
    ...noise(),
    check,
  ]).flat();
  return {
    name: 'one broker, one database',
    brokers: 1,
    members: 1,
    steps: [
      { kind: 'calm', seconds: 5 },
      ...noise(),
      ...killing,
      ...zombies(random),
      check,
      { kind: 'broker-restart', signal: 'SIGKILL' },
      { kind: 'broker-restart', signal: 'SIGTERM' },
      { kind: 'database-restart', signal: 'SIGKILL' },
      { kind: 'database-restart', signal: 'SIGTERM' },
      { kind: 'duplicates', share: 0.1 },
      check,
      ...partitions(random),
      check,
      ...clocks(random),
      check,
      { kind: 'disk-full', side: 'mongodb' },
      { kind: 'disk-full', side: 'kafka' },
      check,
      { kind: 'rolling-restart', services: random.shuffled(serviceNames) },
      ...noise(),
      check,
    ],
  };
}

/** Three of each: one that falls is replaced by another. */
function clusterStage(random: SeededRandom): Stage {
  return {
    name: 'three brokers, three members',
    brokers: 3,
    members: 3,
    steps: [
      { kind: 'calm', seconds: 5 },
      { kind: 'leader-change' },
      { kind: 'primary-change' },
      { kind: 'duplicates', share: 0.1 },
      killRound(random, 8),
      { kind: 'leader-change' },
      { kind: 'primary-change' },
      { kind: 'check' },
    ],
  };
}

function killRound(random: SeededRandom, kills = killsARound): Step {
  const services = random.shuffled(serviceNames).slice(0, killedAtOnce);
  const each = Math.ceil(kills / services.length);
  return {
    kind: 'kill',
    kills: Object.fromEntries(
      services.map((service) => [
        service,
        [{}, ...Array.from({ length: each - 1 }, () => plannedKill(random, service))],
      ]),
    ),
  };
}

function plannedKill(random: SeededRandom, service: ServiceName): PlannedKill {
  const [point, most] = random.pick(ofService[service]);
  return { point, nth: random.whole(1, most) };
}

function zombies(random: SeededRandom): Step[] {
  const stopped: readonly (readonly [ServiceName, string])[] = [
    ['lead-scoring', 'consume:commit:before'],
    ['feedback', 'bulk-write:after'],
    ['sales-handoff', 'send:before'],
    ['sla-monitor', 'delete:before'],
    ['marketing-intake', 'send:before'],
  ];
  return random.shuffled(stopped).map(([service, point]) => ({
    kind: 'zombie',
    service,
    point,
    nth: random.whole(2, 6),
    stoppedFor: random.whole(12_000, 18_000),
  }));
}

function partitions(random: SeededRandom): Step[] {
  const kinds: readonly (readonly [Condition, number])[] = [
    [{ kind: 'drop' }, 6_000],
    [{ kind: 'delay', milliseconds: 300 }, 8_000],
    [{ kind: 'half-open' }, 12_000],
  ];
  return (['kafka', 'mongodb'] as const).flatMap((side) =>
    random.shuffled(kinds).map(([condition, lasts]) => partition(random, side, condition, lasts)),
  );
}

/** Some services, or all. */
function partition(random: SeededRandom, side: Side, condition: Condition, lasts: number): Step {
  const count = random.pick([1, 2, 3, serviceNames.length]);
  const services = random.shuffled(serviceNames).slice(0, count);
  return { kind: 'partition', services, side, condition, lasts };
}

function clocks(random: SeededRandom): Step[] {
  const hour = 3_600_000;
  const others = random.pick([
    'marketing-intake',
    'sales-handoff',
    'lead-scoring',
    'feedback',
  ] as const);
  return [
    { kind: 'clock', service: 'sla-monitor', shift: hour },
    { kind: 'clock', service: 'sla-monitor', shift: -hour },
    { kind: 'clock', service: others, shift: random.pick([hour, -hour]) },
  ];
}
