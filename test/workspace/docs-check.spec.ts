import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readServiceConfig } from '@smarketing/service';
import { services } from '@smarketing/contracts';
import { describe, expect, it } from 'vitest';
import { faultsOf, type Named } from './docs-check.ts';
import { codeSpansOf, rowsOf } from './markdown.ts';
import { namedByDocs } from './named-by-docs.ts';

const root = join(import.meta.dirname, '..', '..');
const named = await namedByDocs(root);
const documents = [...named.documents].map(([path, text]) => ({ path, text }));

describe('what the documents claim', () => {
  it.each(documents)('$path', (document) => {
    expect(faultsOf(document, named)).toEqual([]);
  });

  it('has every variable that a service reads', () => {
    const read = new Set(Object.values(services).flatMap(({ variables }) => variables));
    const asked = new Proxy<Record<string, string>>(
      {},
      { get: (_, name) => void read.add(String(name)) },
    );
    expect(() => readServiceConfig(asked, { database: 'd', port: 1 })).toThrow('KAFKA_BROKERS');
    const said = new Set(documents.flatMap(({ text }) => codeSpansOf(text)));
    expect([...read].filter((name) => !said.has(name))).toEqual([]);
  });
});

describe('each promise of the bus', () => {
  const text = named.documents.get('libs/event-bus/README.md')!;
  const rows = rowsOf(text).filter(([number]) => /^\d+$/.test(number!));
  const specs = (cell: string) => codeSpansOf(cell.replace(/contracts' `\w+`/, ''));

  it('has a spec', () => {
    const without = rows.filter(([, , , , cell]) => specs(cell!).length === 0);
    expect(without.map(([number]) => number)).toEqual([]);
  });

  it.each(rows)('%s names specs that exist', (...cells) => {
    const missing = specs(cells[4]!).filter(
      (name) =>
        !['libs/event-bus/test', 'test/e2e'].some((folder) =>
          ['spec.ts', 'int.spec.ts'].some((kind) =>
            existsSync(join(root, folder, `${name}.${kind}`)),
          ),
        ),
    );
    expect(missing).toEqual([]);
  });

  it.each(rows)('%s names models that exist', (...cells) => {
    const missing = codeSpansOf(cells[5]!).filter(
      (name) => !existsSync(join(root, 'test/models', `${name}.qnt`)),
    );
    expect(missing).toEqual([]);
  });
});

describe('a document is found out', () => {
  const made: Named = {
    files: ['README.md', 'libs/bus/README.md', 'libs/bus/src/fold/fold.ts', 'docs/other.md'],
    documents: new Map([['docs/other.md', '# Other page\n\n## What `it` holds\n']]),
    scripts: new Map([
      ['start', new Set(['--once'])],
      ['faults', new Set(['--seed'])],
      ['smarketing', new Set()],
    ]),
    commands: new Map([['views rebuild', new Set(['--anew'])]]),
    versions: new Map([['kafkajs', ['2.2.4']]]),
    counts: new Map([['services', 5]]),
    knowsVariable: (name) => name === 'KAFKA_BROKERS',
  };
  const faults = (text: string) => faultsOf({ path: 'libs/bus/README.md', text }, made);

  it.each([
    ['a link to no file', '[x](../gone.md)', 'the link ../gone.md leads nowhere'],
    ['a link to no heading', '[x](../../docs/other.md#gone)', 'leads nowhere'],
    ['a file of its own that is not there', 'see `fold/gone.ts`', 'there is no fold/gone.ts'],
    ['a file of the root that is not there', '`libs/gone/src`', 'there is no libs/gone/src'],
    ['a pattern that matches nothing', '`src/**/*.gone.ts`', 'there is no src/**/*.gone.ts'],
    ['a script that is not there', '`npm run gone`', 'there is no script gone'],
    ['an option of a script', '```\nnpm start -- --twice\n```', 'start knows no --twice'],
    ['a command', '`smarketing views mend X`', 'there is no command smarketing views mend'],
    [
      'an option of a command',
      '`smarketing views rebuild X --new`',
      'views rebuild knows no --new',
    ],
    ['a version', 'built on kafkajs 2.1', 'kafkajs 2.1 is 2.2.4'],
    ['a count in a word', 'The four services', '"four services": there are 5'],
    ['a count in digits', 'all 6 services', '"6 services": there are 5'],
    ['a count at the start of a sentence', 'Four services run.', '"Four services": there are 5'],
    ['a variable', '`KAFKA_SERVERS`', 'no code knows the variable KAFKA_SERVERS'],
  ])('that names %s', (_, text, fault) => {
    expect(faults(text)).toEqual([expect.stringContaining(fault)]);
  });

  it('and one that tells the truth is let pass', () => {
    const text = `The five services use kafkajs 2.2, two services share one. See \`fold/fold.ts\`, \`src/*/*.ts\`, \`bus/fold/fold.ts\`,
[holds](../../docs/other.md#what-it-holds), \`npm run -s smarketing -- views rebuild X --anew\`,
\`npm run faults -- --seed 4\`, \`KAFKA_BROKERS\`, \`.smarketing/session.json\`.
\`\`\`sh
npm start -- --once   # not --twice
\`\`\`
`;
    expect(faults(text)).toEqual([]);
  });
});
