import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  array,
  assert as check,
  constant,
  constantFrom,
  nat,
  oneof,
  option,
  property,
  record,
  uuid,
  webUrl,
  type Arbitrary,
} from 'fast-check';

import type { Block, Button, Card, Inline } from '#chat/card.ts';
import { type CardPost, cardPosts } from '#chat/mattermost/render/card-posts.ts';

import { drawnInBrowser } from '../../../support/mattermost-in-browser.ts';
import { drawnOnPhone } from '../../../support/mattermost-on-phone.ts';
import { mentionsIn, readMarkdown } from '../../../support/mattermost-text.ts';
import { hostileLongText, hostileText } from '../../slack/render/hostile-texts.ts';
import { assertLinear } from '../../../support/time-growth.ts';

const names = { usernames: new Map([['u1', 'karim.b']]), words: { image: 'Image : ' } };

const inline: Arbitrary<Inline> = oneof(
  record({ kind: constantFrom('text', 'strong', 'emphasis', 'code'), text: hostileText }),
  record({ kind: constant('link'), url: webUrl({ withQueryParameters: true }), text: hostileText }),
  record({ kind: constant('mention'), user: constantFrom('u1', 'unknown') }),
);
const inlines = array(inline, { maxLength: 5 });
const button: Arbitrary<Button> = record({
  action: constantFrom('approve', 'reject', 'confirm-published'),
  label: hostileText,
  style: constantFrom('primary', 'danger', 'plain'),
  draftId: uuid(),
  revision: nat(),
  target: option(uuid()),
});
const cell = hostileText.map((text) => text.slice(0, 40));
const table: Arbitrary<Block> = record({
  kind: constant('table'),
  caption: hostileText,
  header: array(cell, { minLength: 3, maxLength: 3 }),
  rows: array(array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 6 }),
});
const words: Arbitrary<Block> = oneof(
  record({ kind: constant('heading'), text: hostileText }),
  record({ kind: constant('paragraph'), inlines }),
  record({ kind: constant('quote'), text: hostileLongText }),
  record({ kind: constant('list'), items: array(inlines, { maxLength: 5 }) }),
  record({ kind: constant('note'), inlines }),
  table,
  record({
    kind: constant('folded'),
    summary: hostileText,
    items: array(inlines, { maxLength: 5 }),
    spare: array(inlines, { maxLength: 2 }),
  }),
);
const image: Arbitrary<Block> = record({
  kind: constant('image'),
  sha256: constantFrom('one', 'two'),
  mimeType: constant('image/png'),
  alt: hostileLongText,
  title: hostileText,
});
const buttons: Arbitrary<Block> = record({ kind: constant('buttons'), buttons: array(button, { maxLength: 60 }) });

function cardOf(...blocks: readonly Block[]): Card {
  return { summary: 'Brouillon 12', blocks };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}

function textsOf({ message, sections }: CardPost): readonly string[] {
  return [message, ...sections.map(({ text }) => text)].filter((text) => text !== '');
}

function shown(posts: readonly CardPost[]): string {
  return posts
    .flatMap(textsOf)
    .map((text) => readMarkdown(text).text)
    .join('\n');
}

/** Line breaks and spaces of any kind left out: how they stand is for other tests. */
function bare(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\0', '\ufffd')
    .replaceAll(/[\s\u2060]+/gu, '');
}

function said(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'quote':
      return block.text;
    case 'paragraph':
    case 'note':
      return saidInline(block.inlines);
    case 'list':
      return block.items.map(saidInline).join('');
    case 'folded':
      // Nothing folds: the fold is not announced, and what is spare is left out.
      return block.items.map(saidInline).join('');
    case 'file':
      return block.title;
    case 'table':
      return [block.caption, ...block.header, ...block.rows.flat()].map((one) => one.toWellFormed()).join('');
    case 'image':
    case 'posts':
    case 'buttons':
      return '';
  }
}

function saidInline(all: readonly Inline[]): string {
  return all
    .map((one) => {
      if (one.kind === 'mention') return one.user === 'u1' ? '@karim.b' : `@${one.user}`;
      return one.kind === 'link' && one.text.trim() === '' ? one.url : one.text.toWellFormed();
    })
    .join('');
}

test('no post of a card goes over a limit, and nothing in it is markup that the card has not', () => {
  const wanted = new Set(['strong', 'em', 'codespan', 'link', 'heading', 'blockquote', 'list', 'list_item', 'table']);
  check(
    property(hostileLongText, array(oneof(words, image, buttons), { maxLength: 12 }), (summary, blocks) => {
      const posts = cardPosts({ summary, blocks }, names);
      assert.ok(posts.length > 0);
      for (const post of posts) {
        assert.ok(Array.from(textsOf(post).join('')).length <= 16_383);
        assert.ok(post.pictures.length <= 10);
        for (const text of textsOf(post)) {
          for (const kind of readMarkdown(text).kinds) assert.ok(wanted.has(kind), `${kind} in ${text}`);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('the posts of a card hold its words, all of them, in their order', () => {
  check(
    property(array(words, { maxLength: 8 }), (blocks) => {
      const expected = bare(blocks.map((block) => said(block).toWellFormed()).join(''));
      const is = bare(shown(cardPosts(cardOf(...blocks), names)));
      assert.equal(is === 'Brouillon12' ? '' : is, expected);
    }),
    { numRuns: 150 },
  );
});

/** Like `decodeURI`, but leaves what is no encoding, such as a lone percent sign. */
function decoded(address: string): string {
  return address.replaceAll(/(?:%[\dA-Fa-f]{2})+/gu, (run) => {
    try {
      return decodeURI(run);
    } catch {
      return run;
    }
  });
}

test('an entity that begins in an address and ends behind it is shown as it is written', () => {
  const label = 'https://lieu.example/?a=1&b=2&gt;';
  const inline: Inline = { kind: 'link', url: 'https://lieu.example', text: label };
  assert.equal(shown(cardPosts(cardOf({ kind: 'paragraph', inlines: [inline] }), names)), label);
});

test('emphasis behind a text that ends in a star is emphasis, in a browser and on a phone', () => {
  for (const kind of ['emphasis', 'strong'] as const) {
    const inlines: Inline[] = [
      { kind: 'text', text: '*note*' },
      { kind, text: '(urgent)' },
      { kind: 'text', text: '*' },
    ];
    const [post] = cardPosts(cardOf({ kind: 'paragraph', inlines }), names);
    assert.ok(post);
    for (const draw of [drawnInBrowser, drawnOnPhone]) assert.equal(bare(draw(post.message).text), '*note*(urgent)*');
  }
});

test('nobody is told but who is mentioned, and what is a link is one, or shows its own address', () => {
  check(
    property(hostileText, array(oneof(words, image, buttons), { maxLength: 8 }), (summary, blocks) => {
      const hasLinks = JSON.stringify(blocks).includes('"kind":"link"');
      for (const post of cardPosts({ summary, blocks }, names)) {
        for (const text of textsOf(post)) {
          for (const mention of mentionsIn(text)) assert.match(mention, /^@karim(?:\.b)?$/);
        }
        if (hasLinks) continue;
        for (const text of textsOf(post))
          for (const draw of [drawnInBrowser, drawnOnPhone])
            for (const link of draw(text).links)
              assert.equal(decoded(link.href.replace(/^mailto:/, '')), decoded(link.text));
      }
    }),
    { numRuns: 150 },
  );
});

test('a quote keeps its lines, whatever they begin with', () => {
  const text = '# un\n- deux\n\n\n1. trois\n    quatre\n> cinq\n===\n| a | b |\n|---|---|\n```\nsix  sept \n~~~\n***';
  const [post] = cardPosts(cardOf({ kind: 'quote', text }), names);
  const read = readMarkdown(post?.message ?? '');
  assert.equal(read.text, text);
  assert.deepEqual([...read.kinds], ['blockquote']);
});

test('signs that would become a picture or a formula stay signs', () => {
  const text = ':boom: :100: :) ;) <3 $a$ https://a.example www.a.example a@b.example &lt; &amp;lt; 09:30 ~town #fin';
  const [post] = cardPosts(cardOf({ kind: 'paragraph', inlines: [{ kind: 'text', text }] }), names);
  for (const draw of [drawnInBrowser, drawnOnPhone]) {
    const { text: shown, links, kinds } = draw(post?.message ?? '');
    assert.equal(shown, text);
    assert.deepEqual(
      links.map(({ href }) => href).filter((href) => !href.startsWith('mailto:')),
      ['https://a.example'],
    );
    assert.deepEqual(kinds, new Set());
  }
});

test('a mention stands as the name that the server knows, and what follows is not part of it', () => {
  const card = cardOf({
    kind: 'paragraph',
    inlines: [
      { kind: 'text', text: 'à' },
      { kind: 'mention', user: 'u1' },
      { kind: 'text', text: '2 suite' },
    ],
  });
  const [post] = cardPosts(card, names);
  assert.deepEqual(new Set(mentionsIn(post?.message ?? '')), new Set(['@karim.b']));
});

test('a text of 40,000 characters stands whole, over several posts, parted between lines', () => {
  const line = 'Une phrase de la longueur d’une ligne, avec @channel et *ça*.\n';
  const text = line.repeat(Math.ceil(40_000 / line.length)).slice(0, 40_000);
  const posts = cardPosts(cardOf({ kind: 'heading', text: 'Texte' }, { kind: 'quote', text }), names);
  assert.ok(posts.length >= 3 && posts.length <= 5, `${posts.length} posts`);
  assert.equal(bare(shown(posts)), bare(`Texte${text}`));
  for (const post of posts.slice(0, -1)) assert.match(post.message, /\.&#10;$/);
});

test('a text of exactly the most that a post takes stands whole', () => {
  for (const length of [15_990, 16_000, 16_383, 16_384]) {
    const text = 'x'.repeat(length);
    assert.equal(bare(shown(cardPosts(cardOf({ kind: 'quote', text }), names))), text);
  }
});

test('what stands before the first button is the message, what follows stands below the buttons', () => {
  const go: Button = { action: 'go', label: 'Go', style: 'primary', draftId: 'd', revision: 1, target: null };
  const pressed: Block = { kind: 'buttons', buttons: [go] };
  const [post, ...others] = cardPosts(cardOf(paragraph('a'), pressed, paragraph('b'), pressed, paragraph('c')), names);
  assert.deepEqual(others, []);
  assert.equal(post?.message, 'a');
  assert.deepEqual(
    post.sections.map(({ text, buttons, fallback }) => [text, buttons.length, fallback]),
    [
      ['', 1, 'Brouillon 12'],
      ['b', 1, 'Brouillon 12'],
      ['c', 0, 'Brouillon 12'],
    ],
  );
});

test('a link behind an exclamation mark is a link, not a picture', () => {
  const inlines: readonly Inline[] = [
    { kind: 'text', text: 'Look!' },
    { kind: 'link', url: 'https://a.example/', text: 'here' },
  ];
  const [post] = cardPosts(cardOf({ kind: 'paragraph', inlines }), names);
  const read = readMarkdown(post?.message ?? '');
  assert.deepEqual([read.text, read.links, [...read.kinds]], ['Look!here', ['https://a.example/'], ['link']]);
});

test('a picture hangs on the post that describes it', () => {
  const picture: Block = { kind: 'image', sha256: 'one', mimeType: 'image/png', alt: 'Un *chat*', title: 'Image 1' };
  const [post] = cardPosts(cardOf(picture), names);
  assert.deepEqual(post?.pictures, [{ sha256: 'one', mimeType: 'image/png', name: null, shownAs: 'picture' }]);
  assert.equal(readMarkdown(post.message).text, 'Image 1\nImage : Un *chat*');
});

function pictureOf(sha256: string): Block {
  return { kind: 'image', sha256, mimeType: 'image/png', alt: 'Un chat', title: `Image ${sha256}` };
}

test('a description that the card goes on with is said once, and of each picture by itself', () => {
  const [post] = cardPosts(cardOf(pictureOf('1'), { kind: 'quote', text: 'Un chat' }, pictureOf('2')), names);
  assert.equal(readMarkdown(post?.message ?? '').text, 'Image 1\nUn chat\nImage 2\nImage : Un chat');
  const [missing] = cardPosts(cardOf(pictureOf('1'), paragraph('Un '), paragraph('Un chat')), names);
  assert.equal(readMarkdown(missing?.message ?? '').text, 'Image 1\nUn \nUn chat');
});

function tableOf(count: number, row: readonly string[]): Block {
  const rows = Array.from({ length: count }, () => row);
  return { kind: 'table', caption: 'Last week', header: ['Post', 'Likes'], rows };
}

test('a table has its figures to the right, and a vertical line in a cell is no sign of markup', () => {
  const [post] = cardPosts(cardOf(tableOf(1, ['a|b\nc\\', '-1'])), names);
  const table = '| Post | Likes |\n| :--- | ---: |\n| a&#124;b c&#92; | -1 |';
  assert.equal(post?.message, `**Last week**\n\n${table}`);
});

test('a table that is too long for one post goes on with its header, and begins under its caption', () => {
  const posts = cardPosts(cardOf(paragraph('x'.repeat(15_500)), tableOf(900, ['The market opens @all', '1'])), names);
  for (const post of posts) assert.ok(Array.from(post.message).length <= 16_383);
  const read = posts.map(({ message }) => readMarkdown(message));
  assert.deepEqual(
    read.map(({ tables }) => tables.map(([header]) => header)),
    [[], ...read.slice(1).map(() => [['Post', 'Likes']])],
  );
  assert.ok(read[1]?.text.startsWith('Last week\n') && posts.length > 2);
  assert.equal(read.flatMap(({ tables }) => tables.flatMap((rows) => rows.slice(1))).length, 900);
});

test('what is no table for Mattermost stands in words, each figure with its column', () => {
  const [post] = cardPosts(cardOf(tableOf(1, ['x'.repeat(1_000), '3'])), names);
  assert.equal(readMarkdown(post?.message ?? '').text, `Last week\n${'x'.repeat(1_000)}: Likes 3`);
});

test('showing a card takes time in proportion to its text', () => {
  for (const sign of ['<', '\n', '@', '👨‍👩‍👧‍👦', '\ud83d', '&a']) {
    assertLinear(sign, (text) =>
      cardPosts(
        {
          summary: text,
          blocks: [
            { kind: 'quote', text },
            { kind: 'heading', text },
          ],
        },
        names,
      ),
    );
  }
});
