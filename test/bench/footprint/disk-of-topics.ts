import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Topic → bytes of its segments and indexes on the disk of a broker of this machine. */
export async function diskOfTopics(brokerPid: number): Promise<Map<string, number>> {
  const root = await logDirectoryOf(brokerPid);
  const bytes = new Map<string, number>();
  for (const folder of await readdir(root, { withFileTypes: true })) {
    const topic = /^(.+)-\d+$/.exec(folder.name)?.[1];
    if (!folder.isDirectory() || topic === undefined) continue;
    bytes.set(topic, (bytes.get(topic) ?? 0) + (await sizeOf(join(root, folder.name))));
  }
  return bytes;
}

/** As its settings say, which the broker was started with. */
async function logDirectoryOf(pid: number): Promise<string> {
  const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
  const settings = words.find((word) => word.endsWith('server.properties'));
  if (!settings) throw new Error(`The process ${pid} was not started here as a Kafka broker.`);
  const [, directory] = /^log\.dirs=(.+)$/m.exec(await readFile(settings, 'utf8')) ?? [];
  if (!directory) throw new Error(`${settings} does not say where the log is.`);
  return directory.trim();
}

/** What it occupies: Kafka gives an index its full length before it is filled. */
async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder)) {
    const { blocks } = await lstat(join(folder, name)).catch(() => ({ blocks: 0 }));
    bytes += blocks * 512;
  }
  return bytes;
}
