import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { uploadFile, type Sent } from '../src/http/upload-file.js';
import { RefusedError } from '../src/http/service-errors.js';
import { percentDone } from '../src/import-file/import-leads.js';
import { answer, answeringService, hangUp, type Answer } from './answering-service.js';

const rows = 200_000;
const content = 'a,b\n'.repeat(rows);

async function fileOf(text: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'upload-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const file = join(directory, 'leads.csv');
  await writeFile(file, text);
  return file;
}

/** Reads a bit and breaks the connection, as a service does that is killed. */
const diesInTheMiddle: Answer = (request) => {
  request.once('data', () => request.socket.destroy());
};

const takesAll: Answer = (request, response) => {
  let bytes = 0;
  request.on('data', (chunk: Buffer) => (bytes += chunk.length));
  request.on('end', () => response.end(JSON.stringify({ bytes })));
};

describe('an upload', () => {
  it('sends the whole file again after each lost connection', async () => {
    const { client, requests } = await answeringService([diesInTheMiddle, hangUp, takesAll]);
    let last: Sent = { bytes: 0, lines: 0 };
    let waits = 0;
    const answered = await uploadFile(client, {
      file: await fileOf(content),
      path: '/v1/imports/1/rows',
      contentType: 'text/csv',
      onProgress: (sent) => (last = sent),
      onWait: () => (waits += 1),
    });
    expect(answered).toEqual({ bytes: content.length });
    expect(last).toEqual({ bytes: content.length, lines: rows });
    expect(requests.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'PUT']);
    expect(waits).toBe(2);
  });

  it('that is refused in the middle tells why', async () => {
    const problem = { detail: 'The file lacks the column mail.' };
    const { client, requests } = await answeringService([answer(422, problem)]);
    const upload = uploadFile(client, {
      file: await fileOf(content),
      path: '/v1/imports/1/rows',
      contentType: 'text/csv',
      onProgress: () => undefined,
      onWait: () => undefined,
    });
    await expect(upload).rejects.toThrow(RefusedError);
    await expect(upload).rejects.toThrow('The file lacks the column mail.');
    expect(requests).toHaveLength(1);
  });
});

describe('the progress of an import', () => {
  it.each([
    [0, { bytes: 0, lines: 0 }, 1_000, 0],
    [5, { bytes: 100, lines: 10 }, 1_000, 5],
    [50, { bytes: 500, lines: 50 }, 1_000, 50],
    [101, { bytes: 1_000, lines: 100 }, 1_000, 100],
  ])('of %i rows after %o of %i bytes is %i %%', (done, sent, size, percent) => {
    expect(percentDone(done, sent, size)).toBe(percent);
  });
});
