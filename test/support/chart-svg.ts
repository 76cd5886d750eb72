/** A mark's place in the picture, in pixels from its left top. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Returns the chart's group of that name. */
export function groupOf(svg: string, name: string): string {
  const found = new RegExp(`<g class="mark-[a-z]+ role-mark ${name}"[^>]*(?<!/)>(.*?)</g>`, 'su').exec(svg);
  return found?.[1] ?? '';
}

/** Where the dots or texts of a group stand, in their order. */
export function spotsOf(svg: string, name: string): readonly Spot[] {
  return Array.from(groupOf(svg, name).matchAll(/translate\(([-\d.e]+),([-\d.e]+)\)/gu), ([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  }));
}

/** The texts of a group as a reader sees them. */
export function textsOf(svg: string, name: string): readonly string[] {
  return Array.from(groupOf(svg, name).matchAll(/<text[^>]*>(.*?)<\/text>/gsu), ([, text]) => plain(text ?? ''));
}

/** Every text of the picture, one after the other. */
export function allTextOf(svg: string): string {
  return Array.from(svg.matchAll(/<text[^>]*>(.*?)<\/text>/gsu), ([, text]) => plain(text ?? '')).join(' ');
}

/** The points of a group's lines. */
export function linePointsOf(svg: string, name: string): readonly Spot[] {
  return Array.from(groupOf(svg, name).matchAll(/[ML]([-\d.e]+),([-\d.e]+)/gu), ([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  }));
}

function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
