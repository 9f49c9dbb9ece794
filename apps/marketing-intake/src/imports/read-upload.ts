import type { Readable } from 'node:stream';
import { encodingFaultOf, encodingSample } from './check-encoding.js';
import type { ImportRecord, RecordReader } from './import-record.js';
import { endsLinesWithReturns, LineSplitter } from './split-lines.js';
import { UploadRefusedError } from './upload-refused.js';

/**
 * The rows of an upload, as they arrive: nothing is read ahead of who asks. The encoding of the
 * beginning is checked before the first row is handed out.
 */
export async function* readUpload(
  stream: Readable,
  reader: RecordReader,
): AsyncGenerator<ImportRecord[]> {
  let splitter: LineSplitter | undefined;
  const linesOf = (beginning: Buffer) => {
    splitter = new LineSplitter(endsLinesWithReturns(beginning));
    return splitter.push(beginning);
  };
  let sample: Buffer[] = [];
  let sampled = 0;
  for await (const chunk of chunksOf(stream)) {
    if (splitter) {
      yield reader.push(splitter.push(chunk));
      continue;
    }
    sample.push(chunk);
    sampled += chunk.length;
    if (sampled < encodingSample) continue;
    const beginning = Buffer.concat(sample);
    sample = [];
    refuseOtherEncodings(beginning.subarray(0, encodingSample), false);
    yield reader.push(linesOf(beginning));
  }
  if (!splitter) {
    const whole = Buffer.concat(sample);
    refuseOtherEncodings(whole, true);
    yield reader.push(linesOf(whole));
  }
  yield [...reader.push(splitter?.end() ?? []), ...reader.end()];
}

/** The stream is left open where reading stops early, so that the refusal can still be answered. */
async function* chunksOf(stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
  } catch (error) {
    throw new UploadRefusedError(
      'broken-off',
      'The upload broke off. Send the same file again: what is stored is not stored twice.',
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
