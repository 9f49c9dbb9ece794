import { existsSync } from 'node:fs';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { buildContext, type BuildContext } from './build-context.ts';
import { Buildah } from './buildah.ts';
import { type Engine, mustRun } from './engine.ts';
import { configOf, type Image, type InspectedConfig, type Part, writeImage } from './image.ts';
import { standInBases } from './stand-in-bases.ts';
import { writeSbom } from './write-sbom.ts';

export interface BuildRequest {
  /** The checkout. */
  root: string;
  /** Where an engine-less build keeps its images: `.smarketing/image` of the checkout. */
  workshop: string;
  /** Default: the files of the checkout as they are. */
  commit?: string | undefined;
  /** For the files of the image, what it says of itself and its SBOM. Default: by its revision in the workshop. */
  output?: string | undefined;
  engine: Engine;
  say: (what: string) => void;
}

export interface BuiltImage {
  image: Image;
  folder: string;
  sbomFile: string;
}

/** Builds the image of a commit, and leaves it in a folder: `readImage` finds it there. */
export async function buildImage(request: BuildRequest): Promise<BuiltImage> {
  const { root, workshop, engine, say } = request;
  const context = await buildContext(root, join(workshop, 'contexts'), request.commit);
  try {
    const { revision } = context;
    const short = revision.replace(/^(.{12})[^-]*/, '$1');
    const folder = request.output ?? join(workshop, short);
    await mkdir(folder, { recursive: true });
    const build = engine === 'buildah' ? buildWithoutEngine : buildWithEngine;
    const nodeVersion = (await readFile(join(root, '.nvmrc'), 'utf8')).trim();
    const tag = `localhost/smarketing:${short}`;
    const made = await build({ ...request, context, folder, nodeVersion, tag });
    const image = { engine, tag, revision, nodeVersion, ...made };
    await writeImage(folder, image);
    say('writing the SBOM');
    const sbomFile = await writeSbom(folder, context.directory, image);
    return { image, folder, sbomFile };
  } finally {
    await context.remove();
  }
}

interface Build extends BuildRequest {
  context: BuildContext;
  folder: string;
  nodeVersion: string;
  tag: string;
}

type Made = Pick<Image, 'config' | 'parts' | 'rootfs'>;

async function buildWithoutEngine(build: Build): Promise<Made> {
  const { root, workshop, context, folder, nodeVersion, tag, say } = build;
  const buildah = new Buildah(workshop);
  const scratch = join(workshop, 'scratch');
  const bases = await standInBases(buildah, { root, scratch, nodeVersion }, say);
  const args = [
    ...['--build-arg', `NODE_IMAGE=${bases.node}`, '--build-arg', `RUN_IMAGE=${bases.run}`],
    ...(await argumentsOf(context)),
  ];
  await buildah.build(context.directory, tag, args, say);
  say('copying its files');
  const rootfs = join(folder, 'rootfs');
  await buildah.export(tag, rootfs);
  const { config, layers } = await buildah.inspect(tag);
  return { rootfs, config, parts: await partsOf(layers, rootfs) };
}

async function buildWithEngine({ engine, context, tag, say }: Build): Promise<Made> {
  const { directory } = context;
  const file = ['--file', join(directory, 'deploy/docker/Dockerfile'), '--tag', tag];
  say(`building with ${engine}`);
  await mustRun(engine, ['build', ...file, ...(await argumentsOf(context)), directory]);
  const [inspected] = JSON.parse(await mustRun(engine, ['image', 'inspect', tag])) as [
    { Config: InspectedConfig },
  ];
  const format = ['--no-trunc', '--human=false', '--format', '{{.Size}}\t{{.CreatedBy}}'];
  const history = await mustRun(engine, ['history', ...format, tag]);
  return { config: configOf(inspected.Config), parts: partsIn(history) };
}

/** Without an engine all that is copied to the base is one layer. */
async function partsOf([base = 0, ...copied]: number[], rootfs: string): Promise<Part[]> {
  const { size: node } = await stat(join(rootfs, 'usr/local/bin/node'));
  const others = copied.reduce((sum, bytes) => sum + bytes, 0) - node;
  return [
    { name: 'base image', bytes: base },
    { name: 'Node', bytes: node },
    { name: 'the product and its packages', bytes: others },
  ];
}

/** Lines of bytes and the instruction that made them, the last first. */
export function partsIn(history: string): Part[] {
  const lines = history.trim().split('\n').toReversed();
  return lines
    .map((line) => {
      const [bytes, name = ''] = line.split('\t');
      return { bytes: Number(bytes), name: name.replace(/ # buildkit$/, '') };
    })
    .filter(({ bytes }) => bytes > 0);
}

async function argumentsOf({ directory, revision }: BuildContext): Promise<string[]> {
  const { version } = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8')) as {
    version: string;
  };
  const npmrc = process.env['NPM_CONFIG_USERCONFIG'] ?? join(homedir(), '.npmrc');
  return [
    ...['--build-arg', `VERSION=${version}`, '--build-arg', `REVISION=${revision}`],
    ...(existsSync(npmrc) ? ['--secret', `id=npmrc,src=${npmrc}`] : []),
  ];
}
