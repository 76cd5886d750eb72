import { closeSync, openSync, readSync } from 'node:fs';

/** Spaces, direction marks, joiners and other invisible characters, which need no glyph. */
const unseen = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/u;

/** Returns a test for whether these fonts have all characters of a text; a missing one would show as an empty box. */
export function coverageOf(fontFiles: readonly string[]): (text: string) => boolean {
  const covered = new Set(fontFiles.flatMap(codePointsOf));
  return (text) => Array.from(text).every((one) => unseen.test(one) || covered.has(one.codePointAt(0) ?? 0));
}

/** Reads only the `cmap` table of a font (https://learn.microsoft.com/en-us/typography/opentype/spec/cmap). */
function codePointsOf(fontFile: string): readonly number[] {
  const file = openSync(fontFile, 'r');
  try {
    const read = (position: number, length: number): Buffer => {
      const bytes = Buffer.alloc(length);
      readSync(file, bytes, 0, length, position);
      return bytes;
    };
    const tables = read(12, read(4, 2).readUInt16BE() * 16);
    const at = tables.indexOf('cmap', 0, 'latin1');
    const cmap = read(tables.readUInt32BE(at + 8), tables.readUInt32BE(at + 12));
    const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) =>
      cmap.subarray(cmap.readUInt32BE(8 + index * 8)),
    );
    return subtables.flatMap((subtable) => {
      switch (subtable.readUInt16BE()) {
        case 4:
          return inSegments(subtable);
        case 12:
          return inGroups(subtable);
        default:
          return [];
      }
    });
  } finally {
    closeSync(file);
  }
}

function inGroups(subtable: Buffer): readonly number[] {
  return Array.from({ length: subtable.readUInt32BE(12) }, (_, group) => 16 + group * 12).flatMap((at) =>
    from(subtable.readUInt32BE(at), subtable.readUInt32BE(at + 4)),
  );
}

function inSegments(subtable: Buffer): readonly number[] {
  const twice = subtable.readUInt16BE(6);
  return Array.from({ length: twice / 2 }, (_, segment) => 14 + segment * 2).flatMap((at) => {
    const start = at + 2 + twice;
    const delta = subtable.readUInt16BE(start + twice);
    const offsetAt = start + 2 * twice;
    const offset = subtable.readUInt16BE(offsetAt);
    const first = subtable.readUInt16BE(start);
    return from(first, subtable.readUInt16BE(at)).filter((code) => {
      const place = offsetAt + offset + (code - first) * 2;
      const glyph =
        offset === 0 ? (code + delta) % 0x1_00_00 : place + 1 < subtable.length && subtable.readUInt16BE(place);
      return glyph !== 0 && glyph !== false && code !== 0xff_ff;
    });
  });
}

function from(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
