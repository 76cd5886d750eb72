import assert from 'node:assert/strict';
import { test } from 'node:test';

import { messagesIn } from '#messages/messages.ts';

import { openSlack } from '../../simulators/slack/open-slack.ts';
import type { OpenView } from '../../simulators/slack/simulation.ts';
import { mergeParts } from '../../support/merge-parts.ts';
import { drawForm } from '../../support/slack-client/draw-form.ts';
import { drawMessage } from '../../support/slack-client/draw-message.ts';
import { submitInSlack } from '../../support/slack-client/form-in-slack.ts';
import { pressInSlack } from '../../support/slack-client/press-in-slack.ts';

// Things that the eye must not see: a suite that looks through it would call them shown.

const plain = (text: string): object => ({ type: 'plain_text', text });
const button = (label: string, more: object = {}): object => ({ type: 'button', text: plain(label), ...more });
const actions = (...elements: readonly object[]): object => ({ type: 'actions', elements });
const section = (text: string): object => ({ type: 'section', text: { type: 'plain_text', text } });
const letters = (count: number): string => 'a'.repeat(count);
const input = (element: object, more: object = {}): object => ({
  type: 'input',
  block_id: 'f',
  label: plain('Field'),
  element: { action_id: 'v', ...element },
  ...more,
});
const fileInput = { type: 'file_input', max_files: 4 };
const moment = { type: 'datetimepicker', initial_date_time: 1_767_254_400 };

const undrawn: readonly (readonly [what: string, blocks: readonly object[], why: RegExp])[] = [
  ['a block that Slack does not know', [{ type: 'fancy', text: plain('x') }], /type/],
  ['a block without what makes it', [{ type: 'section' }], /text or fields/],
  ['an input that belongs into a form', [input({ type: 'plain_text_input' })], /type/],
  ['a place for files outside a form', [actions(fileInput)], /type/],
  ['a picker of a moment beside a section', [{ ...section('x'), accessory: moment }], /accessory/],
  ['a button with too long a label', [actions(button(letters(76)))], /<=75/],
  ['a button with too long a value', [actions(button('Go', { value: letters(2_001) }))], /<=2000/],
  ['a row of too many buttons', [actions(...Array.from({ length: 26 }, () => button('Go')))], /<=25/],
  ['a question whose answer is too long', [actions(button('Go', { confirm: asking(letters(31)) }))], /<=30/],
  ['a picture without a description', [{ type: 'image', image_url: 'https://a.example/b.png', alt_text: '' }], /alt/],
  ['a heading that is too long', [{ type: 'header', text: plain(letters(151)) }], /<=150/],
  ['more blocks than a message holds', Array.from({ length: 51 }, () => ({ type: 'divider' })), /<=50/],
  ['two buttons with one id', [actions(button('A', { action_id: 'a' }), button('B', { action_id: 'a' }))], /exists/],
  [
    'two blocks with one id',
    [
      { ...section('a'), block_id: 'b' },
      { ...section('c'), block_id: 'b' },
    ],
    /exists/,
  ],
  ['two tables', [tableOf(1), tableOf(1)], /only_one_table/],
  ['a table of too many rows', [tableOf(101)], /<=100/],
  [
    'an empty run of text',
    [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }] }],
    />=1/,
  ],
];

function asking(yes: string): object {
  return { title: plain('Sure?'), text: plain('It cannot be undone.'), confirm: plain(yes), deny: plain('No') };
}

function tableOf(rows: number): object {
  return { type: 'table', rows: Array.from({ length: rows }, () => [{ type: 'raw_text', text: 'a' }]) };
}

for (const [what, blocks, why] of undrawn) {
  test(`in a message Slack draws no ${what.replace(/^an? /, '')}`, () => {
    assert.throws(() => drawMessage({ text: 'x', blocks }), { name: 'NotDrawn', message: why });
  });
}

test('beside blocks nobody reads the text of a message, but a call in it still rings', () => {
  const { text, mentions } = drawMessage({ text: 'Only heard <!channel>', blocks: [section('Seen')] });
  assert.deepEqual([text, mentions], ['Seen', [{ kind: 'channel' }]]);
  assert.equal(drawMessage({ text: 'Now *seen* <https://a.example|here>', blocks: [] }).text, 'Now seen here');
});

function view(...blocks: readonly object[]): OpenView {
  const words = { title: plain('Form'), submit: plain('Send'), close: plain('Cancel') };
  return { id: 'V1', user: 'U1', view: { type: 'modal', ...words, blocks }, written: {}, errors: {} };
}

test('a form shows places for files and moments, and no table', () => {
  const both = [input(fileInput), { ...input(moment), block_id: 'm' }];
  assert.deepEqual(
    drawForm(view(...both)).inputs.map(({ value }) => value.kind),
    ['files', 'moment'],
  );
  assert.throws(() => drawForm(view(tableOf(1), input(fileInput))), { name: 'NotDrawn', message: /blocks\/0\/type/ });
  assert.throws(() => drawForm(view(input({ type: 'radio_buttons', options: [] }))), { name: 'NotDrawn' });
});

test('what is wrong is read where it stands: above all inputs for the form, right below one for its field', () => {
  const name = input({ type: 'plain_text_input' });
  const other = { ...input({ type: 'plain_text_input' }), block_id: 'g' };
  const form = drawForm(view(section('⚠️ Nobody may.'), name, section('⚠️ Too short.'), other));
  assert.equal(form.general, 'Nobody may.');
  assert.deepEqual(
    form.inputs.map(({ sends, error }) => [sends, error]),
    [
      ['f', 'Too short.'],
      ['g', null],
    ],
  );
});

test('a button is pressed by its words in its row, and not where nobody could tell it from another', async () => {
  await using slack = await openSlack({ people: [{ name: 'aicha' }] });
  const blocks = [
    actions(button('Go', { action_id: 'a' }), button('Stop', { action_id: 'b' })),
    actions(
      ...['Go', 'Again', 'Again', `${letters(30)}b`, `${letters(30)}c`].map((label, at) =>
        button(label, { action_id: `in the second row ${at}` }),
      ),
    ),
  ];
  const { channel, ts } = await slack.say(slack.id('aicha'), slack.channel, 'x', { blocks });
  const press = async (label: string, row: number): Promise<unknown> =>
    pressInSlack(slack, slack.id('aicha'), { channel, ts }, { label, row });
  await assert.rejects(press('Stop', 1), /no button “Stop” is drawn in row 1/);
  await assert.rejects(press('Again', 1), /nobody could tell “Again” from “Again”/);
  await assert.rejects(press(`${letters(30)}b`, 1), /where Slack cuts them/);
  await assert.rejects(press('Go', 2), /no button “Go”/);
});

test('an input is filled in by its label, and not where another looks the same', async () => {
  const twins = [input({ type: 'plain_text_input' }), { ...input({ type: 'plain_text_input' }), block_id: 'g' }];
  const options = ['a', 'b'].map((value) => ({ text: plain('Same'), value }));
  const choosing = view(input({ type: 'static_select', options }));
  const sent: unknown[] = [];
  const slackShowing = (open: OpenView): Parameters<typeof submitInSlack>[0] => ({
    viewOf: () => open,
    submit: async (_user, values) => {
      sent.push(values);
      return { kind: 'closed' };
    },
  });
  await assert.rejects(submitInSlack(slackShowing(view(...twins)), 'U1', { f: 'x' }), /several inputs “Field”/);
  await assert.rejects(submitInSlack(slackShowing(choosing), 'U1', { f: 'a' }), /offers several “Same”/);
  await assert.rejects(submitInSlack(slackShowing(choosing), 'U1', { f: 'c' }), /offers no "c"/);
  await assert.rejects(submitInSlack(slackShowing(choosing), 'U1', { g: 'a' }), /no input of the field g is drawn/);
  assert.deepEqual(sent, []);
});

for (const language of ['fr', 'en'] as const) {
  test(`a card that speaks of its buttons and shows none is no card (${language})`, () => {
    const said = messagesIn(language).cards.howToDecide('✅', '❌');
    const alone = {
      channel: 'C',
      ts: '1',
      threadTs: null,
      author: 'U',
      notified: [],
      metadata: null,
      files: [],
      reactions: [],
    };
    const message = (...blocks: readonly object[]): Parameters<typeof mergeParts>[0] => [
      { ...alone, ...drawMessage({ text: 'x', blocks }) },
    ];
    assert.throws(() => mergeParts(message(section(said))), /and no button is drawn/);
    assert.equal(mergeParts(message(section(said), actions(button('Go')))).length, 1);
    // In a quote it is somebody's text.
    const quote = { type: 'rich_text_quote', elements: [{ type: 'text', text: said }] };
    assert.equal(mergeParts(message({ type: 'rich_text', elements: [quote] })).length, 1);
  });
}
