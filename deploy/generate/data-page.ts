import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import {
  busCollections,
  collectionOf,
  schemaOf,
  wakeIndex,
  type StoredCollection,
  type View,
} from '@smarketing/event-bus';
import { playbooks } from '@smarketing/playbook/in-force';
import { contractOf } from '@smarketing/contracts';
import { definitionOf } from '@smarketing/service';
import type { Schema, SchemaType } from 'mongoose';
import { readSchemaSources, type Declared, type Member } from './read-schema-sources.ts';

interface Row extends Member {
  readonly path: string;
}

/** The page about what each service stores; to be formatted. */
export function dataPage(root: string, modules: readonly Type[]): string {
  const inOrder = modules.toSorted((a, b) => definitionOf(a).port - definitionOf(b).port);
  const services = inOrder.map((module) => serviceSection(root, module));
  return `# What is stored

Written by \`npm run generate\` from the schema classes (\`*.schema.ts\`) and the modules of the services. Every service has a database of its own. What is in a view beside these fields belongs to the bus: see [below](#in-every-database).

${services.join('\n')}
${busSection()}`;
}

function serviceSection(root: string, module: Type): string {
  const { name, title, database, views, stores = [] } = definitionOf(module);
  const own = views.filter(({ collection }) => collection !== playbooks.collection);
  const folders = [
    `apps/${name}`,
    'libs/contracts',
    'libs/event-bus',
    'libs/http',
    'libs/observability',
  ];
  const sources = readSchemaSources(folders.map((folder) => join(root, folder, 'src')));
  const sections = [
    ...own.map((view) => viewSection(view, sources)),
    ...stores.map((stored) => storeSection(stored, sources)),
  ];
  return `## ${title}\n\nDatabase \`${database}\` unless it is configured otherwise, service \`${name}\`.\n\n${sections.join('\n')}`;
}

// oxlint-disable-next-line typescript/no-explicit-any -- views of any document
function viewSection(view: View<any>, sources: Map<string, Declared>): string {
  const { collection, stored, folds = [], wake, contribute } = view;
  const facts = folds.map(({ fact }) => `${fact.name} (\`${contractOf(fact).stream}\`)`);
  const changes = [
    ...(view.changedBy === 'commands' ? ['commands'] : []),
    ...(facts.length > 0 ? [`the facts ${facts.join(', ')}`] : []),
    ...(wake ? ['timers'] : []),
  ];
  const rest = [
    `A view. Changed by ${changes.join('; ')}.`,
    ...(contribute ? [`Its sums are in \`${collection}.counters\`.`] : []),
  ];
  return stored
    ? section(stored, sources, rest.join(' '))
    : `### \`${collection}\`\n\n${rest.join(' ')}\n`;
}

function storeSection(stored: Type, sources: Map<string, Declared>): string {
  return section(stored, sources, 'Changed by commands.');
}

function section(stored: Type, sources: Map<string, Declared>, changes: string): string {
  const { name, indexes } = collectionOf(stored);
  const schema = schemaOf(stored);
  const { comment, members, indexes: reasons } = sources.get(stored.name)!;
  const rows = members.flatMap((member) => rowsOf(member, '', sources, [stored.name]));
  const fields = rows.map(
    ({ path, type, isOptional, comment: said }) =>
      `| \`${path}\` | ${code(type)} | ${isOptional ? 'no' : 'yes'} | ${cell(`${said} ${valuesOf(schema, path)}`)} |`,
  );
  return `### \`${name}\`

${comment} ${changes}

| field | type | always | |
|---|---|---|---|
${fields.join('\n')}
${indexTable(indexes, reasons)}`;
}

function rowsOf(
  member: Member,
  above: string,
  sources: Map<string, Declared>,
  within: readonly string[],
): Row[] {
  const isList = member.type.endsWith('[]');
  const path = `${above}${member.name}${isList ? '[]' : ''}`;
  const named = /^(?:readonly )?(\w+)(?:\[\])?$/.exec(member.type)?.[1];
  const inner = named && !within.includes(named) ? sources.get(named) : undefined;
  const below = (inner?.members ?? []).flatMap((one) =>
    rowsOf(one, `${path}.`, sources, [...within, named!]),
  );
  return [{ ...member, path }, ...below];
}

function indexTable(indexes: StoredCollection['indexes'], reasons: readonly string[]): string {
  if (indexes.length === 0) return '';
  const expiring = 'Forgets what has expired.';
  const declared = [...reasons];
  const rows = indexes.map((index) => {
    const { key, name: _, ...options } = index;
    const reason = 'expireAfterSeconds' in options && !declared[0] ? expiring : declared.shift();
    const said = Object.keys(options).length > 0 ? code(JSON.stringify(options)) : '';
    return `| ${code(JSON.stringify(key))} | ${said} | ${cell(reason ?? '')} |`;
  });
  return `\n| index | options | for |\n|---|---|---|\n${rows.join('\n')}\n`;
}

function busSection(): string {
  const rows = busCollections.map(
    ({ name, holds, indexes }) =>
      `| \`${name}\` | ${cell(holds)} | ${indexes.map(({ key }) => code(JSON.stringify(key))).join(', ')} |`,
  );
  return `## In every database

| collection | what | indexes |
|---|---|---|
${rows.join('\n')}
| \`playbooks\` | All versions of the playbook that were published: one document, folded from PlaybookPublished in every service | |
| \`<view>.counters\` | Sums of what the documents of a view contribute, per partition | \`{"counter":1}\` |
| \`<view>.rebuilt\` and \`<view>.before-rebuild\` | A view that is being rebuilt, and what a switch replaced | those of the view |

Inside each document of a view: \`bus\` (\`version\`, \`seen\` and \`sent\` per stream, \`shard\`; \`blank\` where it was only counted along) and \`wakeAt\`, when it wants to be woken, with the index ${code(JSON.stringify(wakeIndex.key))} \`${wakeIndex.name}\`. How they are used: [libs/event-bus](../libs/event-bus/README.md).
`;
}

/** What an enumerated field may hold. */
function valuesOf(schema: Schema, path: string): string {
  const [name = '', ...rest] = path.replaceAll('[]', '').split('.');
  const field = schema.path(name) as SchemaType & {
    schema?: Schema;
    embeddedSchemaType?: SchemaType;
  };
  if (!field) return '';
  if (rest.length > 0) return field.schema ? valuesOf(field.schema, rest.join('.')) : '';
  const values = (field.embeddedSchemaType ?? field).options.enum as readonly string[] | undefined;
  return values ? `One of ${values.map(code).join(', ')}.` : '';
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

function cell(text: string): string {
  return text.trim().replaceAll('|', '\\|');
}
