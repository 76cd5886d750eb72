import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const fontFamily = 'Source Sans 3';

export type FontWeight = 400 | 600;

/** The chart's fonts come from a package: the machine need not have any. */
export const fontFiles: Readonly<Record<FontWeight, string>> = {
  400: fileURLToPath(import.meta.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf')),
  600: fileURLToPath(import.meta.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf')),
};

/** A font's glyph widths by code point, in thousandths of its size. A code point without a glyph is missing. */
type Advances = ReadonlyMap<number, number>;

const advances: Readonly<Record<FontWeight, Advances>> = {
  400: advancesOf(readFileSync(fontFiles[400])),
  600: advancesOf(readFileSync(fontFiles[600])),
};

/** Tells whether the font can draw a character; otherwise it would show an empty box. */
export function hasGlyph(codePoint: number): boolean {
  return advances[400].has(codePoint) && advances[600].has(codePoint);
}

/** Returns a text's width in pixels, without kerning: rather too wide than too narrow. */
export function widthOf(text: string, sizePx: number, weight: FontWeight = 400): number {
  let thousandths = 0;
  for (const character of text) thousandths += advances[weight].get(character.codePointAt(0) ?? 0) ?? 1000;
  return (thousandths * sizePx) / 1000;
}

/**
 * Reads a font's widths from its tables `head`, `hhea`, `hmtx` and `cmap` in format 12
 * (https://learn.microsoft.com/en-us/typography/opentype/spec/cmap#format-12-segmented-coverage).
 */
function advancesOf(font: Buffer): Advances {
  const tables = new Map<string, number>();
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16;
    tables.set(font.toString('latin1', record, record + 4), font.readUInt32BE(record + 8));
  }
  const at = (name: string): number => {
    const offset = tables.get(name);
    if (offset === undefined) throw new Error(`The chart's font has no table ${name}.`);
    return offset;
  };
  const unitsPerEm = font.readUInt16BE(at('head') + 18);
  const lastMetric = font.readUInt16BE(at('hhea') + 34) - 1;
  const map = segmentsAt(font, at('cmap'));
  const widths = new Map<number, number>();
  for (let group = 0; group < font.readUInt32BE(map + 12); group += 1) {
    const record = map + 16 + group * 12;
    const first = font.readUInt32BE(record);
    for (let code = first; code <= font.readUInt32BE(record + 4); code += 1) {
      const glyph = font.readUInt32BE(record + 8) + code - first;
      const units = font.readUInt16BE(at('hmtx') + Math.min(glyph, lastMetric) * 4);
      if (glyph !== 0) widths.set(code, (units * 1000) / unitsPerEm);
    }
  }
  return widths;
}

function segmentsAt(font: Buffer, cmap: number): number {
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const offset = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    if (font.readUInt16BE(offset) === 12) return offset;
  }
  throw new Error("The chart's font has no cmap of format 12.");
}
