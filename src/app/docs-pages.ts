import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { inEachLanguage, type Language, languageFacts, languages, languageOfRequest } from '#languages.ts';
import type { Config } from '#config.ts';
import type { Route } from '#web/handler.ts';

interface DocsPage {
  readonly path: string;
  /** Path below `docs/` in English, and below `docs/<language>/` in each other language. */
  readonly file: string;
}

/** The page on how a digest's figures are made. Each digest's thread links to it. */
export const methodPage: DocsPage = { path: '/digest-method', file: 'digest-method.md' };

/** The page on what to do after an account was taken over. The message of a freeze links to it. */
export const firstHourPage: DocsPage = { path: '/first-hour', file: 'first-hour.md' };

const style = `body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif;color:#1b1b1b;background:#fff;overflow-wrap:break-word}
.wide{overflow-x:auto}
table{border-collapse:collapse}td,th{border:1px solid #767676;padding:.25rem .6rem;text-align:left}pre{white-space:pre-wrap}
@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}a{color:#8ab4f8}}`;

/** Serves a page of the documentation that messages link to, in its reader's language. It holds no desk's data. */
export function docsRoute({ path, file }: DocsPage): Route {
  return {
    path,
    handler: async (request) => {
      const { method } = request;
      if (method !== 'GET' && method !== 'HEAD') return new Response('Method not allowed', { status: 405 });
      const language = languageOfRequest(request);
      const { title, text } = await readDoc(file, language);
      const body = await asPage(text);
      const page = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${style}</style>${otherLanguages(language)}<main>${body}</main></html>`;
      return new Response(page, {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-language': language,
          vary: 'Accept-Language',
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        },
      });
    },
  };
}

/** Returns a page of the documentation without its title, to be embedded in a page that has its own. */
export async function docsText(
  { file }: DocsPage,
  language: Language,
): Promise<{ readonly title: string; readonly body: string }> {
  const { title, text } = await readDoc(file, language);
  return { title, body: await asPage(text.replace(/^# .+$/m, '')) };
}

async function readDoc(file: string, language: Language): Promise<{ readonly title: string; readonly text: string }> {
  const text = await readFile(join(import.meta.dirname, '../../docs', placeOf(file, language)), 'utf8');
  const title = /^# (.+)$/m.exec(text)?.[1];
  if (title === undefined) throw new Error(`${placeOf(file, language)} has no heading`);
  return { title, text };
}

function placeOf(file: string, language: Language): string {
  return language === 'en' ? file : `${language}/${file}`;
}

/** Links to the page in the other languages. */
function otherLanguages(language: Language): string {
  const links = languages
    .filter((other) => other !== language)
    .map((other) => `<a href="?lang=${other}" lang="${other}" hreflang="${other}">${languageFacts[other].ownName}</a>`);
  return `<nav>${links.join(' · ')}</nav>`;
}

/**
 * Renders Markdown as a page. A link to a file that is not served becomes plain text, and a table wider than a phone
 * scrolls by itself, also with the keyboard.
 */
async function asPage(text: string): Promise<string> {
  const { marked } = await import('marked');
  const body = await marked.parse(text);
  let tables = 0;
  return body
    .replaceAll(/<a href="\.\.\/[^"]*">(.+?)<\/a>/g, '$1')
    .replaceAll(/<h2>(.+?)<\/h2>/g, (_, title: string) => `<h2 id="${slugOf(title)}">${title}</h2>`)
    .replaceAll(
      '<table>',
      () => `<div class="wide" role="group" aria-label="Table ${(tables += 1)}" tabindex="0"><table>`,
    )
    .replaceAll('</table>', '</table></div>');
}

/** Returns the anchor that GitHub gives a heading. */
function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

/**
 * Returns the page's address by language; null where it would only be reachable from this machine. `url`: where Tambour
 * listens.
 */
export function docsUrls(
  { path }: DocsPage,
  { publicUrl, slack, mattermost }: Config,
  url: string,
): Readonly<Record<Language, string>> | null {
  const base = publicUrl ?? (slack === null && mattermost === null ? url : null);
  if (base === null) return null;
  const plain = new URL(path, base).href;
  return inEachLanguage((language) => `${plain}?lang=${language}`);
}
