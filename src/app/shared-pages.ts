import type { Config } from '#config.ts';
import { answerPage, type PagesDeps } from '#pages/answer-page.ts';
import type { Route } from '#web/handler.ts';

import { docsText, methodPage } from './docs-pages.ts';

const path = '/s/';

/** Serves the pages that links open; nothing where they are switched off. */
export function pagesRoutes(
  { pages, publicUrl }: Pick<Config, 'pages' | 'publicUrl'>,
  deps: Omit<PagesDeps, 'host' | 'methodText'>,
): readonly Route[] {
  const host = publicUrl === null ? null : new URL(publicUrl).host;
  return pages
    ? [
        {
          path: `${path}*`,
          handler: answerPage({ ...deps, host, methodText: (language) => docsText(methodPage, language) }),
        },
      ]
    : [];
}

/**
 * Returns the address to which a link adds its token; null where pages are switched off. `url`: where Tambour listens, which
 * is where practice is read.
 */
export function pagesUrl({ pages, publicUrl }: Pick<Config, 'pages' | 'publicUrl'>, url: string): string | null {
  return pages ? new URL(path, publicUrl ?? url).href : null;
}
