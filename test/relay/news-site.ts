import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';

import { type GuardedFetch, guardedFetch } from '#outbound/guarded-fetch.ts';

/** One entry of a made-up site, as its feed writes it. */
export interface SiteEntry {
  title: string;
  summary: string;
  /** Null: it has none. */
  link: string | null;
  guid: string | null;
  /** Null: it has none. */
  date: string | null;
}

/** A news site on a free loopback port, reached by a name of its own as if it stood outside. */
export interface NewsSite extends AsyncDisposable {
  readonly url: string;
  /** The same by HTTPS on the usual port, as such a site stands outside: something in front of it ends TLS. */
  readonly officialUrl: string;
  /** Newest first. */
  readonly entries: SiteEntry[];
  /** Entries that its feed shows. */
  shown: number;
  /** Answers with this status and nothing else; null: with the feed. */
  status: number | null;
  headers: Readonly<Record<string, string>>;
  /** In place of the feed. */
  body: string | Buffer | null;
  /** How it encodes its feed. */
  encoding: 'utf8' | 'latin1';
  /** False: as behind a proxy, which alone knows where the name leads. */
  isChecked: boolean;
  readonly asked: IncomingHttpHeaders[];
  readonly answered: { readonly status: number; readonly bytes: number }[];
  readonly fetch: GuardedFetch;
}

const host = 'www.lakes.example';

/** Starts one. */
export async function newsSite(): Promise<NewsSite> {
  const server = createServer((request, response) => {
    site.asked.push(request.headers);
    const body = site.body ?? Buffer.from(feedOf(site.entries.slice(0, site.shown)), site.encoding);
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    const isKnown = request.headers['if-none-match'] === etag;
    const status = site.status ?? (isKnown ? 304 : 200);
    const bytes = status === 200 ? body : '';
    site.answered.push({ status, bytes: Buffer.byteLength(bytes) });
    response.writeHead(status, { ETag: etag, 'Content-Type': 'application/rss+xml', ...site.headers }).end(bytes);
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the site has no address');
  const rules = {
    lookUp: async () => ['127.0.0.1'],
    isOutside: (found: string) => found === '127.0.0.1',
    ports: new Set([address.port]),
  };
  const plain = guardedFetch({ https: null, http: null, noProxy: null }, rules);
  const inside = `http://${host}:${address.port}/`;
  const site: NewsSite = {
    url: `http://${host}:${address.port}/feed`,
    officialUrl: `https://${host}/feed`,
    entries: [],
    shown: 20,
    status: null,
    headers: {},
    body: null,
    encoding: 'utf8',
    isChecked: true,
    asked: [],
    answered: [],
    async fetch(request, stopping) {
      const answer = await plain({ ...request, url: request.url.replace(`https://${host}/`, inside) }, stopping);
      return answer.kind === 'answered' ? { ...answer, isChecked: site.isChecked } : answer;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((settle) => server.close(settle));
    },
  };
  return site;
}

/** Makes entry `number` of a site. */
export function siteEntry(number: number, title: string, at: string): SiteEntry {
  return {
    title,
    summary: `All about it in article ${number}.`,
    link: `https://${host}/news/${number}`,
    guid: `article-${number}`,
    date: at,
  };
}

function feedOf(entries: readonly SiteEntry[]): string {
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Ministry of Lakes</title>${entries.map(itemOf).join('')}</channel></rss>`;
}

function itemOf({ title, summary, link, guid, date }: SiteEntry): string {
  const id = element('guid', guid, ' isPermaLink="false"');
  return `<item>${element('title', title)}${element('description', summary)}${element('link', link)}${id}${element('pubDate', date)}</item>`;
}

function element(name: string, value: string | null, attributes = ''): string {
  return value === null ? '' : `<${name}${attributes}><![CDATA[${value}]]></${name}>`;
}
