import { setImmediate as othersTurn } from 'node:timers/promises';

import { Parser } from 'htmlparser2';

import { oneLine } from '#text/one-line.ts';
import { shorten } from '#text/shorten.ts';

/** How a page describes itself for links to it; null where it does not. */
export interface PageHead {
  readonly title: string | null;
  readonly description: string | null;
  readonly picture: { readonly url: string; readonly alt: string | null } | null;
  /** True if it has a password field. */
  readonly asksForPassword: boolean;
}

/** In UTF-16 code units; networks show less. */
const mostOfTitle = 200;
const mostOfDescription = 300;
/** Far more than a title or a description has. */
const mostRead = 4000;

const names = {
  title: ['og:title', 'twitter:title'],
  description: ['og:description', 'twitter:description', 'description'],
  picture: ['og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image'],
  alt: ['og:image:alt', 'twitter:image:alt'],
} as const;

function isRead(key: string): boolean {
  return Object.values(names).some((keys) => keys.some((each) => each === key));
}

/** In UTF-16 code units: what is parsed before others have their turn. */
const sliceUnits = 16_384;
/** Browsers nest as deep: https://html.spec.whatwg.org/multipage/parsing.html. The parser searches all of it per tag. */
const mostOpen = 512;

/**
 * Reads the title, description and picture that a page gives for links to it (https://ogp.me). Parses in slices, between
 * which others have their turn. Ignores anything that is not HTML. Returns null if the page nests deeper than any page
 * does: then nothing of it is known.
 */
export async function readHead(body: Buffer, contentType: string | null, pageUrl: string): Promise<PageHead | null> {
  const found = new Map<string, string>();
  let title: string | null = null;
  let isInTitle = false;
  let asksForPassword = false;
  const nesting = { depth: 0, most: 0 };
  const parser = new Parser({
    onopentag(name, { property, name: called, content, type }) {
      nesting.depth += 1;
      nesting.most = Math.max(nesting.most, nesting.depth);
      if (name === 'title' && title === null) {
        isInTitle = true;
        title = '';
      }
      if (name === 'input' && type?.toLowerCase() === 'password') asksForPassword = true;
      const key = (property ?? called)?.toLowerCase();
      if (name === 'meta' && key !== undefined && content !== undefined && isRead(key) && !found.has(key)) {
        found.set(key, content);
      }
    },
    ontext(text) {
      if (isInTitle && title !== null && title.length < mostRead) title += text;
    },
    onclosetag(name) {
      nesting.depth -= 1;
      if (name === 'title') isInTitle = false;
    },
  });
  const html = decoded(body, contentType);
  for (let at = 0; at < html.length && nesting.most <= mostOpen; at += sliceUnits) {
    if (at > 0) await othersTurn();
    parser.write(html.slice(at, at + sliceUnits));
  }
  if (nesting.most > mostOpen) return null;
  parser.end();
  const first = (keys: readonly string[]): string | null =>
    keys.map((key) => found.get(key) ?? '').find((value) => value.trim() !== '') ?? null;
  const address = first(names.picture);
  const picture = address === null ? null : URL.parse(address.trim(), pageUrl);
  return {
    title: shown(first(names.title) ?? title, mostOfTitle),
    description: shown(first(names.description), mostOfDescription),
    picture: picture === null ? null : { url: picture.href, alt: shown(first(names.alt), mostOfDescription) },
    asksForPassword,
  };
}

/**
 * Returns a page's words safe to show among ours: on one line, without characters that reverse the text around them.
 */
function shown(words: string | null, most: number): string | null {
  // Normalising very many marks on one letter takes quadratic time.
  const line = oneLine((words ?? '').slice(0, mostRead).replaceAll(/(\p{M}{30})\p{M}+/gu, '$1'));
  return line === '' ? null : shorten(line, most);
}

function decoded(body: Buffer, contentType: string | null): string {
  const label =
    /charset="?([\w-]{1,40})/i.exec(contentType ?? '')?.[1] ??
    /<meta[^>]{0,200}charset=["']?([\w-]{1,40})/i.exec(body.toString('latin1', 0, 1024))?.[1] ??
    'utf-8';
  try {
    return new TextDecoder(label).decode(body);
  } catch {
    // The page names an unknown encoding.
    return new TextDecoder().decode(body);
  }
}
