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
import { cardMessages, type SlackMessage } from '#chat/slack/render/card-messages.ts';

import { hostileLongText, hostileText } from './hostile-texts.ts';
import { assertMessage, objectsIn, ofType, textsIn } from './slack-limits.ts';
import { assertLinear } from '../../../support/time-growth.ts';

const inline: Arbitrary<Inline> = oneof(
  record({ kind: constantFrom('text', 'strong', 'emphasis', 'code'), text: hostileText }),
  record({ kind: constant('link'), url: webUrl({ withQueryParameters: true }), text: hostileText }),
  record({ kind: constant('mention'), user: constantFrom('U1', 'W0123ABC') }),
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
  sha256: constantFrom('known', 'unknown'),
  mimeType: constant('image/png'),
  alt: hostileLongText,
  title: hostileText,
});
const buttons: Arbitrary<Block> = record({
  kind: constant('buttons'),
  buttons: array(button, { maxLength: 60 }),
});
const files = new Map([['known', 'F1']]);

function cardOf(...blocks: readonly Block[]): Card {
  return { summary: 'Brouillon 12', blocks };
}

/** Returns the words of a block, blank small ones left out. */
function said(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.text.trim() === '' ? '' : block.text.toWellFormed();
    case 'paragraph':
      return saidInline(block.inlines);
    case 'note': {
      const whole = saidInline(block.inlines);
      return block.inlines.every(({ kind }) => kind !== 'link' && kind !== 'mention') && whole.trim() === ''
        ? ''
        : whole;
    }
    case 'quote':
      return block.text.toWellFormed();
    case 'list':
      return block.items.map(saidInline).join('');
    case 'folded':
      // Nothing folds: the fold is not announced, and what is spare is left out.
      return block.items.map(saidInline).join('');
    case 'file':
      return `${block.title} (${block.name})`.toWellFormed();
    case 'table':
      return [
        block.caption.length > 300 || block.caption.trim() !== '' ? onOneLine(block.caption) : '',
        ...[block.header, ...block.rows].flat().map((one) => (one.trim() === '' ? ' ' : onOneLine(one))),
      ].join('');
    case 'image':
    case 'posts':
    case 'buttons':
      return '';
  }
}

function onOneLine(text: string): string {
  return text.toWellFormed().replaceAll(/\r\n|[\n\r\u2028\u2029]/gu, ' ');
}

function saidInline(all: readonly Inline[]): string {
  return all.map(saidIn).join('');
}

function saidIn(one: Inline): string {
  if (one.kind === 'mention') return `@${one.user}`;
  return one.kind === 'link' && one.text === '' ? one.url : one.text.toWellFormed();
}

test('no card goes over a limit of Slack, and nothing in it is markup', () => {
  check(
    property(hostileLongText, array(oneof(words, image, buttons), { maxLength: 12 }), (summary, blocks) => {
      const messages = cardMessages({ summary, blocks }, files);
      assert.ok(messages.length > 0);
      messages.forEach(assertMessage);
    }),
    { numRuns: 150 },
  );
});

test('the messages of a card hold its words, all of them, in their order', () => {
  check(
    property(array(words, { maxLength: 12 }), (blocks) => {
      const expected = blocks.map(said).join('');
      const shown = cardMessages(cardOf(...blocks), files)
        .flatMap((message) => textsIn(message.blocks))
        .join('');
      assert.equal(shown, expected === '' ? 'Brouillon 12' : expected);
    }),
    { numRuns: 150 },
  );
});

test('buttons keep their order, and each has an id of its own over all messages', () => {
  check(
    property(array(oneof(words, buttons), { maxLength: 6 }), (blocks) => {
      const shown = cardMessages(cardOf(...blocks), files).flatMap((message) => ofType(message.blocks, 'button'));
      const expected = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
      assert.deepEqual(
        shown.map((one) => JSON.parse(String(one['value']))),
        expected.map(({ draftId, revision, target }) => ({ v: 1, draft: draftId, revision, target })),
      );
      assert.equal(new Set(shown.map((one) => one['action_id'])).size, shown.length);
    }),
    { numRuns: 60 },
  );
});

test('a quote of 40,000 characters stands whole, over several messages, parted between lines', () => {
  const line = 'Une phrase de la longueur d’une ligne, avec <!channel> et *ça*.\n';
  const text = line.repeat(Math.ceil(40_000 / line.length)).slice(0, 40_000);
  const messages = cardMessages(cardOf({ kind: 'heading', text: 'Texte' }, { kind: 'quote', text }), files);
  assert.ok(messages.length >= 4 && messages.length <= 6, `${messages.length} messages`);
  const quotes = messages.map((message) => textsIn(ofType(message.blocks, 'rich_text_quote')).join(''));
  assert.equal(quotes.join(''), text);
  for (const quote of quotes.slice(0, -1)) assert.ok(quote.endsWith('\n'));
});

test('a text without a space is parted between characters as people see them', () => {
  for (const sign of ['👨‍👩‍👧‍👦', '🇫🇷', 'e\u0301', '漢']) {
    const messages = cardMessages(cardOf({ kind: 'quote', text: sign.repeat(9000) }), files);
    assert.ok(messages.length > 1);
    for (const { blocks } of messages) {
      const text = textsIn(blocks).join('');
      assert.equal(text, sign.repeat(text.length / sign.length));
    }
  }
});

test('a short card is one message, with its summary as the text', () => {
  const [message, ...others] = cardMessages(
    {
      summary: 'À valider\n <!channel> & *x*',
      blocks: [
        { kind: 'heading', text: 'Brouillon 12' },
        {
          kind: 'paragraph',
          inlines: [
            { kind: 'strong', text: 'R&D' },
            { kind: 'mention', user: 'U1' },
          ],
        },
        { kind: 'note', inlines: [{ kind: 'text', text: '*petit*' }] },
        { kind: 'image', sha256: 'known', mimeType: 'image/png', alt: 'Un chat', title: 'Image 1' },
      ],
    },
    files,
  );
  assert.deepEqual(others, []);
  assert.equal(message?.text, 'À valider &lt;!channel&gt; &amp; *x*');
  assert.deepEqual(message.blocks, [
    { type: 'header', text: { type: 'plain_text', text: 'Brouillon 12', emoji: false } },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'R&D', style: { bold: true } },
            { type: 'user', user_id: 'U1' },
          ],
        },
      ],
    },
    { type: 'context', elements: [{ type: 'plain_text', text: '*petit*', emoji: false }] },
    {
      type: 'image',
      slack_file: { id: 'F1' },
      alt_text: 'Un chat',
      title: { type: 'plain_text', text: 'Image 1', emoji: false },
    },
  ]);
});

test('a card that goes on says so in the texts of its messages', () => {
  const messages = cardMessages(cardOf({ kind: 'quote', text: 'mot '.repeat(5000) }), files);
  assert.deepEqual(
    messages.map(({ text }) => text),
    ['Brouillon 12 (1/2)', 'Brouillon 12 (2/2)'],
  );
});

test('a picture that is not on Slack is shown as its title and description', () => {
  const card = cardOf({ kind: 'image', sha256: 'unknown', mimeType: 'image/png', alt: 'Un chat', title: 'Image 1' });
  assert.deepEqual(textsIn(cardMessages(card, files)[0]?.blocks), ['Image 1', '\n', 'Un chat']);
});

test('a description that is too long for a picture stands whole beside it', () => {
  const alt = 'Long. '.repeat(500);
  const card = cardOf({ kind: 'image', sha256: 'known', mimeType: 'image/png', alt, title: '' });
  const blocks = cardMessages(card, files)[0]?.blocks ?? [];
  assert.equal(blocks[0]?.type, 'image');
  assert.equal(textsIn(blocks).join(''), alt);
});

test('a label that is too long for a button stands whole above it', () => {
  const label = 'Approuver et publier maintenant sur tous les comptes de la direction interministérielle';
  const card = cardOf({
    kind: 'buttons',
    buttons: [{ action: 'approve', label, style: 'primary', draftId: 'd', revision: 1, target: null }],
  });
  const [above, shown] = textsIn(cardMessages(card, files)[0]?.blocks);
  assert.equal(above, label);
  assert.match(shown ?? '', /^Approuver .*…$/);
});

test('a card of many blocks goes on before it has more than Slack takes', () => {
  const paragraphs = Array.from({ length: 120 }, (_, index): Block => {
    return { kind: 'paragraph', inlines: [{ kind: 'text', text: `${index};` }] };
  });
  const messages = cardMessages(cardOf(...paragraphs), files);
  assert.deepEqual(
    messages.map(({ blocks }) => blocks.length),
    [50, 50, 20],
  );
  assert.equal(
    textsIn(messages)
      .filter((one) => one.endsWith(';'))
      .join(''),
    paragraphs.map((_, at) => `${at};`).join(''),
  );
});

test('what is left of a long point goes on without a bullet, and the points after it have theirs', () => {
  const items = ['court', 'mot '.repeat(4000), 'fin'].map((text): Inline[] => [{ kind: 'text', text }]);
  const [first, second] = cardMessages(cardOf({ kind: 'list', items }), files);
  assert.deepEqual(shapes(first), ['rich_text', 'rich_text_list', 'rich_text_section', 'rich_text_section']);
  assert.deepEqual(shapes(second), ['rich_text', 'rich_text_section', 'rich_text_list', 'rich_text_section']);
});

function shapes(message: SlackMessage | undefined): readonly unknown[] {
  return objectsIn(message?.blocks).flatMap(({ type }) => (String(type).startsWith('rich_text') ? [type] : []));
}

test('a person whom Slack could not name is no mention', () => {
  const card = cardOf({ kind: 'paragraph', inlines: [{ kind: 'mention', user: 'karim' }] });
  assert.deepEqual(ofType(cardMessages(card, files)[0]?.blocks ?? [], 'user'), []);
  assert.deepEqual(textsIn(cardMessages(card, files)[0]?.blocks), ['@karim']);
});

test('something long does not begin at the very end of a message', () => {
  const quotes = [10_000, 30_000].map((length): Block => ({ kind: 'quote', text: 'm '.repeat(length / 2) }));
  const [first, second] = cardMessages(cardOf(...quotes), files);
  assert.equal(first?.blocks.length, 1);
  assert.ok(textsIn(second?.blocks).join('').length > 10_000);
});

test('texts that weigh much are no way over the limits', () => {
  const heavy = '\u0001'.repeat(2000);
  const note: Block = { kind: 'note', inlines: [{ kind: 'text', text: heavy }] };
  const picture: Block = { kind: 'image', sha256: 'known', mimeType: 'image/png', alt: heavy, title: heavy };
  for (const block of [note, picture]) cardMessages(cardOf(block), files).forEach(assertMessage);
});

test('buttons stand in rows of as many as Slack takes, and of what a message has room for', () => {
  assert.deepEqual(rowsOf(60, null), [25, 25, 10]);
  assert.deepEqual(rowsOf(7, 'x'.repeat(1800)), [3, 3, 1]);
});

function rowsOf(count: number, target: string | null): readonly number[] {
  const one: Button = { action: 'go', label: 'x', style: 'plain', draftId: 'd', revision: 1, target };
  const messages = cardMessages(cardOf({ kind: 'buttons', buttons: Array.from({ length: count }, () => one) }), files);
  messages.forEach(assertMessage);
  return messages.flatMap(({ blocks }) => blocks.map((row) => ofType([row], 'button').length));
}

test('a link without words is its address', () => {
  const card = cardOf({ kind: 'paragraph', inlines: [{ kind: 'link', url: 'https://gouv.fr', text: '' }] });
  assert.deepEqual(ofType(cardMessages(card, files)[0]?.blocks ?? [], 'link'), [
    { type: 'link', url: 'https://gouv.fr' },
  ]);
});

test('an address that is none is shown as text', () => {
  assert.deepEqual(shownLink('javascript:alert(1)', 'ici'), ['ici (javascript:alert(1))']);
  assert.deepEqual(shownLink('gouv.fr', 'gouv.fr'), ['gouv.fr']);
});

function shownLink(url: string, text: string): readonly string[] {
  const card = cardOf({ kind: 'paragraph', inlines: [{ kind: 'link', url, text }] });
  return textsIn(cardMessages(card, files)[0]?.blocks);
}

function tableOf(
  count: number,
  row: readonly string[],
  header: readonly string[] = ['Post', 'Likes', 'Replies'],
): Block {
  return { kind: 'table', caption: 'Last week', header, rows: Array.from({ length: count }, () => row) };
}

function tablesIn(messages: readonly SlackMessage[]): readonly (readonly unknown[])[] {
  return messages.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'table' ? [block.rows] : [])));
}

function raw(text: string): object {
  return { type: 'raw_text', text };
}

test('a table stands under its caption, its figures to the right, and an empty cell is a space', () => {
  const [message, ...others] = cardMessages(cardOf(tableOf(1, ['*Monday*', '', '3'])), files);
  assert.deepEqual(others, []);
  assert.deepEqual(message?.blocks, [
    { type: 'context', elements: [{ type: 'plain_text', text: 'Last week', emoji: false }] },
    {
      type: 'table',
      rows: [
        [raw('Post'), raw('Likes'), raw('Replies')],
        [raw('*Monday*'), raw(' '), raw('3')],
      ],
      column_settings: [{ align: 'left', is_wrapped: true }, { align: 'right' }, { align: 'right' }],
    },
  ]);
});

test('a second table begins another message, with its caption, and what follows a table stands with it', () => {
  const note: Block = { kind: 'note', inlines: [{ kind: 'text', text: 'small' }] };
  const messages = cardMessages(cardOf(tableOf(2, ['a', '1', '2']), note, tableOf(2, ['b', '1', '2']), note), files);
  messages.forEach(assertMessage);
  assert.deepEqual(
    messages.map(({ blocks }) => blocks.map(({ type }) => type)),
    [
      ['context', 'table', 'context'],
      ['context', 'table', 'context'],
    ],
  );
});

test('a table that is too long for one message goes on with its header', () => {
  for (const [count, row] of [
    [250, ['a']],
    [60, ['<'.repeat(200), '1', '2']],
  ] as const) {
    const columns = ['Post', 'Likes', 'Replies'].slice(0, row.length);
    const messages = cardMessages(cardOf(tableOf(count, row, columns)), files);
    messages.forEach(assertMessage);
    const tables = tablesIn(messages);
    assert.ok(tables.length > 1);
    assert.equal(tables.flatMap((rows) => rows.slice(1)).length, count);
    for (const [header] of tables) assert.deepEqual(textsIn(header), columns);
  }
});

test('what Slack has no table for stands in words, each figure with its column', () => {
  const long = tableOf(1, ['x'.repeat(501), '1', '2']);
  assert.deepEqual(textsIn(cardMessages(cardOf(long), files)[0]?.blocks), [
    'Last week',
    'x'.repeat(501),
    ': Likes 1 · Replies 2',
  ]);
  const columns = Array.from({ length: 21 }, (_, at) => String(at));
  for (const block of [
    long,
    tableOf(3, columns, columns),
    tableOf(2, ['\u0001'.repeat(500), ...columns.map(() => '<'.repeat(499))], columns),
  ]) {
    const messages = cardMessages(cardOf(block), files);
    messages.forEach(assertMessage);
    assert.deepEqual(tablesIn(messages), []);
  }
});

test('showing a card takes time in proportion to its text', () => {
  for (const sign of ['<', '\n', 'a\u0301\u0301\u0301', '👨‍👩‍👧‍👦', '🇫', '\ud83d', '<@U1>']) {
    assertLinear(sign, (text) =>
      cardMessages(
        {
          summary: text,
          blocks: [
            { kind: 'quote', text },
            { kind: 'heading', text },
          ],
        },
        files,
      ),
    );
  }
});
