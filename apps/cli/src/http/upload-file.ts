import { request as overHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { Readable, Transform } from 'node:stream';
import { keepTrying } from './keep-trying.js';
import { refusal, type ServiceClient } from './service-client.js';
import { NotReachableError } from './service-errors.js';

export interface Sent {
  readonly bytes: number;
  readonly lines: number;
}

export interface Upload {
  /** What is sent, from its beginning each time; the same each time. */
  readonly open: () => AsyncIterable<Buffer>;
  readonly path: string;
  readonly contentType: string;
  /** Told what is sent so far; begins again at 0 where the connection was lost. */
  readonly onProgress: (sent: Sent) => void;
  readonly onWait: (error: Error) => void;
  /** Whether so much came of the tries that the error is thrown, for the caller to go on at once. */
  readonly hasGotOn?: () => boolean;
}

/**
 * Sends a file by PUT as it is read, in memory that does not grow with it, and answers the answer.
 * After a lost connection it sends the file again: the service skips what it has. What is wrong with
 * the file itself is thrown at once.
 */
export async function uploadFile<R>(
  client: ServiceClient<'marketing-intake'>,
  upload: Upload,
): Promise<R> {
  return keepTrying(
    client.patience,
    () => sendOnce<R>(client, upload),
    upload.onWait,
    upload.hasGotOn,
  );
}

async function sendOnce<R>(client: ServiceClient<'marketing-intake'>, upload: Upload): Promise<R> {
  const url = new URL(`${client.url}${upload.path}`);
  const request = (url.protocol === 'https:' ? overHttps : overHttp)(url, {
    method: 'PUT',
    // What was stored of it before is not stored again.
    headers: {
      ...client.authorization,
      'content-type': upload.contentType,
      'if-match': '*',
    },
  });
  const answered = answerOf(request);
  const source = new WatchedSource(upload.open());
  const sent = pipeline(Readable.from(source.bytes()), counting(upload.onProgress), request);
  // A refusal arrives while the rest of the file is still on its way: the answer counts.
  sent.catch(() => undefined);
  let answer: { status: number; retryAfter: string | undefined; text: string };
  try {
    answer = await answered;
  } catch (error) {
    throw source.fault ?? new NotReachableError(client.service, client.url, { cause: error });
  } finally {
    request.destroy();
  }
  const { status, retryAfter, text } = answer;
  if (status < 200 || status > 299) throw refusal(client.service, status, retryAfter, text);
  return JSON.parse(text) as R;
}

/** Tells a fault of what is sent from one of the connection: both end the stream. */
class WatchedSource {
  fault: Error | undefined;

  constructor(private readonly source: AsyncIterable<Buffer>) {}

  async *bytes(): AsyncGenerator<Buffer> {
    try {
      yield* this.source;
    } catch (error) {
      this.fault = error as Error;
      throw error;
    }
  }
}

async function answerOf(request: ClientRequest) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).on('error', reject);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return {
    status: response.statusCode ?? 0,
    retryAfter: response.headers['retry-after'],
    text: Buffer.concat(chunks).toString(),
  };
}

const lineFeed = 10;

function counting(onProgress: (sent: Sent) => void): Transform {
  let bytes = 0;
  let lines = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, at + 1)) {
        lines += 1;
      }
      onProgress({ bytes, lines });
      done(null, chunk);
    },
  });
}
