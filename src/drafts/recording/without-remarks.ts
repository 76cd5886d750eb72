type Remarked = 'avc' | 'hevc';

/** SEI message for free data of an encoder or a camera, such as device names, places and times. ITU-T H.264, D.1.7. */
const unregistered = 5;

/**
 * Returns a video packet without the free remarks (SEI) that a camera may write into each frame. Captions, which are
 * remarks of another kind, stay. `description`: the decoder's configuration, which says how lengths are encoded.
 */
export function withoutRemarks(packet: Uint8Array, codec: Remarked, description: Uint8Array): Uint8Array {
  const lengthBytes = ((description[codec === 'avc' ? 4 : 21] ?? 3) & 3) + 1;
  const kept: Uint8Array[] = [];
  let at = 0;
  while (at + lengthBytes <= packet.byteLength) {
    const length = Buffer.from(packet.buffer, packet.byteOffset + at, lengthBytes).readUIntBE(0, lengthBytes);
    const end = at + lengthBytes + length;
    if (end > packet.byteLength) throw new Error('a unit of video ends behind its packet');
    if (!isRemark(packet.subarray(at + lengthBytes, end), codec)) kept.push(packet.subarray(at, end));
    at = end;
  }
  const length = kept.reduce((sum, one) => sum + one.byteLength, 0);
  return length === packet.byteLength || length === 0 ? packet : Buffer.concat(kept);
}

function isRemark(unit: Uint8Array, codec: Remarked): boolean {
  const [first = 0] = unit;
  if (codec === 'avc') return (first & 31) === 6 && unit[1] === unregistered;
  const type = (first >> 1) & 63;
  return (type === 39 || type === 40) && unit[2] === unregistered;
}
