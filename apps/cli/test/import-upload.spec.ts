import { afterEach, describe, expect, it } from 'vitest';
import { beginAnew, beginImport, isOtherFile } from '../src/import-upload/begin-import.js';
import { goOnWhileRowsCome } from '../src/import-upload/go-on-while-rows-come.js';
import { utcClock } from '../src/clock/clock.js';
import { formatImport, formatImports } from '../src/import-upload/format-imports.js';
import { interruptedText, untilInterrupted } from '../src/import-upload/stop-on-interrupt.js';
import { formatDryRun } from '../src/import-upload/try-leads.js';
import type { ServiceClient } from '../src/http/service-client.js';
import { NotReachableError, RefusedError } from '../src/http/service-errors.js';
import { silentProgress, type Progress } from '../src/progress/progress.js';

const importId = '01a2088b-5729-742d-931e-fee9659bb436';
const order = {
  name: 'leads.csv',
  format: 'csv' as const,
  mapping: { columns: { mail: 'email' } },
};
const status = { importId, rows: 12_500, created: 12_000, matched: 300, unchanged: 199, failed: 1 };

/** A client whose posts are answered one after the other. */
function answering(...answers: object[]) {
  const posted: { path: string; body: unknown }[] = [];
  const client = {
    post: async (path: string, { body }: { body: unknown }) => {
      posted.push({ path, body });
      return answers[posted.length - 1] ?? answers.at(-1);
    },
  } as unknown as ServiceClient<'marketing-intake'>;
  return { client, posted };
}

function noting(): { progress: Progress; notes: string[] } {
  const notes: string[] = [];
  return { progress: { ...silentProgress, note: (text) => void notes.push(text) }, notes };
}

describe('an import that is begun', () => {
  it('goes on with one that broke off, and says so', async () => {
    const { client, posted } = answering({ importId, state: 'interrupted', rows: 500 });
    const { progress, notes } = noting();
    expect(await beginImport(client, order, progress)).toMatchObject({ importId, rows: 500 });
    expect(posted).toEqual([{ path: '/v1/imports', body: { ...order, resume: true } }]);
    expect(notes).toEqual([
      `It resumes after the 500 rows that are stored already (import ${importId}).`,
    ]);
  });

  it('waits for an upload that is ending', async () => {
    const { client, posted } = answering(
      { importId, state: 'running', rows: 500 },
      { importId, state: 'interrupted', rows: 1_000 },
    );
    expect(await beginImport(client, order, silentProgress)).toMatchObject({ rows: 1_000 });
    expect(posted).toHaveLength(2);
  });

  it('is refused with the option that names it otherwise where its name is the fault', async () => {
    const detail = 'looks like a phone number';
    const refused = new RefusedError(
      'marketing-intake',
      422,
      { detail: `/name: ${detail}.`, errors: [{ pointer: '/name', detail }] },
      false,
      undefined,
    );
    const client = {
      post: async () => Promise.reject(refused),
    } as unknown as ServiceClient<'marketing-intake'>;
    const failed = beginImport(client, order, silentProgress);
    await expect(failed).rejects.toThrow(/phone number\. Pass another name with --name\.$/);
  });

  it('is a new one where the file has changed', async () => {
    const { client, posted } = answering({ importId: 'new', state: 'waiting', rows: 0 });
    const { progress, notes } = noting();
    await beginAnew(client, order, { importId, rows: 500 }, progress);
    expect(posted[0]?.body).toEqual(order);
    expect(notes[0]).toMatch(/has changed since 500 rows of it were stored/);
    const problem = { type: 'urn:smarketing:problem:other-file' };
    expect(isOtherFile(new RefusedError('marketing-intake', 409, problem, false, undefined))).toBe(
      true,
    );
    expect(isOtherFile(new Error('other'))).toBe(false);
  });
});

describe('an upload that breaks off', () => {
  const lost = () => new NotReachableError('marketing-intake', 'http://x');

  it('is sent again as long as rows come', async () => {
    let tries = 0;
    const upload = async () => {
      tries += 1;
      if (tries < 4) throw lost();
      return 'done';
    };
    expect(await goOnWhileRowsCome(upload, () => tries * 100)).toBe('done');
    await expect(
      goOnWhileRowsCome(
        async () => Promise.reject(lost()),
        () => 500,
      ),
    ).rejects.toThrow(/does not answer/);
  });
});

describe('Ctrl-C', () => {
  const listeners = process.listeners('SIGINT');
  afterEach(() => {
    for (const one of process.listeners('SIGINT')) {
      if (!listeners.includes(one)) process.off('SIGINT', one);
    }
  });

  it('says what is stored for good, and the command that goes on', () => {
    const words = ['import', 'leads', 'my leads.csv', '--mapping', "o'neil.yaml"];
    expect(interruptedText(status, words).split('\n')).toEqual([
      'Stopped. 12,500 rows are done: 12,000 new, 300 updated, 199 unchanged, 1 with errors. No more will be taken.',
      `The same command resumes there (import ${importId}):`,
      String.raw`  smarketing import leads 'my leads.csv' --mapping 'o'\''neil.yaml'`,
    ]);
    expect(interruptedText({ ...status, rows: 0 }, words)).toMatch(/^Stopped. Nothing is stored./);
  });

  it('leaves an upload that ends by itself alone', async () => {
    const { client, posted } = answering(status);
    expect(await untilInterrupted(client, importId, Promise.resolve('done'))).toBe('done');
    await expect(
      untilInterrupted(client, importId, Promise.reject(new Error('refused'))),
    ).rejects.toThrow('refused');
    expect(posted).toEqual([]);
    expect(process.listeners('SIGINT')).toEqual(listeners);
  });
});

describe('what a person reads of imports', () => {
  const listed = {
    ...status,
    name: 'leads.csv',
    state: 'interrupted' as const,
    conflicts: 0,
    createdAt: '2026-11-30T10:15:20.000Z',
  };

  it('lists them as a table', () => {
    const lines = formatImports([listed], utcClock).split('\n');
    expect(lines[0]).toMatch(/^ {2}import .* state {2}.*errors {2,}name$/);
    expect(lines[1]).toMatch(/2026-11-30 10:15 {2}interrupted {2}12,500 .* leads\.csv$/);
    expect(formatImports([], utcClock)).toMatch(/^No imports yet/);
  });

  it('shows one with its errors and what can be done next', () => {
    const error = { row: 2, line: 3, column: 'mail', why: 'is not an e-mail address' };
    const text = formatImport(listed, [error], utcClock);
    expect(text).toContain('row 2 (line 3) column mail: is not an e-mail address');
    expect(text).toContain(`smarketing import resume ${importId} FILE`);
    expect(formatImport({ ...listed, state: 'running' }, [], utcClock)).toContain(
      'smarketing import stop',
    );
  });

  it('tells of a dry run what would come of it, and why rows would be refused', () => {
    const tried = {
      ...status,
      conflicts: 2,
      merged: 4,
      mergedExamples: [{ row: 7, line: 8, withRow: 3 }],
      refused: [
        { column: 'land', why: 'must be a code', rows: 2, examples: [{ row: 5, line: 6 }] },
        { column: null, why: 'is empty', rows: 1, examples: [{ row: 9, line: 10 }] },
      ],
      refusedOtherwise: 0,
      unlisted: { industry: 30 },
    };
    expect(formatDryRun('leads.csv', tried).split('\n')).toEqual([
      'leads.csv, dry run: 12,500 rows: 12,000 new, 300 updated, 199 unchanged, 1 refused. Nothing is stored.',
      '  4 rows are about the same lead as an earlier row (row 7 with 3, …)',
      '  2 rows have an e-mail address that belongs to a different lead than their id',
      '  30 rows have a word for industry that the playbook does not list: it counts as other',
      '  2 refused: column land must be a code (line 6, …)',
      '  1 refused: is empty (line 10)',
    ]);
  });
});
