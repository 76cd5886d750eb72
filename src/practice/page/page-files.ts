import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Hono } from 'hono';

const files = [
  ['/page.css', 'text/css; charset=utf-8'],
  ['/page.js', 'text/javascript; charset=utf-8'],
  ['/press.js', 'text/javascript; charset=utf-8'],
  ['/scroll.js', 'text/javascript; charset=utf-8'],
  ['/page.svg', 'image/svg+xml'],
] as const;

/** Adds the routes of the page's style, scripts and picture. */
export function pageFiles(page: Hono): void {
  for (const [path, type] of files) {
    const content = readFileSync(join(import.meta.dirname, path));
    page.get(path, (context) => context.body(content, 200, { 'content-type': type, 'cache-control': 'no-cache' }));
  }
}
