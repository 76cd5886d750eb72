import { widthOf } from '#reach/chart/font.ts';

/** A text in a picture as a reader sees it, with its box in pixels. */
export interface DrawnText {
  /** The class of its group. */
  readonly of: string;
  readonly text: string;
  readonly sizePx: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Letters' height above and below the baseline, relative to their size. */
const [ascent, descent] = [0.68, 0.2];
const tag = /<(?<close>\/?)(?<name>g|text|tspan|path)\b(?<attributes>[^>]*?)(?<empty>\/?)>(?<words>[^<]*)/gu;

/** Reads every text of a picture with its position, following the groups' transforms. */
export function drawnTexts(svg: string): readonly DrawnText[] {
  const texts: DrawnText[] = [];
  const stack: { readonly x: number; readonly y: number; readonly of: string }[] = [{ x: 0, y: 0, of: '' }];
  let style = '';
  for (const { groups } of svg.matchAll(tag)) {
    const { close, name, attributes = '', empty, words = '' } = groups ?? {};
    const at = stack.at(-1) ?? { x: 0, y: 0, of: '' };
    if (name === 'g') {
      if (close === '/') stack.pop();
      else if (empty !== '/') stack.push({ ...moved(at, attributes), of: attribute(attributes, 'class') ?? at.of });
    }
    if (close === '/' && name === 'text') stack.pop();
    if (close === '/' || (name !== 'text' && name !== 'tspan')) continue;
    if (name === 'text') {
      style = attributes;
      if (empty !== '/') stack.push({ ...moved(at, attributes), of: at.of });
    }
    const place = stack.at(-1) ?? at;
    const dy = name === 'tspan' ? Number(attribute(attributes, 'dy') ?? 0) : 0;
    if (name === 'tspan') stack[stack.length - 1] = { ...place, y: place.y + dy };
    if (words.trim() !== '') texts.push(textAt(words, style, { ...place, y: place.y + dy }));
  }
  return texts;
}

function textAt(
  words: string,
  attributes: string,
  { x, y, of }: { readonly x: number; readonly y: number; readonly of: string },
): DrawnText {
  const text = plain(words);
  const sizePx = Number.parseFloat(attribute(attributes, 'font-size') ?? '');
  const width = widthOf(text, sizePx, attribute(attributes, 'font-weight') === '600' ? 600 : 400);
  const anchor = attribute(attributes, 'text-anchor');
  const left = x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
  return { of, text, sizePx, left, right: left + width, top: y - ascent * sizePx, bottom: y + descent * sizePx };
}

function moved(at: { readonly x: number; readonly y: number }, attributes: string): { x: number; y: number } {
  const by = /translate\(([-\d.e]+),([-\d.e]+)\)/u.exec(attribute(attributes, 'transform') ?? '');
  return { x: at.x + Number(by?.[1] ?? 0), y: at.y + Number(by?.[2] ?? 0) };
}

function attribute(attributes: string, name: string): string | null {
  return new RegExp(`(?:^| )${name}="([^"]*)"`, 'u').exec(attributes)?.[1] ?? null;
}

/** Measures the length of each bar in pixels, in drawing order. */
export function barsOf(svg: string): readonly number[] {
  const group = /<g class="mark-rect role-mark bars_marks"[^>]*(?<!\/)>(?<bars>.*?)<\/g>/su.exec(svg)?.groups?.['bars'];
  return Array.from((group ?? '').matchAll(/ d="M[-\d.e]+,[-\d.e]+h(?<width>[-\d.e]+)/gu), ({ groups }) =>
    Number(groups?.['width']),
  );
}

/** Reads the paths of a picture's lines: a gap in a line is another "M". */
export function linesOf(svg: string): readonly string[] {
  return Array.from(svg.matchAll(/<g class="mark-line role-mark lines_marks"[^>]*>(.*?)<\/g>/gsu)).flatMap(
    ([, group]) => Array.from((group ?? '').matchAll(/ d="([^"]*)"/gu), ([, path]) => path ?? ''),
  );
}

function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
