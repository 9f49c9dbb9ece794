import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { partitionsPerStream, services } from '@smarketing/contracts';
import type { Command } from 'commander';
import type { Named } from './docs-check.ts';

interface Package {
  engines: { node: string };
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** Everything in the repository that a document may name. */
export async function namedByDocs(root: string): Promise<Named> {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 10_000_000,
  })
    .split('\n')
    .filter((file) => file !== '' && existsSync(join(root, file)));
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const documents = new Map(
    files.filter((file) => file.endsWith('.md')).map((file) => [file, read(file)]),
  );
  const code = files
    .filter((file) => /\.(?:ts|mjs|yaml)$|Dockerfile$/.test(file) && !file.startsWith('docs/'))
    .filter((file) => !file.startsWith('test/workspace/docs-check'))
    .map(read);
  const addresses = Object.keys(services).flatMap((service) => {
    const name = `SMARKETING_${service.toUpperCase().replaceAll('-', '_')}`;
    return [`${name}_URL`, `${name}_OPS_URL`];
  });
  const manifest = JSON.parse(read('package.json')) as Package;
  return {
    files,
    documents,
    scripts: scriptsOf(manifest, files, read),
    commands: await commandsOf(root),
    versions: versionsOf(manifest, files, read),
    counts: new Map([
      ['services', Object.keys(services).length],
      ['partitions', partitionsPerStream],
      ['promises', new Set(read('libs/event-bus/README.md').match(/^\| \d+ \|/gm)).size],
      ['small state machines', files.filter((file) => file.endsWith('.qnt')).length - 1],
      ['seeded bugs', files.filter((file) => /seeded-bugs\/bugs\/[^/]+\.ts$/.test(file)).length],
    ]),
    knowsVariable: (name) => {
      // Put together from the names of the services.
      if (addresses.includes(name)) return true;
      const asWord = new RegExp(`\\b${name}\\b`);
      return code.some((text) => asWord.test(text));
    },
  };
}

/** An option is known to a script where its program, or a file beside it, says it. */
function scriptsOf({ scripts }: Package, files: readonly string[], read: (file: string) => string) {
  return new Map(
    Object.entries(scripts).map(([name, script]) => {
      const program = /^node (\S+\.(?:mjs|ts))/.exec(script)?.[1];
      const folder = program && (name === 'test' ? 'test/run.mjs' : folderOf(name, program));
      const texts = folder ? files.filter((file) => file.startsWith(folder)).map(read) : [];
      const options = texts.flatMap((text) => text.match(/(?<![\w-])--[a-z][a-z-]*/g) ?? []);
      return [name, new Set([...options, '--help'])];
    }),
  );
}

function folderOf(name: string, program: string): string {
  return program.startsWith('deploy/local/') ? `deploy/local/${name}` : `${dirname(program)}/`;
}

async function commandsOf(root: string): Promise<Map<string, Set<string>>> {
  const file = pathToFileURL(join(root, 'apps/cli/src/program.ts')).href;
  const { smarketingProgram } = (await import(file)) as {
    smarketingProgram: (words: readonly string[]) => Promise<Command>;
  };
  const names = (await smarketingProgram([])).commands.map((command) => command.name());
  const program = await smarketingProgram(names);
  const found = new Map<string, Set<string>>();
  const visit = (command: Command, names: readonly string[]) => {
    const options = command.options.flatMap(({ long }) => (long ? [long] : []));
    if (names.length > 0) found.set(names.join(' '), new Set([...options, '--help']));
    for (const below of command.commands) visit(below, [...names, below.name()]);
  };
  visit(program, []);
  return found;
}

function versionsOf(manifest: Package, files: readonly string[], read: (file: string) => string) {
  const packages = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  const infrastructure = files
    .filter((file) => file.startsWith('deploy/local/infrastructure/'))
    .map(read)
    .join('\n');
  const set = (pattern: RegExp) =>
    [...infrastructure.matchAll(pattern)].map(([, version]) => version!);
  const oldest = /oldestNode = \[(\d+), (\d+)\]/.exec(read('deploy/local/ensure-installed.mjs'))!;
  return new Map<string, string[]>([
    ...packages.map(([name, version]): [string, string[]] => [name, [version]]),
    ['Kafka', set(/kafka\D{0,20}(\d+\.\d+\.\d+)/gi)],
    ['MongoDB', set(/mongo\D{0,20}(\d+\.\d+\.\d+)/gi)],
    [
      'Node',
      [read('.nvmrc').trim(), manifest.engines.node.replace('>=', ''), `${oldest[1]}.${oldest[2]}`],
    ],
  ]);
}
