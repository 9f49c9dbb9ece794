import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One event as it stands on the log. */
export interface Example {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** By `<type>/<name>.json`. */
export type Corpus = ReadonlyMap<string, Example>;
export type Digests = Readonly<Record<string, string>>;

export class FrozenExampleChangedError extends Error {
  readonly retryable = false;
  constructor(readonly examples: readonly string[]) {
    super(
      `Frozen examples were changed or removed: ${examples.join(', ')}. Restore them; a new shape is a new version (v2) with examples of its own.`,
    );
    this.name = 'FrozenExampleChangedError';
  }
}

export function readCorpus(directory: string): Corpus {
  const folders = readdirSync(directory, { withFileTypes: true }).filter((e) => e.isDirectory());
  const names = folders.flatMap(({ name }) =>
    readdirSync(join(directory, name)).map((file) => `${name}/${file}`),
  );
  return new Map(
    names
      .toSorted()
      .map((name) => [name, JSON.parse(readFileSync(join(directory, name), 'utf8')) as Example]),
  );
}

/**
 * The digests with those of new examples added. A digest once given never changes: throws
 * {@link FrozenExampleChangedError} when an example differs from its digest or is gone.
 */
export function frozenDigests(corpus: Corpus, known: Digests): Digests {
  const changed = Object.keys(known).filter((name) => {
    const example = corpus.get(name);
    return !example || digestOf(example) !== known[name];
  });
  if (changed.length > 0) throw new FrozenExampleChangedError(changed);
  return Object.fromEntries([...corpus].map(([name, example]) => [name, digestOf(example)]));
}

/** Of the content, the order of fields included, whatever the white space. */
function digestOf(example: Example): string {
  return createHash('sha256').update(JSON.stringify(example)).digest('hex');
}
