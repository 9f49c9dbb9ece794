/** `npm run deploy:check`: the charts on a real Kubernetes API. See README.md beside this file. */
import { setTimeout as delay } from 'node:timers/promises';
import { Command, CommanderError } from 'commander';
import { buildChartTools, findChartTools } from '../tools/chart-tools.ts';
import { controlPlane, kubelet } from './built-tools.ts';
import type { Building } from './building.ts';
import { Helm } from './charts.ts';
import { Cluster } from './cluster.ts';
import { customResources } from './custom-resources.ts';
import { needGo, NoGoError } from './find-go.ts';
import { runSteps } from './run-steps.ts';
import { stepNames, steps, stepsFor } from './steps/steps.ts';

interface Options {
  only?: string[];
  stay?: true;
}

const program = new Command('npm run deploy:check')
  .usage('-- [options]')
  .description('Proves the Helm charts on a real control plane of Kubernetes, without containers.')
  .option('--only <step...>', `only these steps, and what they continue: ${stepNames.join(', ')}`)
  .option('--stay', 'leaves the control plane up afterwards, until Ctrl-C')
  .addHelpText(
    'after',
    `\nSteps:\n${steps.map(({ name, does }) => `  ${name.padEnd(10)} ${does}`).join('\n')}\n\nExit codes: 0 nothing is wrong, or it was skipped; 1 something is wrong; 2 it was called wrongly; 130 interrupted.`,
  )
  .exitOverride();

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => interruption.abort());
}
const say = (line: string) => console.log(line);

process.exitCode = await main(process.argv);

async function main(words: readonly string[]): Promise<number> {
  const since = Date.now();
  let chosen;
  let options: Options;
  try {
    options = program.parse(words).opts<Options>();
    chosen = stepsFor(options.only);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    console.error((error as Error).message);
    return 2;
  }
  const building: Building = { environment: process.env, signal: interruption.signal, say };
  try {
    const failures = await check(building, chosen, options);
    const seconds = ((Date.now() - since) / 1_000).toFixed(0);
    say(failures === 0 ? `Nothing is wrong (${seconds} s).` : `${failures} failed (${seconds} s).`);
    return failures === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof NoGoError) {
      say(`Skipped: ${error.message}`);
      return 0;
    }
    const { aborted } = interruption.signal;
    console.error(aborted ? 'Interrupted.' : (error as Error).message);
    return aborted ? 130 : 1;
  }
}

/** How many steps failed. */
async function check(
  building: Building,
  chosen: ReturnType<typeof stepsFor>,
  { stay }: Options,
): Promise<number> {
  const tools = {
    controlPlane: await controlPlane(building),
    kubelet: await kubelet(building),
    customResources: await customResources(building),
  };
  if (!(await findChartTools(building.environment))) await needGo(building);
  const { helm } = await buildChartTools(building.environment, say);
  const since = Date.now();
  const cluster = await Cluster.start(tools, building.signal);
  try {
    const seconds = ((Date.now() - since) / 1_000).toFixed(1);
    say(`A control plane of Kubernetes and three nodes are ready (${seconds} s).`);
    const bench = {
      cluster,
      helm: new Helm(helm, cluster.environment, building.signal),
    };
    const failures = await runSteps(chosen, bench, building);
    if (stay) await stayUp(cluster, tools.controlPlane, building.signal);
    return failures;
  } finally {
    await cluster.stop();
  }
}

async function stayUp(cluster: Cluster, program: string, signal: AbortSignal): Promise<void> {
  say(`It stays up until Ctrl-C. In another terminal:
  export KUBECONFIG=${cluster.environment['KUBECONFIG']}
  alias kubectl='${program} kubectl'`);
  await delay(2 ** 31 - 1, undefined, { signal }).catch(() => {});
}
