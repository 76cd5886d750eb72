import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { marked } from 'marked';

import type { Config } from '#config.ts';
import type { Route } from '#web/handler.ts';

const path = '/digest-method';
const file = join(import.meta.dirname, '../../docs/digest-method.md');

const style = `body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif;color:#1b1b1b;background:#fff}
table{border-collapse:collapse}td,th{border:1px solid #767676;padding:.25rem .6rem;text-align:left}
@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}a{color:#8ab4f8}}`;

/** The page that a digest's thread links to: how its figures are made. It holds nothing of any desk. */
export const methodRoute: Route = {
  path,
  handler: async ({ method }) => {
    if (method !== 'GET' && method !== 'HEAD') return new Response('Method not allowed', { status: 405 });
    const body = await marked.parse(await readFile(file, 'utf8'));
    const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>How the digest’s figures are made</title><style>${style}</style><main>${body}</main></html>`;
    return new Response(page, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      },
    });
  },
};

/** Where people reach that page; null where only this machine would. `url`: where Tambour listens. */
export function methodUrlOf({ publicUrl, slack, mattermost }: Config, url: string): string | null {
  const base = publicUrl ?? (slack === null && mattermost === null ? url : null);
  return base === null ? null : new URL(path, base).href;
}
