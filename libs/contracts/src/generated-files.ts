import { asyncApiDocument } from './asyncapi/async-api-document.js';
import { catalog, factsOf } from './catalog.js';
import { contractOf } from './define-fact.js';
import { jsonSchemaOf } from './schema/json-schema-of.js';
import { inboundSchemas } from './inbound/inbound-facts.js';
import { ownerOf } from './owner-of.js';
import { streamNames } from './streams.js';

/** What is written beside the code for those who read no TypeScript, by its path in this library. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const files = new Map([['generated/asyncapi.json', asJson(asyncApiDocument())]]);
  for (const fact of catalog)
    files.set(
      `generated/schemas/${contractOf(fact).type}.json`,
      asJson(jsonSchemaOf(fact, { closed: false })),
    );
  for (const [type, schema] of Object.entries(inboundSchemas))
    files.set(`generated/inbound/${type}.json`, asJson(schema));
  return files;
}

const begin = '<!-- facts: written by generate.ts -->';
const end = '<!-- /facts -->';

/** The README with its table of facts as the catalog has it now. */
export function withTableOfFacts(readme: string): string {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md needs the lines ${begin} and ${end}.`);
  return `${readme.slice(0, from + begin.length)}\n${tableOfFacts()}\n${readme.slice(to)}`;
}

function tableOfFacts(): string {
  const rows = streamNames.flatMap((stream) =>
    factsOf(stream).map((fact) => {
      const { type, summary } = contractOf(fact);
      return `| ${stream} | ${ownerOf(stream)} | \`${fact.name}\` | \`${type}\` | ${summary} |`;
    }),
  );
  return [
    '| Stream | Owner | Class | Type | Meaning |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
