import { posix } from 'node:path';
import { anchorsOf, codeSpansOf, commandsOf, linksOf, type Markdown, proseOf } from './markdown.ts';

/** What documents may name. */
export interface Named {
  /** All files of the repository; folders follow from them. */
  readonly files: readonly string[];
  /** Documents by path, for the anchors of links between them. */
  readonly documents: ReadonlyMap<string, string>;
  /** Scripts of package.json, each with the options that its program knows. */
  readonly scripts: ReadonlyMap<string, ReadonlySet<string>>;
  /** Commands of the command line such as `views rebuild`, each with its options. */
  readonly commands: ReadonlyMap<string, ReadonlySet<string>>;
  /** Versions by the name that documents use. */
  readonly versions: ReadonlyMap<string, readonly string[]>;
  /** How many there are of what documents count, such as `services`. */
  readonly counts: ReadonlyMap<string, number>;
  /** Whether the code reads or sets a variable of the environment. */
  readonly knowsVariable: (name: string) => boolean;
}

/** Everything that a document claims and the repository does not hold, a sentence each. */
export function faultsOf(document: Markdown, named: Named): string[] {
  // Records of decisions name what there was at their time.
  const isRecord = document.path.startsWith('docs/decisions/0');
  return [
    ...faultyLinks(document, named),
    ...(isRecord ? [] : faultyFiles(document, named)),
    ...faultyScripts(document, named),
    ...faultyCommands(document, named),
    ...faultyVersions(document, named),
    ...(isRecord ? [] : faultyCounts(document, named)),
    ...faultyVariables(document, named),
  ];
}

function faultyLinks({ path, text }: Markdown, { files, documents }: Named): string[] {
  return linksOf(text)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [file = '', anchor] = target.split('#');
      const to = file === '' ? path : posix.join(posix.dirname(path), file);
      if (!exists(to, files)) return true;
      return anchor !== undefined && !anchorsOf(documents.get(to) ?? '').includes(anchor);
    })
    .map((target) => `the link ${target} leads nowhere`);
}

/** Made while it runs, installed, or a file of the reader's. */
const elsewhere = /^(?:\.smarketing|node_modules|dist|\.nx|~|\$|\/|FILE\b)|\/dist\//;
const isPath = /^(?:[\w.@*<>-]+\/)*[\w.@*<>-]+(?:\.(?:ts|mjs|js|md|json|ya?ml|qnt)|\/)$/;
const underRoot = /^(?:apps|libs|deploy|docs|test)\/[\w./@*<>-]+$/;

function faultyFiles({ path, text }: Markdown, { files }: Named): string[] {
  const mine = partOf(path);
  return codeSpansOf(text)
    .filter((code) => (isPath.test(code) || underRoot.test(code)) && !elsewhere.test(code))
    .filter((code) => !/^[*<]?\.?(?:ts|mjs|js|md|json|yaml)$/.test(code))
    .filter((code) => !isThere(code, mine, files))
    .map((code) => `there is no ${code}`);
}

/** The app, library or wing that a document belongs to: it names files there by the end of their paths. */
function partOf(path: string): string {
  return /^(?:(?:apps|libs)\/[^/]+|test|deploy)\//.exec(path)?.[0] ?? '';
}

/** Below its part, at the root, or `<library>/<file of its src>`. What is compiled is named by `.js`, too. */
function isThere(code: string, mine: string, files: readonly string[]): boolean {
  const name = code.replace(/\/$/, '').replace(/\.js$/, '.ts');
  const pattern = name
    .split(/(\*\*|\*|<[\w-]{1,40}>)/)
    .map((part, index) => {
      if (index % 2 === 0) return part.replaceAll(/[.+^$()|[\]{}\\]/g, '\\$&');
      return part === '**' ? '.*' : '[^/]*';
    })
    .join('');
  const below = new RegExp(`^(?:.*/)?${pattern}(?:/|$)`);
  const atRoot = new RegExp(`^${pattern}(?:/|$)`);
  const [library, ...rest] = name.split('/');
  return (
    files.some((file) => file.startsWith(mine) && below.test(file.slice(mine.length))) ||
    files.some((file) => atRoot.test(file)) ||
    (rest.length > 0 && exists(`libs/${library}/src/${rest.join('/')}`, files))
  );
}

function faultyScripts({ text }: Markdown, { scripts }: Named): string[] {
  return commandsOf(text).flatMap((command) => {
    const found = /\bnpm (?:run (?:-s )?([\w:]+)|(start|test))(?: (?:\S+ )*?-- (.*))?/.exec(
      command,
    );
    if (!found) return [];
    const script = found[1] ?? found[2]!;
    const options = scripts.get(script);
    if (!options) return [`there is no script ${script}`];
    if (script === 'smarketing') return [];
    return unknownOptions(found[3] ?? '', options).map((option) => `${script} knows no ${option}`);
  });
}

function faultyCommands({ text }: Markdown, { commands }: Named): string[] {
  return commandsOf(text).flatMap((line) => {
    const found = /^(?:.*\bnpm run (?:-s )?smarketing -- |\$? ?smarketing )(.*)$/.exec(line);
    if (!found || /^(?:--|help\b|<)/.test(found[1]!)) return [];
    const words = found[1]!.split(/\s+/);
    const name = [2, 1].map((many) => words.slice(0, many).join(' ')).find((w) => commands.has(w));
    if (name === undefined)
      return [`there is no command smarketing ${words.slice(0, 2).join(' ')}`];
    const options = commands.get(name)!;
    return unknownOptions(found[1]!, options).map((option) => `${name} knows no ${option}`);
  });
}

function unknownOptions(command: string, options: ReadonlySet<string>): string[] {
  const given = [...command.split(/ [|;>]/)[0]!.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)];
  return given.map(([option]) => option).filter((option) => !options.has(option));
}

function faultyVersions({ text }: Markdown, { versions }: Named): string[] {
  const names = [...versions.keys()].map((name) => name.replaceAll(/[.+*/\\]/g, '\\$&'));
  const claim = new RegExp(`(?<![\\w/-])(${names.join('|')})[ :@]v?(\\d+(?:\\.\\d+)+)`, 'g');
  return [...proseOf(text).matchAll(claim)]
    .filter(([, name, version]) => {
      return !versions.get(name!)!.some((known) => `${known}.`.startsWith(`${version!}.`));
    })
    .map(([claimed, name]) => `${claimed} is ${versions.get(name!)!.join(' or ')}`);
}

const numbers = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** What comes before a number that means all of them, and not some. */
const all = '(?:(?:the|all|built|with|keeps|as|into|its) |^|[.:(|] )';

function faultyCounts({ text }: Markdown, { counts }: Named): string[] {
  const number = `(\\d+|${numbers.join('|')})`;
  return [...counts].flatMap(([what, count]) => {
    const claim = new RegExp(`${all}(${number} ${what})\\b(?!['’])`, 'gim');
    return [...proseOf(text).matchAll(claim)]
      .filter(([, , said]) => numberOf(said!) !== count)
      .map(([, claimed]) => `"${claimed}": there are ${count}`);
  });
}

function numberOf(said: string): number {
  const word = numbers.indexOf(said.toLowerCase());
  return word < 0 ? Number(said) : word;
}

function faultyVariables({ text }: Markdown, { knowsVariable }: Named): string[] {
  return codeSpansOf(text)
    .flatMap((code) => code.match(/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?==|$)/) ?? [])
    .filter((name) => !knowsVariable(name))
    .map((name) => `no code knows the variable ${name}`);
}

function exists(path: string, files: readonly string[]): boolean {
  const plain = path.replace(/\/$/, '');
  return plain === '.' || files.some((file) => file === plain || file.startsWith(`${plain}/`));
}
