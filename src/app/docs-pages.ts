import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { marked } from 'marked';

import type { Config } from '#config.ts';
import type { Route } from '#web/handler.ts';

interface DocsPage {
  readonly path: string;
  readonly file: string;
  readonly title: string;
}

/** How a digest's figures are made: its thread links to it. */
export const methodPage: DocsPage = {
  path: '/digest-method',
  file: 'digest-method.md',
  title: 'How the digest’s figures are made',
};

/** What to do when an account was taken over: the message of a freeze links to it. */
export const firstHourPage: DocsPage = {
  path: '/first-hour',
  file: 'first-hour.md',
  title: 'La première heure · The first hour',
};

const style = `body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif;color:#1b1b1b;background:#fff;overflow-wrap:break-word}
.wide{overflow-x:auto}
table{border-collapse:collapse}td,th{border:1px solid #767676;padding:.25rem .6rem;text-align:left}pre{white-space:pre-wrap}
@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}a{color:#8ab4f8}}`;

/** Serves a page of the documentation that messages link to. It holds nothing of any desk. */
export function docsRoute({ path, file, title }: DocsPage): Route {
  return {
    path,
    handler: async ({ method }) => {
      if (method !== 'GET' && method !== 'HEAD') return new Response('Method not allowed', { status: 405 });
      const body = asPage(await marked.parse(await readFile(join(import.meta.dirname, '../../docs', file), 'utf8')));
      const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${style}</style><main>${body}</main></html>`;
      return new Response(page, {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        },
      });
    },
  };
}

/** Its own links find their headings; a table wider than a phone is moved by itself, with the keyboard too. */
function asPage(body: string): string {
  let tables = 0;
  return body
    .replaceAll(/<h2>(.+?)<\/h2>/g, (_, title: string) => `<h2 id="${slugOf(title)}">${title}</h2>`)
    .replaceAll(
      '<table>',
      () => `<div class="wide" role="group" aria-label="Table ${(tables += 1)}" tabindex="0"><table>`,
    )
    .replaceAll('</table>', '</table></div>');
}

/** As GitHub names the headings of a document. */
function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

/** Where people reach such a page; null where only this machine would. `url`: where Tambour listens. */
export function docsUrl({ path }: DocsPage, { publicUrl, slack, mattermost }: Config, url: string): string | null {
  const base = publicUrl ?? (slack === null && mattermost === null ? url : null);
  return base === null ? null : new URL(path, base).href;
}
