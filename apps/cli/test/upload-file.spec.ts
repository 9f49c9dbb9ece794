import { describe, expect, it } from 'vitest';
import { uploadFile, type Sent } from '../src/http/upload-file.js';
import { NotReachableError, RefusedError } from '../src/http/service-errors.js';
import { expectedRows, percentDone } from '../src/import-file/import-leads.js';
import { answer, answeringService, hangUp, type Answer } from './answering-service.js';

const rows = 200_000;
const content = 'a,b\n'.repeat(rows);

async function* inBlocks(): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += 50_000)
    yield Buffer.from(content.slice(at, at + 50_000));
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
      open: inBlocks,
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

  it('that has got on is left to the caller, who goes on at once', async () => {
    const { client, requests } = await answeringService([diesInTheMiddle, takesAll]);
    let waits = 0;
    const upload = uploadFile(client, {
      open: inBlocks,
      path: '/v1/imports/1/rows',
      contentType: 'text/csv',
      onProgress: () => undefined,
      onWait: () => (waits += 1),
      hasGotOn: () => requests.length > 0,
    });
    await expect(upload).rejects.toThrow(NotReachableError);
    expect({ waits, requests: requests.length }).toEqual({ waits: 1, requests: 1 });
  });

  it('that is refused in the middle tells why', async () => {
    const problem = { detail: 'The file lacks the column mail.' };
    const { client, requests } = await answeringService([answer(422, problem)]);
    const upload = uploadFile(client, {
      open: inBlocks,
      path: '/v1/imports/1/rows',
      contentType: 'text/csv',
      onProgress: () => undefined,
      onWait: () => undefined,
    });
    await expect(upload).rejects.toThrow(RefusedError);
    await expect(upload).rejects.toThrow('The file lacks the column mail.');
    expect(requests).toHaveLength(1);
  });

  it('whose source fails says at once what is wrong with it, and sends nothing again', async () => {
    const { client, requests } = await answeringService([takesAll]);
    const changed = new Error('leads.csv changed while it was read.');
    const upload = uploadFile(client, {
      async *open() {
        yield Buffer.from(content);
        throw changed;
      },
      path: '/v1/imports/1/rows',
      contentType: 'text/csv',
      onProgress: () => undefined,
      onWait: () => expect.unreachable(),
    });
    await expect(upload).rejects.toBe(changed);
    expect(requests.length).toBeLessThanOrEqual(1);
  });
});

describe('the progress of an import', () => {
  it.each([
    [0, { bytes: 0, lines: 0 }, 1_000, 0],
    [5, { bytes: 100, lines: 10 }, 1_000, 5],
    [50, { bytes: 500, lines: 50 }, 1_000, 50],
    [101, { bytes: 1_000, lines: 100 }, 1_000, 100],
  ])('of %i rows after %o of %i bytes is %i %%', (done, sent, size, percent) => {
    expect(percentDone(done, expectedRows(sent, { open: inBlocks, size }))).toBe(percent);
  });

  it('is known where the rows were counted before', () => {
    const source = { open: inBlocks, size: 1, rows: 200 };
    expect(percentDone(50, expectedRows({ bytes: 0, lines: 0 }, source))).toBe(25);
  });
});
