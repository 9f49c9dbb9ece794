const crcAt = 17;
const coveredFrom = 21;

/** Of CRC-32C, Castagnoli's polynomial. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0x82f6_3b78 : value >>> 1;
  return value;
});

/** True where a batch in Kafka's format 2 is as its producer made it. */
export function isIntact(batch: Buffer): boolean {
  let crc = 0xffff_ffff;
  for (let at = coveredFrom; at < batch.length; at++) {
    crc = table[(crc ^ batch[at]!) & 0xff]! ^ (crc >>> 8);
  }
  return (crc ^ 0xffff_ffff) >>> 0 === batch.readUInt32BE(crcAt);
}
