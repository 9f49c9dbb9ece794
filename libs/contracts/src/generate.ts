import 'reflect-metadata';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Digests, frozenDigests, readCorpus } from './corpus/frozen-corpus.js';
import { generatedFiles, withTableOfFacts } from './generated-files.js';

const library = fileURLToPath(new URL('..', import.meta.url));

rmSync(join(library, 'generated'), { recursive: true, force: true });
for (const [path, content] of generatedFiles()) {
  mkdirSync(dirname(join(library, path)), { recursive: true });
  writeFileSync(join(library, path), content);
}

const readme = join(library, 'README.md');
writeFileSync(readme, withTableOfFacts(readFileSync(readme, 'utf8')));

const corpus = join(library, 'corpus');
const digests = join(corpus, 'digests.json');
const known = JSON.parse(readFileSync(digests, 'utf8')) as Digests;
writeFileSync(digests, `${JSON.stringify(frozenDigests(readCorpus(corpus), known), null, 2)}\n`);
