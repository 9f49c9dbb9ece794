import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What an image says of how it is run. */
export interface ImageConfig {
  entrypoint: readonly string[];
  command: readonly string[];
  environment: Readonly<Record<string, string>>;
  user: string;
  directory: string;
  labels: Readonly<Record<string, string>>;
  /** The command that says whether a container is healthy. */
  healthcheck: readonly string[];
}

/** What takes up room in an image. */
export interface Part {
  name: string;
  bytes: number;
}

/** An image that was built, and where its parts are. */
export interface Image {
  /** The program that has it, and runs it where it can. */
  engine: 'docker' | 'podman' | 'buildah';
  tag: string;
  /** The commit, with `-dirty` where files differed from it. */
  revision: string;
  nodeVersion: string;
  config: ImageConfig;
  parts: readonly Part[];
  /** The root file system as a folder, of images built without an engine: what bubblewrap runs. */
  rootfs?: string | undefined;
}

/** As Docker and buildah both write it. */
export interface InspectedConfig {
  Entrypoint?: string[] | null;
  Cmd?: string[] | null;
  Env?: string[] | null;
  User?: string;
  WorkingDir?: string;
  Labels?: Record<string, string> | null;
  Healthcheck?: { Test?: string[] };
}

export function configOf(inspected: InspectedConfig): ImageConfig {
  return {
    entrypoint: inspected.Entrypoint ?? [],
    command: inspected.Cmd ?? [],
    environment: Object.fromEntries(
      (inspected.Env ?? []).map((entry) => {
        const [name = '', ...value] = entry.split('=');
        return [name, value.join('=')];
      }),
    ),
    user: inspected.User ?? '',
    directory: inspected.WorkingDir || '/',
    labels: inspected.Labels ?? {},
    // The first word says how the others are meant: `CMD`, as they are.
    healthcheck: inspected.Healthcheck?.Test?.slice(1) ?? [],
  };
}

export const bytesOf = ({ parts }: Pick<Image, 'parts'>) =>
  parts.reduce((sum, { bytes }) => sum + bytes, 0);

export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

const fileOf = (folder: string) => join(folder, 'image.json');

/** Keeps beside the files what the image says of itself. */
export async function writeImage(folder: string, image: Image): Promise<void> {
  await writeFile(fileOf(folder), `${JSON.stringify(image, null, 2)}\n`);
}

/** An image that `build-image.ts --output folder` built before. */
export async function readImage(folder: string): Promise<Image> {
  return JSON.parse(await readFile(fileOf(folder), 'utf8')) as Image;
}
