import { createHash } from 'node:crypto';

// Independent of Tambour's own implementation, so that tests compare the two, and both with the real server's.

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';
const codecs = { record: 0x71, bytes: 0x55 } as const;
const sha256Of32Bytes = [0x12, 0x20] as const;

/** Returns the content identifier of a record: https://atproto.com/specs/data-model. */
export function cidOfRecord(record: unknown): string {
  return cidOf(codecs.record, encoded(record));
}

/** Returns the content identifier of a file's bytes. */
export function cidOfBytes(bytes: Uint8Array): string {
  return cidOf(codecs.bytes, bytes);
}

function cidOf(codec: number, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest();
  return `b${inBase32(Buffer.from([1, codec, ...sha256Of32Bytes, ...hash]))}`;
}

function inBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from(bits.match(/.{1,5}/g) ?? [], (five) => base32.charAt(Number.parseInt(five.padEnd(5, '0'), 2))).join(
    '',
  );
}

function fromBase32(text: string): Uint8Array {
  const bits = Array.from(text, (digit) => base32.indexOf(digit).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2));
}

/** Encodes a record in CBOR (RFC 8949), with the keys of maps by length, then by bytes, and links under the tag 42. */
function encoded(value: unknown): Buffer {
  if (value === null) return Buffer.from([0xf6]);
  if (typeof value === 'boolean') return Buffer.from([value ? 0xf5 : 0xf4]);
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(encoded)]);
  if (typeof value !== 'object') throw new Error('a record holds no such value');
  if ('$link' in value) {
    const cid = Buffer.from([0, ...fromBase32(String(value.$link).slice(1))]);
    return Buffer.concat([head(6, 42), head(2, cid.byteLength), cid]);
  }
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([name, one]) => ({ key: encoded(name), one }))
    .toSorted((one, other) => one.key.byteLength - other.key.byteLength || Buffer.compare(one.key, other.key));
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(({ key, one }) => [key, encoded(one)])]);
}

function head(major: number, count: number): Buffer {
  const kind = major << 5;
  if (count < 24) return Buffer.from([kind | count]);
  if (count < 0x1_00) return Buffer.from([kind | 24, count]);
  if (count < 0x1_00_00) return Buffer.from([kind | 25, count >> 8, count & 0xff]);
  if (count >= 0x1_00_00_00_00) throw new Error('a record holds no such number');
  return Buffer.from([kind | 26, count >>> 24, (count >> 16) & 0xff, (count >> 8) & 0xff, count & 0xff]);
}
