import { createRequire } from 'node:module';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { quickVarints } from '../src/kafka/quick-varints.js';

interface Encoder {
  readonly buffer: Buffer;
  writeUVarInt(value: number): Encoder;
  writeVarInt(value: number): Encoder;
  writeVarLong(value: number): Encoder;
}

interface EncoderClass {
  new (size?: number): Encoder;
  sizeOfVarLong(value: number): number;
}

/** The client's own class, loaded anew: untouched. */
function load(): EncoderClass {
  const require = createRequire(import.meta.url);
  const file = require.resolve('kafkajs/src/protocol/encoder');
  const cached = require.cache[file];
  delete require.cache[file];
  const untouched = require(file) as EncoderClass;
  require.cache[file] = cached;
  return untouched;
}

const Own = createRequire(import.meta.url)('kafkajs/src/protocol/encoder') as EncoderClass;
const Untouched = load();

beforeAll(() => quickVarints());

const bytesOf = (encoder: EncoderClass, write: (encoder: Encoder) => void, size?: number) => {
  const made = new encoder(size);
  write(made);
  return made.buffer.toString('hex');
};

describe('A number of variable length is written as the client would write it', () => {
  it.each([
    ['unsigned', fc.nat({ max: 0x7fff_ffff }), 'writeUVarInt'],
    ['signed', fc.integer(), 'writeVarInt'],
    ['long', fc.maxSafeInteger(), 'writeVarLong'],
  ] as const)('%s', (_, numbers, method) => {
    fc.assert(
      fc.property(fc.array(numbers as fc.Arbitrary<number>), (values) => {
        const write = (encoder: Encoder) => values.forEach((value) => encoder[method](value));
        expect(bytesOf(Own, write, 1)).toBe(bytesOf(Untouched, write));
      }),
    );
  });

  it('and takes as much room as it said before', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: -300, max: 300 }), fc.maxSafeInteger()), (value) => {
        expect(Own.sizeOfVarLong(value)).toBe(Untouched.sizeOfVarLong(value));
      }),
    );
  });
});
