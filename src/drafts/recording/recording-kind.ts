/** Containers that are read, recognised by their first bytes, whatever a file's name. */
export type Container = 'mp4' | 'webm' | 'mp3';

/** Brands of ISO files that contain pictures instead of video; these have a reader of their own. */
const pictureBrands = /^(?:hei[cxms]|hev[cxms]|mif1|msf1|avif|avis|jxl |crx )$/;

/** Returns the container that a file's first bytes indicate; null if it is none that is read here. */
export function containerOf(head: Uint8Array): Container | null {
  const start = Buffer.from(head.subarray(0, 64)).toString('latin1');
  if (start.startsWith('ftyp', 4)) return pictureBrands.test(start.slice(8, 12)) ? null : 'mp4';
  // Old QuickTime files begin without a brand.
  if (/^(?:moov|mdat|wide)/.test(start.slice(4, 8))) return 'mp4';
  if (start.startsWith('\x1AE\xDF\xA3')) return 'webm';
  if (start.startsWith('ID3')) return 'mp3';
  // A frame of MPEG 1 or 2, layer III, with a valid bit rate.
  const [first = 0, second = 0, third = 0] = head;
  const isFrame = first === 0xff && (second & 0xe6) === 0xe2 && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c;
  return isFrame ? 'mp3' : null;
}
