/** A file's kind by its first bytes alone: its name and declared type prove nothing. */
export type ImageKind =
  | { readonly kind: 'taken'; readonly mimeType: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp' }
  | { readonly kind: 'refused'; readonly why: 'heic' | 'video' | 'svg' | 'notAnImage' };

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1']);
const imageBrands = new Set(['avif', 'avis', 'jxl ', 'crx ']);

/** Matroska and WebM, MPEG streams, Flash video, Ogg, Windows Media. */
const videoStarts = ['\x1AE\xDF\xA3', '\0\0\x01\xB3', '\0\0\x01\xBA', 'FLV\x01', 'OggS', '0&\xB2u'] as const;

/** Returns the kind that the first bytes indicate. Whether the file is valid shows only when it is decoded. */
export function imageKindOf(bytes: Uint8Array): ImageKind {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.startsWith('\xFF\xD8\xFF')) return { kind: 'taken', mimeType: 'image/jpeg' };
  if (head.startsWith('\x89PNG\r\n\x1A\n')) return { kind: 'taken', mimeType: 'image/png' };
  if (/^GIF8[79]a/.test(head)) return { kind: 'taken', mimeType: 'image/gif' };
  if (head.startsWith('RIFF')) {
    if (head.startsWith('WEBP', 8)) return { kind: 'taken', mimeType: 'image/webp' };
    return { kind: 'refused', why: head.startsWith('AVI ', 8) ? 'video' : 'notAnImage' };
  }
  if (head.startsWith('ftyp', 4)) return { kind: 'refused', why: brandOf(head.slice(8, 12)) };
  if (videoStarts.some((start) => head.startsWith(start))) return { kind: 'refused', why: 'video' };
  if (/<svg[\s>]/i.test(head) || /<!DOCTYPE\s+svg/i.test(head)) return { kind: 'refused', why: 'svg' };
  return { kind: 'refused', why: 'notAnImage' };
}

function brandOf(brand: string): 'heic' | 'video' | 'notAnImage' {
  if (heicBrands.has(brand)) return 'heic';
  return imageBrands.has(brand) ? 'notAnImage' : 'video';
}
