import type { Config } from '#config.ts';
import type { LinkLook } from '#drafts/previews/look-at-link.ts';
import { guardedFetch } from '#outbound/guarded-fetch.ts';

const withinMs = 5000;
/** Networks read little more of a page, and X shows no larger picture. */
const pageLimits = { maxBytes: 1024 * 1024, withinMs, maxRedirects: 5 };
const pictureLimits = { maxBytes: 5 * 1024 * 1024, withinMs, maxRedirects: 5 };

/** Builds the function that reads the page behind a link for its preview. */
export function lookingBy({ proxy }: Pick<Config, 'proxy'>): (link: string) => Promise<LinkLook> {
  const ways = {
    page: guardedFetch(proxy, undefined, pageLimits),
    picture: guardedFetch(proxy, undefined, pictureLimits),
  };
  return async (link) => {
    const { lookAtLink } = await import('#drafts/previews/look-at-link.ts');
    return lookAtLink(ways, link);
  };
}
