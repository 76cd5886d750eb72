import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { canonicalLink } from '#text/canonical-link.ts';
import { onePerKey } from '#relay/one-per-key.ts';
import { type FeedEntry, type FeedRead, readFeed } from '#relay/read-feed.ts';

const url = 'https://www.lakes.example/feed';

function read(body: string | Buffer, contentType: string | null = null): FeedRead {
  return readFeed(Buffer.from(body), contentType, url);
}

function entriesOf(body: string | Buffer, contentType: string | null = null): readonly FeedEntry[] {
  const feed = read(body, contentType);
  assert.ok(feed.kind === 'feed', JSON.stringify(feed));
  return feed.entries;
}

function rss(...items: readonly string[]): string {
  const all = items.map((item) => `<item>${item}</item>`).join('');
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Lakes</title>${all}</channel></rss>`;
}

function atom(...entries: readonly string[]): string {
  const all = entries.map((entry) => `<entry>${entry}</entry>`).join('');
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>Lakes</title><id>f</id>${all}</feed>`;
}

function advice(id: string, title: string, at: string): string {
  return `<id>tag:${id}</id><title>${title}</title><link href="/advice"/><updated>${at}</updated>`;
}

const one = '<title>Low water</title><link>https://www.lakes.example/news/1</link>';

describe('the formats', () => {
  const same = {
    key: 'www.lakes.example/news/1',
    link: 'https://www.lakes.example/news/1',
    title: 'Low water',
    summary: 'Two lakes are closed.',
    publishedAt: new Date('2026-06-02T07:00:00Z'),
    datedAt: new Date('2026-06-02T07:00:00Z'),
  };

  test('RSS 2, Atom and JSON Feed come to the same', () => {
    const said = '<description>Two lakes are closed.</description>';
    const [fromRss] = entriesOf(rss(`${one}${said}<pubDate>Tue, 02 Jun 2026 08:00:00 +0100</pubDate>`));
    const [fromAtom] = entriesOf(
      atom(
        '<id>a</id><title>Low water</title><link rel="replies" href="/c"/><link href="/news/1"/>' +
          '<published>2026-06-02T08:00:00+01:00</published><summary>Two lakes are closed.</summary>',
      ),
    );
    const items = [
      {
        url: '/news/1',
        title: 'Low water',
        content_text: 'Two lakes are closed.',
        date_published: '2026-06-02T07:00:00Z',
      },
    ];
    const [fromJson] = entriesOf(
      JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Lakes', items }),
    );
    assert.deepEqual([fromRss, fromAtom, fromJson], [same, { ...same, guid: 'a' }, same]);
  });

  test('an entry without an id is known by its link, and one without a link leads nowhere and is counted', () => {
    const feed = read(
      rss(one, '<title>No link</title>', '<title>By id</title><guid>https://www.lakes.example/news/2</guid>'),
    );
    assert.ok(feed.kind === 'feed');
    assert.deepEqual(
      feed.entries.map(({ key }) => key),
      ['www.lakes.example/news/1', 'www.lakes.example/news/2'],
    );
    assert.equal(feed.withoutLink, 1);
  });

  test('of several entries about one page the newest is taken, whatever their ids', () => {
    const entries = entriesOf(
      atom(
        advice('1', 'Advice', '2026-06-01T00:00:00Z'),
        advice('2', 'Advice, new', '2026-06-02T00:00:00Z'),
        advice('3', 'Advice', '2026-05-02T00:00:00Z'),
      ),
    );
    assert.deepEqual(
      onePerKey(entries, []).map(({ title }) => title),
      ['Advice, new'],
    );
    assert.equal(entries[0]?.publishedAt, null);
  });

  test('entries on one page with other ids and other titles are several, by whichever of them was known first', () => {
    const [fire, flood] = entriesOf(
      atom(advice('2', 'Fire', '2026-06-02T00:00:00Z'), advice('1', 'Flood', '2026-06-01T00:00:00Z')),
    );
    assert.ok(fire && flood);
    const keys = onePerKey([fire, flood], []).map(({ key }) => key);
    assert.equal(keys[1], flood.key);
    const shown = { title: 'Flood', summary: '', link: flood.link };
    const items = [{ key: flood.key, guid: 'tag:1', shown }];
    assert.deepEqual([onePerKey([fire], items)[0]?.key], [keys[0]]);
    const both = [...items, { key: keys[0] ?? '', guid: 'tag:2', shown: null }];
    assert.deepEqual([onePerKey([{ ...fire, title: 'Flood, over' }], both)[0]?.key], [keys[0]]);
    assert.deepEqual([onePerKey([flood], both)[0]?.key], [flood.key]);
  });

  test('dates that cannot be are none, and +01:00 is the instant that it is with Z', () => {
    const dates = ['1970-01-01T00:00:00Z', 'soon', '2031-01-01T00:00:00Z', '2026-06-02T08:00:00+01:00'];
    const entries = entriesOf(rss(...dates.map((at, index) => `<link>/n/${index}</link><pubDate>${at}</pubDate>`)));
    assert.deepEqual(
      entries.map(({ publishedAt }) => publishedAt?.toISOString() ?? null),
      [null, null, '2031-01-01T00:00:00.000Z', '2026-06-02T07:00:00.000Z'],
    );
  });

  test('markup in a title or summary is not shown, nor what is hidden or turned round by characters', () => {
    const [entry] = entriesOf(
      rss(
        '<link>/1</link><title><![CDATA[<b onclick="x()">Water &amp; health</b><script>bad()</script> 5 < 6 \u202Egnol\u200B]]></title>' +
          '<description>&lt;p&gt;One &lt;a href="https://evil.example"&gt;link&lt;/a&gt;&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;&lt;img alt="no"&gt;</description>',
      ),
    );
    assert.equal(entry?.title, 'Water & health 5 < 6 gnol');
    assert.equal(entry?.summary, 'One link Two');
  });

  test('text is decoded as the server or the document says', () => {
    const latin = Buffer.from(
      `<?xml version="1.0" encoding="ISO-8859-1"?>${rss('<link>/1</link><title>Été</title>').slice(21)}`,
      'latin1',
    );
    assert.equal(entriesOf(latin)[0]?.title, 'Été');
    assert.equal(entriesOf(latin, 'text/xml; charset=iso-8859-1')[0]?.title, 'Été');
    assert.deepEqual(read(rss(one), 'text/xml; charset=x-unknown'), { kind: 'refused', why: 'charset' });
  });
});

describe('what is no feed, or a hostile one', () => {
  const bomb =
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>' +
    `<rss version="2.0"><channel><item>${one}<description>&b;</description></item></channel></rss>`;
  const external =
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>' +
    `<rss version="2.0"><channel><item>${one}<description>&x;</description></item></channel></rss>`;

  test('a document type is refused before anything is parsed, however it is written', () => {
    for (const body of [
      bomb,
      external,
      bomb.replace('<!DOCTYPE', '<!doctype'),
      `<!-- x -->${external.slice(21)}`,
      `<!-- <![CDATA[ --><!DOCTYPE x []><!-- ]]> -->${rss(one).slice(21)}`,
      rss(one).replace('<item>', '<!DOCTYPE x [<!ENTITY y "z">]><item>'),
      rss(`${one}<title><![CDATA[ never ended</title>`),
      `{${bomb}`,
      ` {"version": ${bomb}`,
    ]) {
      assert.deepEqual(read(body), { kind: 'refused', why: 'doctype' }, body.slice(0, 80));
    }
    const wide = Buffer.from(`\uFEFF${bomb}`, 'utf16le');
    assert.deepEqual(read(wide), { kind: 'refused', why: 'doctype' });
  });

  test('a document type that a text only speaks of is none', () => {
    assert.equal(entriesOf(rss(`${one}<description><![CDATA[<!DOCTYPE html><p>Hello</p>]]></description>`)).length, 1);
  });

  test('a page for people is said to be one', () => {
    for (const body of ['<html><body>Hello</body></html>', '\n<!DOCTYPE html><title>News</title>']) {
      assert.deepEqual(read(body), { kind: 'refused', why: 'page' }, body);
    }
  });

  test('what is no feed is said to be none', () => {
    for (const body of ['', '{}', '{"version": 1', 'hello', '\0\0', '<rss', '[]', 'null']) {
      assert.deepEqual(read(body), { kind: 'refused', why: 'notAFeed' }, body);
    }
  });

  test('2 MB of anything end within two seconds', () => {
    const size = 2 * 1024 * 1024;
    const nested = `<rss version="2.0"><channel>${'<item>'.repeat(size / 6)}`;
    const deep = `${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}`;
    for (const body of [
      '<!--'.repeat(size / 4),
      '<![CDATA['.repeat(size / 9),
      `<rss version="2.0"><channel><item>${'<'.repeat(size)}`,
      nested,
      rss(`${one}<description>${deep}</description>`),
      rss(`${one}<title>${'&amp;'.repeat(size / 5)}</title>`),
      rss(`${one}<title>${'e\u0301\u0301'.repeat(size / 5)}</title>`),
      rss(...Array.from({ length: 12_000 }, (_, index) => `<link>/n/${index}</link><title>${'x'.repeat(80)}</title>`)),
      '{'.repeat(size),
      `{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(size)}`,
    ]) {
      const beganAt = performance.now();
      read(body);
      const ms = performance.now() - beganAt;
      assert.ok(ms < 2_000, `${body.slice(0, 40)} took ${ms} ms`);
    }
  });
});

test('one page is known by one key, however its link is written, and a hidden host is no link', () => {
  const keys = [
    'https://www.lakes.example/news/1',
    'http://www.lakes.example/news/1/',
    'HTTPS://WWW.Lakes.Example:443/news/1?utm_source=rss&utm_medium=feed#top',
    '/news/1',
    ' ../news/1 ',
  ].map((link) => canonicalLink(link, 'https://www.lakes.example/rss/')?.key);
  assert.deepEqual([...new Set(keys)], ['www.lakes.example/news/1']);
  assert.equal(canonicalLink('/news?id=1&utm_campaign=x', url)?.key, 'www.lakes.example/news?id=1');
  // What is left stays as the site writes it.
  assert.match(canonicalLink('/spip.php?article12&a=b%20c&xtor=RSS-1', url)?.link ?? '', /\?article12&a=b%20c$/);
  for (const link of [
    'https://lakes.example@evil.example/',
    'javascript:alert(1)',
    'mailto:a@b',
    'ftp://lakes.example/',
  ]) {
    assert.equal(canonicalLink(link, url), null, link);
  }
});

function dated(date: string): FeedEntry | undefined {
  return entriesOf(rss(`${one}<pubDate>${date}</pubDate>`))[0];
}

function titled(title: string): FeedEntry | undefined {
  return entriesOf(rss(`<title>${title}</title><link>/1</link>`))[0];
}

function summary(html: string): string | undefined {
  return entriesOf(rss(`${one}<description><![CDATA[${html}]]></description>`))[0]?.summary;
}

describe('what real sites write', () => {
  test('dates in the zones of Europe are read by their names, and those that say less than a moment are vague', () => {
    const nine = new Date('2026-10-27T08:00:00Z');
    for (const date of [
      'Tue, 27 Oct 2026 09:00:00 CET',
      'Tue, 27 Oct 2026 10:00:00 CEST',
      '2026-10-27T09:00:00+01:00',
    ]) {
      assert.deepEqual([dated(date)?.publishedAt, dated(date)?.isVaguelyDated], [nine, undefined], date);
    }
    for (const date of ['Tue, 27 Oct 2026 09:00:00', '2026-10-27', '10/11/2026 09:00 GMT']) {
      assert.equal(dated(date)?.isVaguelyDated, true, date);
    }
  });

  test('links are relative to the base that the feed names', () => {
    const link = '<id>1</id><title>Plan</title><link href="plan.html"/>';
    const inFeed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/actualites/"><entry>${link}</entry></feed>`;
    assert.equal(entriesOf(inFeed)[0]?.link, 'https://www.lakes.example/actualites/plan.html');
  });

  test('an id that is no address is no link, and one that is one leads there, as does a link in another vocabulary', () => {
    assert.equal(entriesOf(rss('<title>A</title><guid>communique-2026-14</guid>')).length, 0);
    const [inAtom] = entriesOf(atom('<id>https://www.lakes.example/9</id><title>A</title>'));
    assert.equal(inAtom?.link, 'https://www.lakes.example/9');
    const [ofDotNet] = entriesOf(
      rss(
        '<title>A</title><a10:link xmlns:a10="http://www.w3.org/2005/Atom" href="/9"/><guid isPermaLink="false">9</guid>',
      ),
    );
    assert.equal(ofDotNet?.link, 'https://www.lakes.example/9');
  });

  test('places on a page are entries of their own, and what names no place is none', () => {
    const links = [
      '/alertes#rue-haute',
      '/alertes#ecole',
      '/#/news/ecole',
      '/a#top',
      '/b#xtor=RSS-1',
      '/c?a=1&amp;amp;b',
    ];
    assert.deepEqual(
      entriesOf(rss(...links.map((link) => `<title>A</title><link>${link}</link>`))).map((entry) =>
        entry.link.slice(25),
      ),
      ['/alertes#rue-haute', '/alertes#ecole', '/#/news/ecole', '/a', '/b', '/c?a=1&b'],
    );
  });

  test('a page that is known with “www.” is known without', () => {
    const [bare] = onePerKey(entriesOf(rss('<title>A</title><link>https://lakes.example/1</link>')), [
      { key: 'www.lakes.example/1', guid: null, shown: null },
    ]);
    assert.equal(bare?.key, 'www.lakes.example/1');
  });

  test('of a feed that lists the newest last, the newest are read', () => {
    const items = Array.from({ length: 1_200 }, (_, number) => {
      const at = new Date(1_700_000_000_000 + number * 3_600_000).toUTCString();
      return `<title>${number}</title><link>/${number}</link><pubDate>${at}</pubDate>`;
    });
    assert.deepEqual([entriesOf(rss(...items)).at(-1)?.title, entriesOf(rss(...items)).length], ['1199', 1_000]);
  });

  test('a feed whose entries are swallowed by an element that never ends is none', () => {
    const unclosed = rss(one).replace('<item>', '<itunes:category text="a"><item>');
    assert.deepEqual(read(unclosed), { kind: 'refused', why: 'notAFeed' });
  });

  test('words that are declared plain keep their signs', () => {
    const [entry] = entriesOf(atom('<id>1</id><title type="text">La balise &lt;main&gt;</title><link href="/1"/>'));
    assert.equal(entry?.title, 'La balise <main>');
  });

  test('a title that lost a tag that is not of titles may be misread', () => {
    assert.equal(titled('La balise &lt;main&gt; et non &lt;div&gt;')?.isGuessed, true);
    assert.equal(titled('L’eau H&lt;sub&gt;2&lt;/sub&gt;O, &lt;em&gt;enfin&lt;/em&gt;')?.isGuessed, undefined);
  });

  test('cells stay apart, and a CMS’s own words are left out', () => {
    assert.equal(summary('<table><tr><td>Lundi</td><td>8 h</td></tr></table><hr><ul><li>un</li></ul>'), 'Lundi 8 h un');
    assert.equal(
      summary(
        '<p>Travaux.</p><p>L’article <a href="/t">Travaux</a> est apparu en premier sur <a href="/">Lacs</a>.</p>',
      ),
      'Travaux.',
    );
    assert.equal(
      summary('<span class="field field--name-uid">jdupont</span><p>Rue Haute, demain.</p>'),
      'Rue Haute, demain.',
    );
  });

  test('a wrong label does not spoil the words', () => {
    const feed = rss('<title>Été</title><link>https://www.lakes.example/1</link>');
    assert.equal(entriesOf(feed, 'text/xml; charset=ISO-8859-1')[0]?.title, 'Été');
    const latin = Buffer.from(feed.replace('"1.0"', '"1.0" encoding = \'iso-8859-1\''), 'latin1');
    assert.equal(entriesOf(latin)[0]?.title, 'Été');
    for (const label of ['us-ascii', 'koi8-r', 'windows-1251']) {
      assert.equal(entriesOf(feed, `text/xml; charset=${label}`)[0]?.title, 'Été', label);
    }
  });

  test('of two labels that contradict each other nobody knows which is right', () => {
    const feed = rss('<title>Été</title><link>https://www.lakes.example/1</link>').replace(
      '"1.0"',
      '"1.0" encoding="windows-1251"',
    );
    const contrary = entriesOf(Buffer.from(feed, 'latin1'), 'text/xml; charset=ISO-8859-1')[0];
    const alike = entriesOf(Buffer.from(feed, 'latin1'), 'text/xml; charset=cp1251')[0];
    assert.deepEqual([contrary?.isGuessed, alike?.isGuessed], [true, undefined]);
  });

  test('words in the West’s old encoding are read where no label, or a wrong one, says it, and are known as a guess', () => {
    const feed = rss('<title>Été à la plage</title><link>https://www.lakes.example/1</link>');
    for (const body of [feed, feed.replace('"1.0"', '"1.0" encoding="utf-8"')]) {
      const [entry] = entriesOf(Buffer.from(body, 'latin1'));
      assert.deepEqual([entry?.title, entry?.isGuessed], ['Été à la plage', true]);
    }
    assert.equal(entriesOf(feed)[0]?.isGuessed, undefined);
    // Cut within a letter, not in another encoding.
    const cut = Buffer.concat([Buffer.from(feed.replace('plage', 'plage \u00E9')), Buffer.from([0xc3])]);
    assert.match(entriesOf(cut)[0]?.title ?? '', /^Été à la plage/);
  });

  test('a page goes before its PDF', () => {
    const links = '<link href="/1.pdf" type="application/pdf"/><link rel="alternate" href="/1" type="text/html"/>';
    assert.equal(entriesOf(atom(`<id>1</id><title>A</title>${links}`))[0]?.link, 'https://www.lakes.example/1');
  });
});
