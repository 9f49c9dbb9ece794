import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { mustRun } from './engine.ts';
import { configOf, type ImageConfig, type InspectedConfig } from './image.ts';

interface Inspected {
  Docker: { config: InspectedConfig };
  /** JSON of its own. */
  Manifest: string;
}

/** Builds images without an engine, as root, with its images in a folder. */
export class Buildah {
  #storage: readonly string[];

  constructor(directory: string) {
    const folders = ['--root', join(directory, 'storage'), '--runroot', join(directory, 'run')];
    this.#storage = [...folders, '--storage-driver', 'overlay'];
  }

  /** Trimmed output of one command. */
  async run(...args: string[]): Promise<string> {
    return (await mustRun('buildah', [...this.#storage, ...args])).trim();
  }

  async has(tag: string): Promise<boolean> {
    return this.run('inspect', '--type', 'image', tag).then(
      () => true,
      () => false,
    );
  }

  /** Makes an image of a container that starts as `from` and that `change` works on. */
  async commit(
    from: string,
    tag: string,
    change: (container: string) => Promise<void>,
  ): Promise<void> {
    const container = lastLine(await this.run('from', '--pull-never', from));
    try {
      await change(container);
      await this.run('commit', '--quiet', container, tag);
    } finally {
      await this.run('rm', container);
    }
  }

  /** `onStage` hears each stage as it is reached. */
  async build(
    context: string,
    tag: string,
    args: readonly string[],
    onStage: (stage: string) => void,
  ): Promise<void> {
    const flags = ['--isolation', 'chroot', '--pull-never', '--format', 'docker'];
    const file = ['--file', join(context, 'deploy/docker/Dockerfile'), '--tag', tag];
    const all = [...this.#storage, 'build', ...flags, ...file, ...args, context];
    await mustRun('buildah', all, {
      onLine: (line) => {
        const stage = /^\[(\d+\/\d+)\] STEP 1\/\d+: FROM \S+ AS (\S+)/.exec(line);
        if (stage) onStage(`stage ${stage[1]}: ${stage[2]}`);
      },
    });
  }

  /** `layers`: bytes of each, the base first. */
  async inspect(tag: string): Promise<{ config: ImageConfig; layers: number[] }> {
    const { Docker, Manifest } = JSON.parse(
      await this.run('inspect', '--type', 'image', tag),
    ) as Inspected;
    const { layers } = JSON.parse(Manifest) as { layers: { size: number }[] };
    return { config: configOf(Docker.config), layers: layers.map(({ size }) => size) };
  }

  /** Copies the image's files to a folder, in place of what was there. */
  async export(tag: string, folder: string): Promise<void> {
    const container = lastLine(await this.run('from', '--pull-never', tag));
    try {
      const mounted = await this.run('mount', container);
      if (existsSync(folder)) await rm(folder, { recursive: true });
      await mkdir(folder, { recursive: true });
      await mustRun('cp', ['--archive', `${mounted}/.`, folder]);
    } finally {
      await this.run('rm', container);
    }
  }
}

const lastLine = (output: string) => output.slice(output.lastIndexOf('\n') + 1);
