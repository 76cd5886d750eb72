import { html } from 'hono/html';

import { type Language, languageFacts } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';
import type { PagesWords } from '#messages/words/pages.ts';

import { contentPolicy, documentOf } from './layout.ts';
import type { Page, PageRequest } from './page.ts';
import type { Place } from './places.ts';

/** Headers of every answer: it is not cached, indexed or framed, and its address is not passed on. */
const headers = {
  'cache-control': 'no-store',
  'content-security-policy': contentPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  vary: 'Accept-Language',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
} as const;

const htmlType = 'text/html; charset=utf-8';

const statusOf = { notFound: 404, tooMany: 429, notAllowed: 405, restored: 503 } as const;

/** Seconds after which it may be asked again. */
const retryAfter: Readonly<Record<number, string>> = { 429: '60', 503: '3600' };

/** Answers with a page. */
export async function answerOf(asked: PageRequest, place: Pick<Place, 'name' | 'item'>, page: Page): Promise<Response> {
  if (page.kind === 'file')
    return new Response(page.body, { headers: { ...headers, 'content-type': page.contentType } });
  const { language, link, desk, m, path, query } = asked;
  const until = new Intl.DateTimeFormat(languageFacts[language].locale, { dateStyle: 'long', timeZone: desk.timeZone });
  const text = await documentOf({
    language,
    words: m,
    title: page.title,
    nav: link.scopes.map((name) => ({
      href: path(name),
      label: m.pages.nav[name],
      isHere: place.name === name && place.item === null,
    })),
    inLanguage: (other) => `?${inOther(query, other).toString()}`,
    foot: m.pages.foot(link.label, m.formats.dayAsWritten(until.format(link.expiresAt))),
    body: page.body,
  });
  return new Response(text, { headers: { ...headers, 'content-type': htmlType, 'content-language': language } });
}

function inOther(query: URLSearchParams, language: Language): URLSearchParams {
  const other = new URLSearchParams(query);
  other.set('lang', language);
  return other;
}

/**
 * Builds the answer in place of a page. It reveals nothing about links or desks: the same bytes, whatever is missing.
 */
export async function insteadOf(
  why: keyof PagesWords['instead'],
  language: Language,
  {
    status = statusOf[why],
    more = {},
  }: { readonly status?: number; readonly more?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  const words = messagesIn(language);
  const { title, text } = words.pages.instead[why];
  const body = html`<p>${text}</p>`;
  const document = await documentOf({ language, words, title, nav: [], inLanguage: null, foot: null, body });
  const after = retryAfter[status];
  const wait = after === undefined ? {} : { 'retry-after': after };
  return new Response(document, {
    status,
    headers: { ...headers, ...wait, ...more, 'content-type': htmlType, 'content-language': language },
  });
}

/** Redirects to a page after a form. The location is relative, so that it contains no token. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { ...headers, location } });
}

/** Builds an answer with a line of text. */
export function plainly(text: string): Response {
  return new Response(text, { headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' } });
}
