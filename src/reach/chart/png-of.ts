import { Resvg } from '@resvg/resvg-js';

import { fontFamily, fontFiles } from './font.ts';

/** Renders a picture's SVG as a PNG, with the packaged fonts alone. */
export function pngOf(svg: string): Uint8Array<ArrayBuffer> {
  const font = { loadSystemFonts: false, fontFiles: Object.values(fontFiles), defaultFontFamily: fontFamily };
  // A copy: memory of the renderer's own cannot be handed to another thread.
  return new Uint8Array(new Resvg(svg, { font }).render().asPng());
}
