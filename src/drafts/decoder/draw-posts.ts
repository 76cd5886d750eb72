import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';

import type { LookPicture, LookSpan, PostLook } from '#text/post-look.ts';

import { framesOf } from './gallery-frames.ts';
import type { Answered, DrawQuestion } from './question.ts';
import { canDraw, isRightToLeft, textPicture, textPx, type TextPicture, type TextStyle } from './text-picture.ts';

/** Width of the picture, which is shown half as wide on a phone. */
const widthPx = 720;
const marginPx = 12;
const paddingPx = 16;
const gapPx = 12;
const ellipsisPx = 24;
const avatarPx = 56;
const radiusPx = 14;
/** Longer texts are cut, as a timeline folds them. */
const textHeightPx = 900;
const textCharacters = 2_000;
const columnsAtMost = 2;

const colour = {
  page: '#eceff3',
  paper: '#ffffff',
  line: '#cfd6de',
  ink: '#0f1419',
  soft: '#56626e',
  warning: '#f1eef9',
  badge: '#1c1c1c',
} as const;

/** A part of the picture, and its height. */
interface Drawn {
  readonly svg: string;
  readonly height: number;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

type Pictures = ReadonlyMap<string, Uint8Array>;

/**
 * Draws posts side by side as readers see them: a likeness for people who look at a card. All text from people is drawn
 * to pixels first, so that none of it is parsed as SVG.
 */
export async function drawPosts(question: DrawQuestion, bytes: Uint8Array): Promise<Answered> {
  if (!question.posts.every((post) => textsOf(post).every(canDraw)) || !canDraw(question.open)) {
    return without({ kind: 'undrawable' });
  }
  const pictures = new Map<string, Uint8Array>();
  let from = 0;
  for (const { sha256, byteLength } of question.pictures) {
    pictures.set(sha256, bytes.subarray(from, from + byteLength));
    from += byteLength;
  }
  try {
    return within(question, await sheetOf(question, pictures));
  } catch {
    return without({ kind: 'broken' });
  }
}

function without(answer: Answered['answer']): Answered {
  return { answer, bytes: new Uint8Array() };
}

function within({ maxImageBytes, maxImagePixels }: DrawQuestion, { svg, height }: Drawn): Answered {
  const pixels = widthPx * height;
  if (pixels > maxImagePixels) return without({ kind: 'tooManyPixels', pixels, maxPixels: maxImagePixels });
  const rendered = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  const png = rendered.asPng();
  if (png.byteLength > maxImageBytes) return without({ kind: 'tooHeavy', byteLength: png.byteLength });
  return {
    answer: { kind: 'image', mimeType: 'image/png', width: rendered.width, height: rendered.height },
    bytes: png,
  };
}

function textsOf({ network, name, handle, warning, text }: PostLook): readonly string[] {
  return [network, name, handle, ...(warning === null ? text.map((span) => span.text) : [warning])];
}

/** Draws the sheet, with each post in the column that is shortest so far. */
async function sheetOf({ posts, open }: DrawQuestion, pictures: Pictures): Promise<Drawn> {
  const count = Math.min(columnsAtMost, posts.length);
  const width = Math.floor((widthPx - marginPx * (count + 1)) / count);
  const bottoms = Array.from({ length: count }, () => marginPx);
  const parts: string[] = [];
  for (const post of posts) {
    const column = bottoms.indexOf(Math.min(...bottoms));
    const y = bottoms[column] ?? marginPx;
    const { svg, height } = await postOf(post, { x: marginPx + column * (width + marginPx), y, width }, open, pictures);
    parts.push(svg);
    bottoms[column] = y + height + marginPx;
  }
  const height = Math.ceil(Math.max(...bottoms));
  return {
    height,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${height}">${box({ x: 0, y: 0, width: widthPx }, height, colour.page, 0)}${parts.join('')}</svg>`,
  };
}

async function postOf(post: PostLook, { x, y, width }: Place, open: string, pictures: Pictures): Promise<Drawn> {
  const inner = width - 2 * paddingPx;
  const left = x + paddingPx;
  const parts: string[] = [];
  let bottom = y + paddingPx;
  const put = (drawn: Drawn): void => {
    parts.push(drawn.svg);
    bottom += drawn.height;
  };
  put(await lineOf(post.network, { x: left, y: bottom, width: inner }, { colour: colour.soft, isStrong: true }));
  bottom += gapPx;
  put(await headOf(post, { x: left, y: bottom, width: inner }));
  bottom += gapPx;
  if (post.warning === null) {
    put(await wordsOf(post.text, { x: left, y: bottom, width: inner }, post.linkColour));
    if (post.pictures.length > 0) {
      bottom += gapPx;
      put(await galleryOf(post, { x: left, y: bottom, width: inner }, pictures));
    }
  } else {
    put(await warningOf(post, post.warning, open, { x: left, y: bottom, width: inner }));
  }
  const height = bottom + paddingPx - y;
  return { height, svg: `${box({ x, y, width }, height, colour.paper, radiusPx, colour.line)}${parts.join('')}` };
}

/** Draws an account's name and handle, and its name's first letter in place of the profile picture, which we lack. */
async function headOf({ name, handle, avatar, linkColour }: PostLook, { x, y, width }: Place): Promise<Drawn> {
  const radius = avatar === 'circle' ? avatarPx / 2 : 10;
  const [initial = ''] = Array.from(new Intl.Segmenter('und').segment(name.trim()), ({ segment }) => segment);
  const letter = await textPicture([{ kind: 'plain', text: initial.toUpperCase() }], {
    widthPx: avatarPx,
    colour: colour.paper,
    isStrong: true,
    isLine: true,
  });
  const beside = { x: x + avatarPx + gapPx, width: width - avatarPx - gapPx };
  const above = await lineOf(name, { ...beside, y: y + 2 }, { colour: colour.ink, isStrong: true });
  const below = await lineOf(handle, { ...beside, y: y + avatarPx / 2 + 4 }, { colour: colour.soft });
  return {
    height: avatarPx,
    svg: [
      box({ x, y, width: avatarPx }, avatarPx, linkColour, radius),
      letter === null ? '' : image(letter, x + (avatarPx - letter.width) / 2, y + (avatarPx - letter.height) / 2),
      above.svg,
      below.svg,
    ].join(''),
  };
}

async function lineOf(
  text: string,
  { x, y, width }: Place,
  style: Pick<TextStyle, 'colour' | 'isStrong'>,
): Promise<Drawn> {
  const line = await textPicture([{ kind: 'plain', text: text.replaceAll(/\s+/gu, ' ') }], {
    ...style,
    widthPx: width,
    isLine: true,
  });
  if (line === null) return { svg: '', height: textPx };
  if (line.width <= width) return { svg: image(line, x, y), height: textPx };
  const kept = await cut(line, { width: width - ellipsisPx, height: line.height });
  const more = await textPicture([{ kind: 'plain', text: '…' }], { ...style, widthPx: width, isLine: true });
  const after = more === null ? '' : image(more, x + kept.width + 2, y + textPx - 6);
  return { svg: `${image(kept, x, y)}${after}`, height: textPx };
}

async function wordsOf(text: readonly LookSpan[], { x, y, width }: Place, linkColour: string): Promise<Drawn> {
  const words = await textPicture(shortened(text), { widthPx: width, colour: colour.ink, linkColour });
  if (words === null) return { svg: '', height: 0 };
  const whole = text.map((span) => span.text).join('');
  const shown = words.height <= textHeightPx ? words : await cut(words, { width: words.width, height: textHeightPx });
  return { svg: image(shown, isRightToLeft(whole) ? x + width - shown.width : x, y), height: shown.height };
}

/** Cuts a text to what can be shown of it; no timeline shows more. */
function shortened(text: readonly LookSpan[]): readonly LookSpan[] {
  let left = textCharacters;
  return text.flatMap((span) => {
    if (left <= 0) return [];
    const kept = span.text.slice(0, left);
    left -= kept.length;
    return [{ ...span, text: left > 0 ? kept : `${kept.toWellFormed()}…` }];
  });
}

/** Draws a content warning in its closed state, with text and pictures hidden. */
async function warningOf(post: PostLook, warning: string, open: string, { x, y, width }: Place): Promise<Drawn> {
  const inner = { x: x + paddingPx, width: width - 2 * paddingPx };
  const words = await wordsOf([{ kind: 'plain', text: warning }], { ...inner, y: y + paddingPx }, post.linkColour);
  const button = y + paddingPx + words.height + gapPx;
  const opens = await lineOf(open, { ...inner, y: button }, { colour: post.linkColour, isStrong: true });
  const height = button + opens.height + paddingPx - y;
  return { height, svg: `${box({ x, y, width }, height, colour.warning, 8)}${words.svg}${opens.svg}` };
}

async function galleryOf(post: PostLook, { x, y, width }: Place, pictures: Pictures): Promise<Drawn> {
  const { frames, height } = framesOf(post, width);
  const parts: string[] = [];
  for (const { picture, ...frame } of frames) {
    const bytes = pictures.get(picture.sha256);
    if (bytes === undefined) throw new Error('a picture to draw did not come with its bytes');
    const png = await sharp(bytes, { limitInputPixels: 64_000_000, failOn: 'error' })
      .autoOrient()
      .resize({ width: frame.width, height: frame.height, fit: 'cover' })
      .flatten({ background: colour.paper })
      .png()
      .toBuffer();
    parts.push(image({ png, width: frame.width, height: frame.height }, x + frame.x, y + frame.y));
    parts.push(await badgeOf(picture, { x: x + frame.x, y: y + frame.y + frame.height, width: frame.width }));
  }
  // Uses a clip path, since only the outer corners of the whole gallery are round.
  const id = `at-${x}-${y}`.replaceAll('.', '-');
  return {
    height,
    svg: `<clipPath id="${id}">${box({ x, y, width }, height, colour.paper, radiusPx)}</clipPath><g clip-path="url(#${id})">${parts.join('')}</g>`,
  };
}

/** Draws the badge of a picture with a description, over its lower left corner. */
async function badgeOf({ isDescribed }: LookPicture, { x, y, width }: Place): Promise<string> {
  if (!isDescribed) return '';
  const word = await textPicture([{ kind: 'plain', text: 'ALT' }], {
    widthPx: width,
    colour: colour.paper,
    isStrong: true,
    isLine: true,
  });
  if (word === null) return '';
  const place = { x: x + 8, y: y - word.height - 20, width: word.width + 12 };
  return `${box(place, word.height + 12, colour.badge, 6)}${image(word, place.x + 6, place.y + 6)}`;
}

async function cut(
  { png }: TextPicture,
  to: { readonly width: number; readonly height: number },
): Promise<TextPicture> {
  return {
    ...to,
    png: await sharp(png)
      .extract({ left: 0, top: 0, ...to })
      .png()
      .toBuffer(),
  };
}

function image({ png, width, height }: TextPicture, x: number, y: number): string {
  const place = `x="${Math.round(x)}" y="${Math.round(y)}" width="${width}" height="${height}"`;
  return `<image ${place} href="data:image/png;base64,${png.toString('base64')}"/>`;
}

function box({ x, y, width }: Place, height: number, fill: string, radius: number, line = fill): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}" stroke="${line}"/>`;
}
