import { differencesFromOlist } from '../../test/e2e/olist-figures.ts';
import { InfrastructureError } from '../local/infrastructure/infrastructure.ts';
import { poll } from '../local/infrastructure/poll.ts';
import { type ContainerRequest, runContainer } from './container.ts';
import type { FiveServices } from './five-services.ts';
import type { Image } from './image.ts';

const dataAt = '/run/olist';
const QUIET_WITHIN_MS = 60_000;

interface Backlog {
  quiescent: boolean;
}

interface Info {
  published: Record<string, number>;
}

/**
 * Replays the Olist funnel by the command line of the image, in a container of its own, and compares
 * what the five services say then with its figures. Sentences: what is different.
 */
export async function replayOlist(
  image: Image,
  five: FiveServices,
  folder: string,
): Promise<string[]> {
  const { environment, mounts } = five.commandLine;
  const olist = { environment, mounts: [...mounts, { from: folder, to: dataAt }] };
  const command = (...args: string[]) =>
    succeeded(image, { ...olist, command: ['smarketing', ...args] });
  await command('replay', 'olist', dataAt, '--json');
  const summary: unknown = JSON.parse(await command('report', 'summary', '--json'));
  await poll(async () => ((await isQuiet(five)) ? true : undefined), {
    deadline: QUIET_WITHIN_MS,
    interval: 100,
    onDeadline: () => new InfrastructureError('The services do not come to rest after the replay.'),
  });
  return differencesFromOlist(summary, await publishedAndFolded(five));
}

async function isQuiet({ services, ops }: FiveServices): Promise<boolean> {
  const backlogs = await Promise.all(
    services.map(async ({ name }) => (await ops(name, '/ops/backlog')) as Backlog),
  );
  return backlogs.every(({ quiescent }) => quiescent);
}

async function publishedAndFolded({ services, ops, url, issuer }: FiveServices) {
  const infos = await Promise.all(
    services.map(async ({ name }) => (await ops(name, '/info')) as Info),
  );
  const answer = await fetch(`${url('feedback')}/v1/streams`, {
    headers: { authorization: `Bearer ${await issuer.token('revops')}` },
  });
  const streams = (await answer.json()) as Record<string, { folded: number }>;
  return {
    published: Object.assign({}, ...infos.map(({ published }) => published)) as Info['published'],
    folded: Object.fromEntries(
      Object.entries(streams).map(([stream, { folded }]) => [stream, folded]),
    ),
  };
}

/** What the command printed. Throws where it failed. */
async function succeeded(image: Image, request: ContainerRequest): Promise<string> {
  const { end, output, error } = await runContainer(image, request);
  if (end === 0) return output;
  const what = request.command!.slice(0, 3).join(' ');
  throw new InfrastructureError(`"${what}" in the image ended with ${end}:\n${error || output}`);
}
