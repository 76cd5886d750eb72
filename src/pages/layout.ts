import { createHash } from 'node:crypto';

import { html, raw } from 'hono/html';

import { type Language, languageFacts, languages } from '#languages.ts';
import type { Messages } from '#messages/words/messages.ts';

import type { Html } from './page.ts';
import { style } from './style.ts';

/** A whole document: a page in its frame. */
export interface Layout {
  readonly language: Language;
  readonly words: Pick<Messages, 'calendar'>;
  readonly title: string;
  /** Links at the top of the page; none on pages that are shown without a link's rights. */
  readonly nav: readonly { readonly href: string; readonly label: string; readonly isHere: boolean }[];
  /** The page's own address in another language; null: none is offered. */
  readonly inLanguage: ((language: Language) => string) | null;
  /** Small print below the page. */
  readonly foot: string | null;
  readonly body: Html;
}

/** The content security policy of every page: its one style, its own pictures and forms, nothing else. */
export const contentPolicy: string = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style, 'utf8').digest('base64')}'`,
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Renders a page in its frame. */
export async function documentOf({ language, words, title, nav, inLanguage, foot, body }: Layout): Promise<string> {
  const { frame } = words.calendar;
  const others = languages.filter((other) => other !== language);
  const pages = nav.map(
    ({ href, label, isHere }) => html`<a href="${href}" ${isHere ? raw('aria-current="page"') : ''}>${label}</a> `,
  );
  const document = await html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <header>
          <a class="skip" href="#main">${frame.skip}</a>
          ${nav.length === 0 ? '' : html`<nav class="pages" aria-label="${frame.pages}">${pages}</nav>`}
          ${
            inLanguage === null
              ? ''
              : html`<nav aria-label="${frame.languages}">
                  ${others.map((other) => html`<a href="${inLanguage(other)}" lang="${other}" hreflang="${other}">${languageFacts[other].ownName}</a> `)}
                </nav>`
          }
        </header>
        <main id="main" tabindex="-1">
          <h1>${title}</h1>
          ${body}
        </main>
        ${foot === null ? '' : html`<footer><small>${foot}</small></footer>`}
      </body>
    </html>`;
  return document.toString();
}
