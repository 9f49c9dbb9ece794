import type { Readable } from 'node:stream';
import { encodingFaultOf, encodingSample } from './check-encoding.js';
import type { ImportRecord, RecordReader } from './import-record.js';
import { endsLinesWithReturns, LineSplitter } from './split-lines.js';
import { UploadRefusedError } from './upload-refused.js';

const pieceBytes = 16 * 1024;

/**
 * The rows of an upload, as they arrive: nothing is read ahead of who asks. The encoding of the
 * beginning is checked before the first row is handed out.
 */
export async function* readUpload(
  stream: Readable,
  reader: RecordReader,
): AsyncGenerator<ImportRecord[]> {
  let splitter: LineSplitter | undefined;
  let sample: Buffer[] = [];
  let sampled = 0;
  for await (const chunk of chunksOf(stream)) {
    if (splitter) {
      for (const piece of piecesOf(chunk)) yield reader.push(splitter.push(piece));
      continue;
    }
    sample.push(chunk);
    sampled += chunk.length;
    if (sampled < encodingSample) continue;
    const beginning = Buffer.concat(sample);
    sample = [];
    refuseOtherEncodings(beginning.subarray(0, encodingSample), false);
    splitter = new LineSplitter(endsLinesWithReturns(beginning));
    for (const piece of piecesOf(beginning)) yield reader.push(splitter.push(piece));
  }
  if (!splitter) {
    const whole = Buffer.concat(sample);
    refuseOtherEncodings(whole, true);
    splitter = new LineSplitter(endsLinesWithReturns(whole));
    for (const piece of piecesOf(whole)) yield reader.push(splitter.push(piece));
  }
  yield [...reader.push(splitter.end()), ...reader.end()];
}

/** Who asks may rest between two of them: a piece may hold as many lines as bytes. */
function* piecesOf(chunk: Buffer): Generator<Buffer> {
  for (let at = 0; at < chunk.length; at += pieceBytes) yield chunk.subarray(at, at + pieceBytes);
}

/** The stream is left open where reading stops early, so that the refusal can still be answered. */
async function* chunksOf(stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
  } catch (error) {
    throw new UploadRefusedError(
      'broken-off',
      'The upload was interrupted. Send the same file again: what is stored is not stored twice.',
      [],
      { cause: error },
    );
  }
}

function refuseOtherEncodings(beginning: Buffer, isWhole: boolean): void {
  const fault = encodingFaultOf(beginning, isWhole);
  if (fault) {
    throw new UploadRefusedError(fault.kind === 'not-utf-8' ? 'not-utf-8' : 'encoding', fault.why);
  }
}
