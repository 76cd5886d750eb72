import type { GuardedFetch } from '#outbound/guarded-fetch.ts';

/** One page of the body's own site, as its feed lists it. */
export interface SimPage {
  title: string;
  summary: string;
  readonly link: string;
  readonly publishedAt: Date;
}

/** The site of a desk. Every process reads its feed. */
export interface SimSite {
  readonly url: string;
  /** Pages, newest first. */
  readonly pages: SimPage[];
  readonly fetch: GuardedFetch;
}

export function simSite(): SimSite {
  const url = 'https://www.valmont.example/feed.json';
  const pages: SimPage[] = [];
  return {
    url,
    pages,
    async fetch() {
      const items = pages.map(({ title, summary, link, publishedAt }) => ({
        id: link,
        url: link,
        title,
        content_text: summary,
        date_published: publishedAt.toISOString(),
      }));
      const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Valmont', items };
      return {
        kind: 'answered',
        status: 200,
        url,
        body: Buffer.from(JSON.stringify(feed)),
        contentType: 'application/feed+json',
        etag: null,
        lastModified: null,
        retryAfterSeconds: null,
        isChecked: true,
      };
    },
  };
}
