import type { Latencies } from '../latency/latencies.ts';
import { commandsOf, type DatabaseWork } from '../measure/database-commands.ts';
import type { Spread } from '../measure/spread.ts';
import type { BenchReport } from './bench-report.ts';
import { readable, verdictsOf } from './targets.ts';

/** The tables of a report, for people. */
export function markdownOf(report: BenchReport): string {
  const parts = [head(report), ...consumers(report), ...relay(report)];
  parts.push(...growth(report), ...latency(report), ...rates(report));
  parts.push(...footprint(report), ...intake(report), verdicts(report));
  return `${parts.join('\n\n')}\n`;
}

function head({ machine, repeats, quick }: BenchReport): string {
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
  return [
    '# Benchmark',
    '',
    ...(quick ? ['**A quick run: it shows that everything works and measures nothing.**', ''] : []),
    `${machine.at}, ${machine.cores} × ${machine.processor}, ${machine.memoryGib} GiB, ${machine.system}; ` +
      `load before ${machine.loadBefore.toFixed(2)}. ${machine.servers}. ${versions.join(', ')}. Commit ${machine.commit}.`,
    `Medians of ${repeats} interleaved repeats, spread in brackets. CPU in seconds for 1,000 events. "other" is what else kept the machine busy, in cores.`,
  ].join('\n');
}

function consumers({ consumers: measured }: BenchReport): string[] {
  if (!measured) return [];
  const rows = measured.figures.map((figures) => [
    figures.name,
    figures.what,
    readable(figures.events),
    spread(figures.eventsPerSecond),
    readable(figures.appliedPerSecond.median),
    readable(figures.cpu.self.median),
    readable(figures.cpu.mongod.median),
    readable(figures.cpu.broker.median),
    spread(figures.cpu.all),
    readable(figures.eventsPerBatch.median),
    readable(figures.peakMemory.median),
    readable(figures.otherCores.median),
  ]);
  return [
    `## Consumers\nMean body ${Math.round(measured.meanBodyBytes)} bytes. Events/s until everything is done; "rows" until the last row.`,
    table(
      [
        ...[
          '',
          'contestant',
          'events',
          'events/s',
          'rows: events/s',
          'CPU own',
          'mongod',
          'broker',
        ],
        ...['all CPU', 'events a write', 'peak MiB', 'other'],
      ],
      rows,
    ),
  ];
}

function relay({ relay: measured }: BenchReport): string[] {
  if (!measured) return [];
  const rows = measured.map((figures) => [
    figures.what,
    readable(figures.rows),
    spread(figures.rowsPerSecond),
    readable(figures.cpu.self.median),
    readable(figures.cpu.mongod.median),
    readable(figures.cpu.broker.median),
    readable(figures.peakMemory.median),
    readable(figures.otherCores.median),
  ]);
  return [
    '## Relay',
    table(
      ['contestant', 'rows', 'rows/s', 'CPU own', 'mongod', 'broker', 'peak MiB', 'other'],
      rows,
    ),
  ];
}

function growth({ growth: measured }: BenchReport): string[] {
  if (!measured) return [];
  const rows = measured.map((figures) => [
    readable(figures.leads),
    readable(figures.events),
    spread(figures.eventsPerSecond),
    readable(figures.cpu.self.median),
    readable(figures.cpu.mongod.median),
    spread(figures.cpu.all),
    readable(figures.otherCores.median),
  ]);
  return [
    '## Leads in the database\nThe bus (d), the same facts of the same active leads.',
    table(['leads', 'events', 'events/s', 'CPU own', 'mongod', 'all CPU', 'other'], rows),
  ];
}

function latency({ latency: measured }: BenchReport): string[] {
  if (!measured) return [];
  const { idle, floors, capacity, alone, besideImport, importRowsPerSecond, peakMemory } = measured;
  const line = (what: string, { samples, p50, p99, p999, max }: Latencies) => [
    ...[what, readable(samples)],
    ...[p50, p99, p999, max].map(readable),
  ];
  const floorRows = floors.flatMap(({ http, nextService, allFive }, round) => [
    line(`idle ${round + 1}: answered`, http),
    line(`idle ${round + 1}: in the next service`, nextService),
    line(`idle ${round + 1}: through all five`, allFive),
  ]);
  const loopRows = alone.flatMap((quiet, round) => {
    const busy = besideImport[round]!;
    return [
      line(`load ${round + 1}: answered`, quiet.http),
      line(`load ${round + 1}: in the last view`, quiet.lastView),
      line(`load ${round + 1}, beside an import: answered`, busy.http),
      line(`load ${round + 1}, beside an import: in the last view`, busy.lastView),
    ];
  });
  const refused = [...alone, ...besideImport].reduce((sum, loop) => sum + loop.refused, 0);
  return [
    '## The five services',
    table(['ms', 'leads', 'p50', 'p99', 'p99.9', 'max'], [...floorRows, ...loopRows]),
    `Capacity ${spread(capacity)} captures/s; the load is 60 % of it, ${readable(alone[0]!.perSecond)}/s; ${refused} refused. ` +
      `Import of ${readable(measured.importRows)} rows beside it: ${spread(importRowsPerSecond)} rows/s. ` +
      `Idle: services ${readable(idle.services)} %, broker ${readable(idle.broker)} %, mongod ${readable(idle.mongod)} % of a core.`,
    table(
      ['service', 'peak MiB'],
      Object.entries(peakMemory).map(([name, peak]) => [name, readable(peak)]),
    ),
  ];
}

function rates({ rates: measured }: BenchReport): string[] {
  if (!measured) return [];
  const { idleCpu, idleDatabase, rates: figures } = measured;
  const processes = Object.keys(idleCpu);
  const processTitles = processes.map((name) => name.replace(/^.*-/, ''));
  const idle = ['idle, a second', ...processes.map((name) => readable(idleCpu[name]!))];
  const sum = Object.values(idleCpu).reduce((total, value) => total + value, 0);
  return [
    '## What a lead costs\nMilliseconds of CPU for each lead, with what the process does while idle.',
    table(
      ['leads a second', ...processTitles, 'all', 'other', 'doubts'],
      [
        [...idle, readable(sum), '', ''],
        ...figures.map(({ perSecond, cpu, allCpu, otherCores, doubts }) => [
          readable(perSecond),
          ...processes.map((name) => readable(cpu[name]!)),
          ...[readable(allCpu), readable(otherCores), doubts.join('; ')],
        ]),
      ],
    ),
    'Commands to the database for each lead, without those of an idle system (first row: these, in a second).',
    table(
      ['leads a second', 'commands', ...databaseParts],
      [
        ['idle', ...databaseRow(idleDatabase)],
        ...figures.map(({ perSecond, database }) => [
          readable(perSecond),
          ...databaseRow(database),
        ]),
      ],
    ),
    'Milliseconds from the request on.',
    table(
      ['leads a second', 'leads', ...['answered', 'last view'].flatMap(withPercentiles)],
      figures.map(({ perSecond, leads, http, lastView }) => [
        ...[perSecond, leads, http.p50, http.p95, http.p99].map(readable),
        ...[lastView.p50, lastView.p95, lastView.p99].map(readable),
      ]),
    ),
  ];
}

/** So many seconds has a day. */
const day = 86_400;

function footprint({ footprint: measured }: BenchReport): string[] {
  if (!measured) return [];
  const { leads, qualified, facts, seconds, cpu, memory, topics, databases } = measured;
  const total = Object.values(cpu).reduce((sum, one) => sum + one, 0);
  const onDisk = Object.entries(databases);
  const stored = onDisk.reduce((sum, [, one]) => sum + one.collections + one.indexes, 0);
  const logged = Object.values(topics).reduce((sum, bytes) => sum + bytes, 0);
  return [
    `## What ${leads.toLocaleString('en')} leads leave behind\nImported; ${readable(qualified)} of them were found qualified, ${readable(facts / leads)} facts a lead. It took ${readable(seconds)} s and ${readable((1_000 * total) / leads)} ms of CPU a lead: ${Math.floor((day * leads) / total).toLocaleString('en')} leads a day and core.`,
    table(
      ['process', 'CPU ms a lead', 'peak MiB'],
      Object.keys(cpu).map((name) => [
        name,
        readable((1_000 * cpu[name]!) / leads),
        readable(memory[name]!),
      ]),
    ),
    `On disk, one copy: ${readable(logged / leads)} bytes a lead in Kafka and ${readable(stored / leads)} in MongoDB.`,
    table(
      ['where', 'bytes a lead', 'of them indexes'],
      [
        ...Object.entries(topics)
          .filter(([, bytes]) => bytes >= leads)
          .map(([topic, bytes]) => [topic, readable(bytes / leads), '']),
        ...onDisk.map(([name, { collections, indexes }]) => [
          `database ${name}`,
          readable((collections + indexes) / leads),
          readable(indexes / leads),
        ]),
      ],
    ),
  ];
}

function intake({ intake: measured }: BenchReport): string[] {
  if (!measured) return [];
  const { rows, throughAllFive, alone, cpuOfRow, connections, captures, beside, long } = measured;
  const { samples, p50, p99, max } = beside.http;
  return [
    '## Intake',
    table(
      ['', 'a second'],
      [
        [`import of ${readable(rows)} rows, all five services`, spread(throughAllFive)],
        [`import of ${readable(rows)} rows, intake alone`, spread(alone)],
        [`import of ${readable(long.rows)} rows, intake alone`, readable(long.perSecond)],
        [`single captures on ${connections} connections, intake alone`, spread(captures)],
      ],
    ),
    `Alone a row takes ${readable(cpuOfRow.intake)} ms of CPU in intake, ${readable(cpuOfRow.mongod)} in mongod and ${readable(cpuOfRow.kafka)} in the broker. ` +
      `After ${readable(long.rows)} rows intake had ${readable(long.peakMebibytes)} MiB at its peak. ` +
      `${beside.perSecond} live captures a second beside an import of ${readable(beside.rows)} rows: ${readable(samples)} answered, p50 ${readable(p50)} ms, p99 ${readable(p99)} ms, at most ${readable(max)} ms.`,
  ];
}

const databaseParts = [
  ...['finds', 'inserts', 'updates', 'deletes', 'commits', 'others'],
  ...['documents', 'journal, kB', 'sent, kB'],
];

function databaseRow(work: DatabaseWork): string[] {
  const { finds, inserts, updates, deletes, commits, others } = work;
  const { documents, journalBytes, bytesIn } = work;
  const counts = [commandsOf(work), finds, inserts, updates, deletes, commits, others];
  return [...counts, documents, journalBytes / 1_000, bytesIn / 1_000].map(readable);
}

const withPercentiles = (what: string) => [`${what} p50`, 'p95', 'p99'];

function verdicts(report: BenchReport): string {
  const reached = verdictsOf(report);
  if (reached.length === 0) return '## Targets\n\nNone was measured.';
  const rows = reached.map(({ what, target, reached, met }) => [
    what,
    target,
    reached,
    met ? 'yes' : '**no**',
  ]);
  return `## Targets\n\n${table(['', 'target', 'reached', 'met'], rows)}`;
}

function spread({ median, min, max, values }: Spread): string {
  return values.length > 1
    ? `${readable(median)} (${readable(min)}-${readable(max)})`
    : readable(median);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
