import { readFileSync } from 'node:fs';
import { logger } from '@smarketing/observability';
import { parseDocument } from 'yaml';
import type { Pages } from './page.js';
import { readPages } from './read-pages.js';

interface PagesFile {
  /** Undefined where it cannot be used. */
  readonly pages?: Pages;
  /** A sentence for each mistake. */
  readonly problems: readonly string[];
  /** The same as long as nothing has changed. */
  readonly text: string;
}

export interface PageSettings {
  /** Undefined: nothing is taken from pages. */
  readonly pagesFile?: { readonly path: string; readonly read: PagesFile } | undefined;
}

/** How often the file is looked at, in milliseconds, while messages come in. */
const lookAgain = 1_000;
const longestFile = 1024 * 1024;
const none: Pages = { byKey: new Map(), proxies: 0 };

/**
 * The pages that are taken from at this moment. Their file is read again when it changes; one that has become
 * wrong is said in the log, and what was right before it stays in force.
 */
export class CurrentPages {
  private pages: Pages;
  private text: string;
  private lookedAt = performance.now();

  constructor(private readonly settings: PageSettings) {
    this.pages = settings.pagesFile?.read.pages ?? none;
    this.text = settings.pagesFile?.read.text ?? '';
  }

  load(): Pages {
    const { pagesFile: file } = this.settings;
    const now = performance.now();
    if (!file || now - this.lookedAt < lookAgain) return this.pages;
    this.lookedAt = now;
    const { pages, problems, text } = readPagesFile(file.path);
    if (text === this.text) return this.pages;
    this.text = text;
    if (pages) this.pages = pages;
    else {
      logger.error({ problems }, 'PAGES_FILE has changed and cannot be used: it counts as it was.');
    }
    return this.pages;
  }
}

/** From the environment; notes what is wrong. */
export function readPageSettings(
  env: Readonly<Record<string, string | undefined>>,
  problems: string[],
): PageSettings {
  const path = env['PAGES_FILE'];
  if (!path) return {};
  const read = readPagesFile(path);
  problems.push(...read.problems);
  return { pagesFile: { path, read } };
}

function readPagesFile(path: string): PagesFile {
  const text = textIn(path);
  if (text === undefined) {
    return { text: '', problems: [`PAGES_FILE names ${path}, which cannot be read.`] };
  }
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line ?? 1;
    return { text, problems: [`${path} is not YAML: it breaks at line ${line}.`] };
  }
  const { pages, problems = [] } = readPages(plainOf(document));
  return {
    ...(pages && { pages }),
    problems: problems.map(({ field, why }) => `${path}: ${field || 'the file'} ${why}.`),
    text,
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

function textIn(path: string): string | undefined {
  try {
    const bytes = readFileSync(path);
    return bytes.length > longestFile ? undefined : bytes.toString('utf8');
  } catch {
    return undefined;
  }
}
