import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import sharp from 'sharp';

import type { LookSpan } from '#text/post-look.ts';

import { coverageOf } from './coverage.ts';

// Read when the first text is drawn. Uses only the fonts that come with Tambour, whatever a machine has.
// oxlint-disable-next-line node/no-process-env -- Set for a library, in a process whose environment is empty.
process.env['FONTCONFIG_FILE'] = join(import.meta.dirname, 'fonts.conf');

const families = { latin: 'Source Sans 3', arabic: 'Noto Sans Arabic', emoji: 'Noto Color Emoji' } as const;

/** Tells whether every character of a text can be drawn. */
export const canDraw = coverageOf(
  [
    import.meta.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
    import.meta.resolve('@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'),
    import.meta.resolve('@expo-google-fonts/noto-color-emoji/400Regular/NotoColorEmoji_400Regular.ttf'),
  ].map((url) => fileURLToPath(url)),
);

/** Font size in pixels of the picture: at least 11 on a phone, which shows 720 pixels on 360. */
export const textPx = 22;

export interface TextPicture {
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}

export interface TextStyle {
  readonly widthPx: number;
  readonly colour: string;
  readonly linkColour?: string;
  readonly isStrong?: boolean;
  /** True for a single line, which is not wrapped. */
  readonly isLine?: boolean;
}

/** Draws a text as a picture, wrapped into lines, each in its own direction; null if nothing would be visible. */
export async function textPicture(spans: readonly LookSpan[], style: TextStyle): Promise<TextPicture | null> {
  if (spans.every(({ text }) => text.trim() === '')) return null;
  const { widthPx, colour, linkColour = colour, isStrong = false, isLine = false } = style;
  const markup = spans
    .map(({ kind, text }) => `<span foreground="${kind === 'link' ? linkColour : colour}">${inMarkup(text)}</span>`)
    .join('');
  const { data, info } = await sharp({
    text: {
      text: isStrong ? `<span weight="600">${markup}</span>` : markup,
      font: `${Object.values(families).join(', ')} ${textPx}`,
      // At 72 dpi, points are pixels.
      dpi: 72,
      rgba: true,
      ...(isLine ? { wrap: 'none' } : { width: widthPx, wrap: 'word-char' }),
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}

/** Escapes a text for Pango's markup, and sets the emoji font for emoji, since the letters' font has parts of some. */
function inMarkup(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/\p{RGI_Emoji}/gv, (emoji) => `<span font_family="${families.emoji}">${emoji}</span>`);
}

const strong = /\p{L}/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Tells whether all paragraphs of a text go from right to left, by the first letter of each. */
export function isRightToLeft(text: string): boolean {
  const letters = text.split('\n').flatMap((line) => strong.exec(line)?.[0] ?? []);
  return letters.length > 0 && letters.every((letter) => rightToLeft.test(letter));
}
