import type { Clock } from '#clock.ts';
import type { GuardedFetch } from '#outbound/guarded-fetch.ts';

/** One page of the body's own site, as its feed lists it. */
export interface SimPage {
  readonly id: string;
  title: string;
  readonly summary: string;
  readonly link: string;
  /** As its feed writes it; null: without a date. */
  readonly dated: string | null;
  /** Null if the feed does not say exactly when. */
  readonly publishedAt: Date | null;
  /** Links of the pages above it in the feed when it came. */
  readonly below: readonly string[];
}

/** One reading of the feed. */
export interface SimReading {
  readonly at: Date;
  /** False if the site failed, or most of what it showed before was gone. */
  readonly isGood: boolean;
}

/** The site of a desk. Every process reads its feed. */
export interface SimSite {
  readonly url: string;
  /** Pages in its feed, newest first. */
  pages: SimPage[];
  isDown: boolean;
  /** Every page that was ever in it. */
  readonly made: SimPage[];
  readonly readings: SimReading[];
  readonly fetch: GuardedFetch;
}

export function simSite(clock: Clock): SimSite {
  const url = 'https://www.valmont.example/feed.json';
  let shown = 0;
  const site: SimSite = {
    url,
    pages: [],
    isDown: false,
    made: [],
    readings: [],
    async fetch() {
      const { pages, isDown } = site;
      const isGood = !isDown && pages.length * 2 >= shown && (pages.length > 0 || shown === 0);
      site.readings.push({ at: clock.now(), isGood });
      if (!isDown) shown = pages.length;
      const items = pages.map(({ id, title, summary, link, dated }) => ({
        id,
        url: link,
        title,
        content_text: summary,
        ...(dated === null ? {} : { date_published: dated }),
      }));
      const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Valmont', items };
      return {
        kind: 'answered',
        status: isDown ? 503 : 200,
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
  return site;
}
