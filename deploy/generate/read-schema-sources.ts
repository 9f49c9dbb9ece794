import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A member of a class or an interface, as the source has it. */
export interface Member {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
  readonly comment: string;
}

/** What a declaration says. `indexes` are the comments of the indexes of its schema, in their order. */
export interface Declared {
  readonly comment: string;
  readonly members: readonly Member[];
  readonly indexes: readonly string[];
}

/** Every class and interface of the folders' sources, by name; of two, that of the earlier folder. */
export function readSchemaSources(folders: readonly string[]): Map<string, Declared> {
  const declared = new Map<string, Declared>();
  for (const file of folders.flatMap(sourcesIn)) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
    const indexes = indexComments(source);
    for (const statement of source.statements) {
      if (!ts.isClassDeclaration(statement) && !ts.isInterfaceDeclaration(statement)) continue;
      const name = statement.name!.text;
      if (declared.has(name)) continue;
      declared.set(name, {
        comment: commentOf(statement, source),
        members: membersOf(statement, source),
        indexes: indexes.get(`${name}Schema`) ?? [],
      });
    }
  }
  return declared;
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .toSorted()
    .map((name) => join(folder, name));
}

function membersOf(
  { members }: ts.ClassDeclaration | ts.InterfaceDeclaration,
  source: ts.SourceFile,
): Member[] {
  return members.flatMap((member) => {
    if (!ts.isPropertyDeclaration(member) && !ts.isPropertySignature(member)) return [];
    return {
      name: member.name.getText(source),
      type: member.type?.getText(source).replaceAll(/\s+/g, ' ') ?? '',
      isOptional: member.questionToken !== undefined,
      comment: commentOf(member, source),
    };
  });
}

/** What stands above each `RepSchema.index(…)`, by the schema's name. */
function indexComments(source: ts.SourceFile): Map<string, string[]> {
  const comments = new Map<string, string[]>();
  for (const statement of source.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression))
      continue;
    const called = statement.expression.expression;
    if (!ts.isPropertyAccessExpression(called) || called.name.text !== 'index') continue;
    const schema = called.expression.getText(source);
    comments.set(schema, [...(comments.get(schema) ?? []), commentOf(statement, source)]);
  }
  return comments;
}

function commentOf(node: ts.Node, source: ts.SourceFile): string {
  const ranges = ts.getLeadingCommentRanges(source.text, node.pos) ?? [];
  const last = ranges.map(({ pos, end }) => source.text.slice(pos, end)).at(-1) ?? '';
  if (!last.startsWith('/**')) return '';
  const lines = last.slice(3, -2).split('\n');
  return lines
    .map((line) => line.trim().replace(/^\* ?/, ''))
    .join(' ')
    .replaceAll(/\{@link (\w+)\}/g, '`$1`')
    .trim();
}
