import { columnOf } from '#bot/importing/headings.ts';
import { readPayload } from '#chat/kit/read-payload.ts';
import { MAX_CAPTION_BYTES } from '#drafts/captions/read-captions.ts';
import { takeCaptions } from '#drafts/captions/take-captions.ts';
import { decodeFile } from '#drafts/importing/decode-file.ts';
import { MAX_FILE_BYTES, readCells } from '#drafts/importing/read-cells.ts';
import { readHead } from '#drafts/previews/read-head.ts';
import { proposeDivision } from '#drafts/series/propose-division.ts';
import { drawnOf } from '#networks/mastodon/drawn-of.ts';
import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';
import { postWords } from '#relay/post-words.ts';
import { readFeedApart } from '#relay/read-feed-apart.ts';
import { parseJson } from '#text/json-bounds.ts';

/** A way by which strangers' bytes come in, with the worst that is known for it. */
export interface HostileInput {
  readonly what: string;
  /** As much as is let in, in bytes or characters. */
  readonly most: number;
  readonly make: (size: number) => string;
  readonly read: (text: string) => unknown;
}

type Texts = Readonly<Record<string, (size: number) => string>>;

/** Repeats a piece up to a size, between what comes first and last. */
function filled(piece: string, first = '', last = ''): (size: number) => string {
  return (size) => first + piece.repeat(Math.floor((size - first.length - last.length) / piece.length)) + last;
}

/** Writes numbered pieces, up to a size. */
function numbered(piece: (number: number) => string, first = '', last = ''): (size: number) => string {
  return (size) => {
    const pieces: string[] = [];
    let length = first.length + last.length;
    for (let number = 0; ; number += 1) {
      const next = piece(number);
      length += next.length;
      if (length > size) return first + pieces.join('') + last;
      pieces.push(next);
    }
  };
}

const pages: Texts = {
  '<svg>': filled('<svg>'),
  '<b>': filled('<b>'),
  '<a><b>': filled('<a><b>'),
  '<table><tr><td>': filled('<table><tr><td>'),
  '<p>': filled('<p>'),
  '<p></p>': filled('<p></p>'),
  '</a>': filled('</a>'),
  '500 deep, again and again': filled('<i>'.repeat(500) + '</i>'.repeat(500)),
  'attributes of one tag': numbered((number) => ` a${number}=b`, '<p', '>'),
  'one attribute': filled('a', '<meta name="x" content="', '">'),
  metas: numbered((number) => `<meta name=a${number} content=b>`),
  titles: filled('<title>a</title>'),
  'one title': filled('&amp;', '<title>'),
  'a comment': filled('-', '<!--'),
  'a script': filled('</scrip', '<script>'),
  '<': filled('<'),
};

const captions: Texts = {
  captions: numbered((number) => `${number + 1}\n00:00:01,000 --> 00:00:02,000\nmot mot\n\n`),
  'captions without a number': filled('00:01.000 --> 00:02.000\na\n\n', 'WEBVTT\n\n'),
  'lines of one caption': filled('a\n', '1\n00:00:01,000 --> 00:00:02,000\n'),
  marks: filled('a\u0301\u0302\u0303', '1\n00:00:01,000 --> 00:00:02,000\n'),
  'empty lines': filled('\n'),
};

const tables: Texts = {
  rows: filled('a;b\n', 'texte;date\n'),
  columns: filled(';', 'texte'),
  'columns of a row': filled('a;', 'texte;date\n'),
  'quotation marks': filled('""', 'texte;date\n"'),
  'one cell': filled('a\n', 'texte;date\n"', '"'),
  'one heading': filled('texte '),
  'empty rows': filled(' \n', 'texte\n'),
};

const answers: Texts = {
  '[': filled('['),
  '[]': filled('[],', '[', '1]'),
  objects: filled('{"a":1},', '[', '1]'),
  'an object of many names': numbered((number) => `"k${number}":1,`, '{', '"z":1}'),
  'objects of other names': numbered((number) => `{"k${number}":1},`, '[', '1]'),
  numbers: filled('1,', '[', '1]'),
  escapes: filled(String.raw`\u00e9\"`, '"', '"'),
};

const forms: Texts = {
  pairs: filled('a=b&'),
  'pairs of other names': numbered((number) => `k${number}=&`),
  escapes: filled('%C3%A9', 'a='),
};

const posts: Texts = {
  '<svg>': filled('<svg>'),
  '<b>': filled('<b>'),
  '<p>': filled('<p>a</p>'),
  links: numbered((number) => `<a href="https://a.example/${number}">a</a> `),
  escapes: filled('&amp;'),
};

const inRss = ['<rss version="2.0"><channel>', '</channel></rss>'] as const;
const inJson = ['{"version":"https://jsonfeed.org/version/1.1","items":[', '{}]}'] as const;
const feeds: Texts = {
  items: filled('<item><link>/1</link></item>', ...inRss),
  'markup of an item': filled(`<item><link>/1</link><title>${'a&lt;p&gt;'.repeat(2_000)}</title></item>`, ...inRss),
  'CDATA of an item': filled(
    `<item><link>/1</link><description><![CDATA[${'<p>a'.repeat(5_000)}]]></description></item>`,
    ...inRss,
  ),
  'one title': filled('&amp;', '<rss><channel><title>'),
  nested: filled('<a>', '<rss>'),
  comments: filled('<!---->', '<rss>'),
  entries: filled(
    '<entry><id>a</id><link href="/1"/></entry>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '</feed>',
  ),
  'items of JSON': filled('{"url":"/1","title":"&amp;<i>a"},', ...inJson),
};

const texts: Texts = {
  numbers: filled('1 '),
  words: filled('a '),
  sentences: filled('a. '),
  paragraphs: filled('a\n\n'),
  mentions: filled('@a@b.fr '),
  hosts: filled('x.y '),
};

function inputs(name: string, most: number, all: Texts, read: HostileInput['read']): readonly HostileInput[] {
  return Object.entries(all).map(([what, make]) => ({ what: `${name}: ${what}`, most, make, read }));
}

const megabyte = 1024 * 1024;
/** Servers that allow long posts allow about as many. */
const longPosts = { ...mastodonRules.defaultLimits, maxCharacters: 5_000 };

/** All known ways, each with the worst inputs that are known for it. */
export const hostileInputs: readonly HostileInput[] = [
  ...inputs('a page', megabyte, pages, (text) => readHead(Buffer.from(text), 'text/html', 'https://a.example/')),
  ...inputs('captions', MAX_CAPTION_BYTES, captions, (text) => takeCaptions(Buffer.from(text), 'fr')),
  ...inputs('a table', MAX_FILE_BYTES, tables, async (text) => {
    const decoded = decodeFile(Buffer.from(text));
    return decoded.kind === 'text' ? readCells(decoded.text, (cell) => columnOf(cell) !== null) : decoded;
  }),
  ...inputs('an answer', 2 * megabyte, answers, (text) => parseJson(Buffer.from(text))),
  ...inputs('a request', megabyte, answers, (text) => readPayload('application/json', Buffer.from(text))),
  ...inputs('a form', megabyte, forms, (text) => readPayload('application/x-www-form-urlencoded', Buffer.from(text))),
  ...inputs('a public post', megabyte, posts, drawnOf),
  ...inputs('a relayed post', megabyte, posts, (text) => postWords(text, new Map())),
  ...inputs('a feed', 2 * megabyte, feeds, (text) => readFeedApart(Buffer.from(text), null, 'https://a.example/')),
  ...inputs('a text to divide', 40_000, texts, (text) =>
    proposeDivision(text, (part) => mastodonRules.measure(part, null, longPosts) <= longPosts.maxCharacters),
  ),
];
