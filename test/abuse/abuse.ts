import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startInfrastructure } from '../../deploy/local/infrastructure/index.ts';
import { startAbuseSystem, type AbuseSystem } from './abuse-system.ts';
import { keeps, lineOf, type Figure } from './figure.ts';
import { theScenarios } from './the-scenarios.ts';

const say = (line: string) => console.log(line);
const seconds = 30;

const { values: asked } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    seconds: { type: 'string', default: String(seconds) },
    report: { type: 'string' },
  },
});

const infrastructure = await startInfrastructure({
  lifetime: 'throwaway',
  directory: resolve(import.meta.dirname, '../../.smarketing'),
});
let abused: AbuseSystem | undefined;
const stop = async () => {
  await abused?.stop();
  await infrastructure.stop();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stop().finally(() => process.exit(130)));
}
try {
  process.env['KAFKA_BROKERS'] = infrastructure.kafkaBrokers.join(',');
  process.env['MONGODB_URI'] = infrastructure.mongoUri;
  abused = await startAbuseSystem();
  const figures = await attackAll(abused);
  const violated = figures.filter((figure) => !keeps(figure));
  say(
    violated.length === 0
      ? 'Every limit was kept.'
      : `${violated.length} limits were not kept: ${violated.map(({ scenario, name }) => `${scenario}: ${name}`).join('; ')}`,
  );
  if (asked.report) await writeFile(asked.report, `${JSON.stringify(figures, null, 2)}\n`);
  process.exitCode = violated.length === 0 ? 0 : 1;
} finally {
  await stop();
}

async function attackAll({ system, countLeads }: AbuseSystem): Promise<Figure[]> {
  const figures: Figure[] = [];
  const words = asked.only.split(',').filter((word) => word !== '');
  for (const scenario of theScenarios) {
    if (words.length > 0 && !words.some((word) => scenario.name.includes(word))) continue;
    say(`${scenario.name}: ${scenario.sentence}`);
    const tools = { system, seconds: Number(asked.seconds), isShort: false, say, countLeads };
    for (const figure of await scenario.run(tools)) {
      figures.push({ scenario: scenario.name, ...figure });
      say(lineOf(figures.at(-1)!));
    }
  }
  for (const notice of system.notices) say(`! ${notice}`);
  return figures;
}
