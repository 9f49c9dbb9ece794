import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { readWebhooks, type ContentOf } from './read-webhooks.js';
import { readWebhookMapping } from './webhook-mapping.provider.js';
import type { Webhooks } from './webhook-source.js';

export interface WebhooksFile {
  /** Undefined where it cannot be used. */
  readonly webhooks?: Webhooks;
  /** A sentence for each mistake. */
  readonly problems: readonly string[];
  /** All that was read, of the files that it names too: the same as long as nothing has changed. */
  readonly text: string;
}

const longestFile = 1024 * 1024;

/** Reads a file of webhooks, YAML or JSON, with the files of secrets that it names beside it. */
export function readWebhooksFile(path: string): WebhooksFile {
  const read: string[] = [];
  const contentOf: ContentOf = (file) => {
    const content = contentIn(resolve(dirname(path), file));
    read.push(content ?? '');
    return content;
  };
  const text = contentIn(path);
  if (text === undefined) {
    return { text: '', problems: [`WEBHOOKS_FILE names ${path}, which cannot be read.`] };
  }
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line ?? 1;
    return { text, problems: [`${path} is not YAML: it breaks at line ${line}.`] };
  }
  const { webhooks, problems = [] } = readWebhooks(plainOf(document), {
    contentOf,
    readMapping: readWebhookMapping,
  });
  return {
    ...(webhooks && { webhooks }),
    problems: problems.map(({ field, why }) => `${path}: ${field || 'the file'} ${why}.`),
    text: [text, ...read].join('\0'),
  };
}

/** Undefined where it has aliases, which nobody needs here. */
function plainOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    return undefined;
  }
}

function contentIn(path: string): string | undefined {
  try {
    const bytes = readFileSync(path);
    return bytes.length > longestFile ? undefined : bytes.toString('utf8');
  } catch {
    return undefined;
  }
}
