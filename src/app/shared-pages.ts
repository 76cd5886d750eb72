import type { Config } from '#config.ts';
import type { PagesDeps } from '#pages/answer-page.ts';
import type { Handler, Route } from '#web/handler.ts';

import { docsText, methodPage } from './docs-pages.ts';

const path = '/s/';

export interface ServedPages {
  readonly routes: readonly Route[];
  /** Loads the code that draws pages, if there is any link and no page was opened yet. */
  readonly load: () => Promise<unknown>;
}

/** Serves the pages that links open; no routes if they are switched off. */
export function servePages(
  { pages, publicUrl }: Pick<Config, 'pages' | 'publicUrl'>,
  deps: Omit<PagesDeps, 'host' | 'methodText'>,
): ServedPages {
  if (!pages) return { routes: [], load: async () => undefined };
  const host = publicUrl === null ? null : new URL(publicUrl).host;
  const open = async (): Promise<Handler> => {
    const { answerPage } = await import('#pages/answer-page.ts');
    return answerPage({ ...deps, host, methodText: (language) => docsText(methodPage, language) });
  };
  let opening: Promise<Handler> | null = null;
  const load = (): Promise<Handler> => (opening ??= open());
  const loadForLinks = async (): Promise<void> => {
    const { db } = deps.store;
    // Otherwise the first request loads it.
    const given = await db.$queryRaw<unknown[]>`SELECT 1 FROM "SharedLink" LIMIT 1`.catch(() => []);
    if (given.length > 0) await load();
  };
  return {
    routes: [{ path: `${path}*`, handler: async (request, from) => (await load())(request, from) }],
    load: loadForLinks,
  };
}

/**
 * Returns the address to which a link adds its token; null if pages are switched off. `url`: where Tambour listens;
 * used in practice.
 */
export function pagesUrl({ pages, publicUrl }: Pick<Config, 'pages' | 'publicUrl'>, url: string): string | null {
  return pages ? new URL(path, publicUrl ?? url).href : null;
}
