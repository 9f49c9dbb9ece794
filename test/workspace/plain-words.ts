import ts from 'typescript';

/** A turn of phrase that nobody in the trade would use, and what to write instead. */
interface Banned {
  readonly pattern: RegExp;
  readonly instead: string;
}

export const banned: readonly Banned[] = [
  {
    pattern: /(?<!\bthere )\b(?:is|are|was|were) no (?!longer\b|more\b|less\b)/gi,
    instead: 'is not a (valid) …',
  },
  { pattern: /(?<!\bthere )\b(?:is|are|was|were) none\b/gi, instead: 'is not one' },
  { pattern: /\bthere (?:is|are) none\./gi, instead: 'No leads yet.' },
  { pattern: /\bat rest\b/gi, instead: 'idle' },
  { pattern: /\b(?:he|his|him|himself)\b/gi, instead: 'they, their' },
  { pattern: /\bis not possible\b/gi, instead: 'must be …, cannot be …' },
  { pattern: /\bof late\b/gi, instead: 'recently' },
  { pattern: /\bin hand\b/gi, instead: 'in progress, in memory' },
  { pattern: /\b(?:go|goes|going|went|gone) on\b(?! (?:the|a) )/gi, instead: 'continue, resume' },
  { pattern: /\bwhat is there\b/gi, instead: 'name what it is' },
  { pattern: /\b(?:faulty|failing|parked) still\b/gi, instead: 'still failing' },
  { pattern: /\bhow-manieth\b/gi, instead: 'on which occurrence' },
  { pattern: /\bwithout a word\b/gi, instead: 'with no explanation, silently' },
  { pattern: /\bfor want of\b/gi, instead: 'since there is no …' },
  { pattern: /\bshall\b/gi, instead: 'must, should, will' },
  { pattern: /(?<!-)\banew\b/gi, instead: 'again, from scratch' },
  { pattern: /\bmend(?:s|ed|ing)?\b/gi, instead: 'fix' },
  { pattern: /\bjust now\b/gi, instead: 'at the moment' },
  { pattern: /\b(?:break|breaks|breaking|broke|broken) off\b/gi, instead: 'abort, interrupt' },
  { pattern: /\b(?:as|than) ever\b/gi, instead: 'as before, as usual' },
  { pattern: /\bany more\b/gi, instead: 'no longer' },
  { pattern: /\b(?<!heard )of before\b/gi, instead: 'earlier, previous' },
  { pattern: /\bwould come to\b/gi, instead: 'would do' },
  { pattern: /\bwhoever asks later\b/gi, instead: 'for the record' },
  { pattern: /\b(?:Kafka|MongoDB|database) is away\b/gi, instead: 'is down' },
];

/** What of a text is banned: the words as they stand, and what to write instead. */
export function bannedIn(text: string): string[] {
  const line = text.replaceAll(/\s+/g, ' ');
  return banned.flatMap(({ pattern, instead }) =>
    [...line.matchAll(pattern)].map((found) => `"${wordsAround(line, found)}": ${instead}`),
  );
}

function wordsAround(line: string, { index, 0: words }: RegExpExecArray): string {
  return line.slice(Math.max(0, index - 20), index + words.length + 20).trim();
}

/** The string literals of a source in which words stand, `…` for what a template puts in. */
export function sentencesOf(path: string, text: string): { line: number; sentence: string }[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const sentences: { line: number; sentence: string }[] = [];
  const visit = (node: ts.Node): void => {
    const sentence = ts.isImportDeclaration(node) ? undefined : literalOf(node);
    if (sentence?.includes(' ')) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      sentences.push({ line: line + 1, sentence });
    }
    // Concatenated sentences are read as a whole.
    if (sentence === undefined || ts.isTemplateExpression(node)) ts.forEachChild(node, visit);
  };
  visit(source);
  return sentences;
}

function literalOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [literalOf(node.left), literalOf(node.right)];
    return left === undefined || right === undefined ? undefined : left + right;
  }
  return undefined;
}
