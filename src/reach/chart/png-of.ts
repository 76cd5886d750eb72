import { Resvg } from '@resvg/resvg-js';

import { fontFamily, fontFiles } from './font.ts';

/** Renders a picture's SVG as a PNG, with the packaged fonts only. */
export function pngOf(svg: string): Uint8Array<ArrayBuffer> {
  // A copy, since the renderer's own memory cannot be transferred to another thread.
  return new Uint8Array(drawn(svg).render().asPng());
}

/** Returns a picture's SVG with its letters as outlines, so that viewers need no font. */
export function outlinesOf(svg: string): string {
  return drawn(svg).toString();
}

function drawn(svg: string): Resvg {
  const font = { loadSystemFonts: false, fontFiles: Object.values(fontFiles), defaultFontFamily: fontFamily };
  return new Resvg(svg, { font });
}
