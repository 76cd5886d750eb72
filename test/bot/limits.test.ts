import assert from 'node:assert/strict';
import { test } from 'node:test';

import { askedCard } from '#bot/approving/asked-card.ts';
import { channelLine } from '#bot/drafting/channel-line.ts';
import { wordingCard } from '#bot/wordings/wording-card.ts';
import { workingCard } from '#bot/drafting/working-card.ts';
import { helpCard } from '#bot/help-card.ts';
import { helpLines } from '#bot/perform.ts';
import { templatesCard } from '#bot/templates/templates-card.ts';
import { altTextsForm } from '#bot/drafting/alt-texts-form.ts';
import { carriedTarget } from '#bot/drafting/carried-message.ts';
import { editDraftForm, newDraftForm } from '#bot/drafting/draft-form.ts';
import { setupForm } from '#bot/setup/setup-form.ts';
import { wordingForm } from '#bot/wordings/wording-form.ts';
import { languages } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';
import { buttonLabelOf } from '#bot/drafting/labels.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Card } from '#chat/card.ts';
import type { Form } from '#chat/form.ts';
import { cardPosts } from '#chat/mattermost/render/card-posts.ts';
import { cardMessages } from '#chat/slack/render/card-messages.ts';
import type { Desk } from '#desks/desk.ts';
import { MAX_TEMPLATE_NAME, MAX_TEMPLATES } from '#drafts/template.ts';
import { cardSchema } from '#practice/chat/card.ts';

import { buttonsIn } from '../support/buttons-in.ts';
import {
  content,
  deliveries,
  desk,
  now,
  personCalled,
  shownWording,
  templatesOf,
  viewOf,
} from '../support/card-views.ts';
import { leavesOf, said } from '../support/catalogue.ts';
import { drawMessage } from '../support/slack-client/draw-message.ts';

/** Lengths that platforms show or take at most; Mattermost counts in bytes, in which é is two. */
const most = {
  button: 75,
  heading: 150,
  submit: 24,
  titleBytes: 24,
  fieldBytes: 24,
  hintBytes: 150,
  choice: 75,
  boxes: 10,
  list: 100,
};

const longNames: Desk = {
  ...desk,
  accounts: desk.accounts.map((account) => ({
    ...account,
    handle: `@direction-regionale-de-l-economie-et-du-travail${'-et-plus'.repeat(20)}@social.example.org`,
  })),
};

function bytes(text: string): number {
  return Buffer.byteLength(text);
}

for (const language of languages) {
  const m = messagesIn(language);

  test(`a button says all that it does within what platforms show of it (${language})`, () => {
    const account = 'é'.repeat(buttonLabelOf({ desk: longNames }, 'm').length);
    assert.ok(account.length > 30 && account.length < 45, account);
    const longest: Readonly<Record<string, string>> = {
      approveAt: fullWhenText(new Date('2027-09-22T21:59:00Z'), 'Europe/Paris', language, now),
      allowAcronym: 'ABCDEFGHIJKL',
      show: '123456789',
      sendAllLate: '45',
      sendAllLateAt: '45',
    };
    for (const { path, sentences } of leavesOf({ [language]: m.buttons })) {
      const label = said(sentences[language], () => longest[path] ?? account);
      assert.ok(label.length <= most.button, `${path}, ${label.length}: ${label}`);
    }
  });

  test(`titles and buttons of forms fit (${language})`, () => {
    const titles = /^(?:newDraft|editDraft|shorten|altTexts|\w+Title)$/u;
    const submits = /^(?:save|create|\w+Send)$/u;
    for (const { path, sentences } of leavesOf({ [language]: m.forms })) {
      const words = said(sentences[language], () => '123456789');
      if (titles.test(path)) assert.ok(bytes(words) <= most.titleBytes, `${path}: ${words}`);
      if (path.endsWith('Hint')) assert.ok(bytes(words) <= most.hintBytes, `${path}: ${words}`);
      if (submits.test(path)) assert.ok(words.length <= most.submit, `${path}: ${words}`);
    }
    const { changeTitle, keeping, newTitle, removing } = m.templates;
    for (const title of [newTitle, changeTitle, keeping.title, removing.title])
      assert.ok(bytes(title) <= most.titleBytes, title);
    assert.ok(removing.send.length <= most.submit, removing.send);
    for (const { hint = '' } of Object.values<{ readonly hint?: string }>(m.fields))
      assert.ok(bytes(hint) <= most.hintBytes, hint);
    assert.ok(bytes(m.forms.error.link) <= most.hintBytes);
    // The one label of forms that are made of a single sentence.
    for (const path of ['changes', 'reason', 'thereLink', 'at'] as const) {
      assert.ok(bytes(m.forms[path]) <= most.fieldBytes, `${path}: ${m.forms[path]}`);
    }
  });

  test(`every form keeps to what platforms take, with 45 accounts and 150 groups (${language})`, () => {
    const [one] = desk.accounts;
    assert.ok(one);
    const accounts = Array.from({ length: 45 }, (_, index) => ({
      ...one,
      id: `a${index}`,
      handle: `@${'compte-au-nom-long-'.repeat(6)}${index}@social.example.org`,
    }));
    const large = { ...desk, accounts, approversFrom: 'group', approverGroup: 'S7' } as const;
    const groups = Array.from({ length: 150 }, (_, index) => ({ id: `S${index}`, name: `groupe ${'x'.repeat(100)}` }));
    const start = { m, desk: large, now, takesFiles: true };
    const user = { ...personCalled('aicha'), language };
    const many = { ...content, media: [...content.media, ...content.media], accountIds: accounts.map(({ id }) => id) };
    const forms = [
      newDraftForm(start, { text: 'Bonjour', fileCount: 9 }),
      editDraftForm(start, 123_456_789, many),
      altTextsForm(m, many, 1500),
      wordingForm({ m, desk: large, content: { ...many, ownTexts: { a3: 'Court.', a4: 'Court.' } } }),
      setupForm({ m, user }, large, { accounts, groups, isOpen: true }),
      setupForm({ m, user }, null, { accounts, groups, isOpen: true }),
    ];
    for (const form of forms) checkForm(form);
    const [, , , , setup] = forms;
    assert.equal(offered(setup, 'accounts').length, 45);
    assert.equal(offered(setup, 'group')[0], 'S7', 'the group that approves now is offered whatever their number');
  });

  test(`every card keeps to what platforms take, with names as long as they come (${language})`, () => {
    const tooLong = 'mot '.repeat(200);
    const views = [
      viewOf(language, { desk: longNames, content: { text: tooLong } }),
      viewOf(language, { desk: longNames, draft: { state: 'asked' } }),
      viewOf(language, { desk: longNames, draft: { state: 'approved' }, deliveries }),
    ];
    const capabilities = {
      messageShortcut: true,
      commandInThread: true,
      formFiles: true,
      whisperFiles: true,
      drawsPosts: false,
      userGroups: true,
    };
    const cards = views.flatMap((view) => [
      workingCard(view),
      askedCard(view),
      channelLine(view),
      wordingCard(view, shownWording('proposed')),
      wordingCard(view, shownWording('late')),
    ]);
    for (const card of [
      ...cards,
      helpCard({ m, chat: { capabilities } }, helpLines(m, null), { word: 'x'.repeat(41), meant: null }),
    ])
      checkCard(card);
    assert.ok(cards.flatMap(buttonsIn).some(({ label }) => label.includes('…')));
  });
}

for (const language of languages)
  test(`20 templates with the longest names, each with its deeds, fit on every platform (${language})`, () => {
    for (const letter of ['o', 'é', '🏊']) {
      const name = letter.repeat(MAX_TEMPLATE_NAME - 3);
      const all = templatesOf(MAX_TEMPLATES, { name, text: 'Le guichet ferme le ___. '.repeat(9) });
      const card = templatesCard({ m: messagesIn(language), desk }, all);
      checkCard(card);
      const messages = cardMessages(card, new Map());
      assert.ok(messages.length <= 3, `${letter}: ${messages.length}`);
      const pressable = messages.flatMap((message) => drawMessage(message).buttons);
      assert.equal(pressable.length, 3 * MAX_TEMPLATES + 1);
      assert.equal(cardPosts(card, { usernames: new Map(), words: { image: '' } }).length, 1);
      assert.deepEqual(cardSchema.parse(card), card);
    }
  });

test('the files of a message fit into what platforms keep with a form', () => {
  const files = Array.from({ length: 9 }, (_, index) => ({
    id: `F0${'A'.repeat(12)}${index}`,
    name: `${'"\\é'.repeat(200)}.png`,
    byteLength: 10_000_000,
  }));
  assert.ok((carriedTarget(files, { by: 'karim', text: 'x' }) ?? '').length < 1_000);
});

function checkForm(form: Form): void {
  assert.ok(bytes(form.title) <= most.titleBytes, form.title);
  assert.ok(form.submitLabel.length <= most.submit, form.submitLabel);
  for (const field of form.fields) {
    // An account's name is as long as it is: its field alone is named by its beginning where a platform has no room.
    if (!field.id.startsWith('own.')) assert.ok(bytes(field.label) <= most.fieldBytes, field.label);
    assert.ok(bytes(field.hint ?? '') <= most.hintBytes, field.hint ?? '');
    if (!('choices' in field)) continue;
    assert.ok(field.choices.length <= (field.kind === 'select' ? most.list : most.boxes), field.id);
    for (const { label } of field.choices) assert.ok(label.length <= most.choice && label.isWellFormed(), label);
  }
  assert.equal(new Set(form.fields.map(({ id }) => id)).size, form.fields.length);
}

function checkCard(card: Card): void {
  for (const { label } of buttonsIn(card)) assert.ok(label.length <= most.button, label);
  for (const block of card.blocks)
    if (block.kind === 'heading') assert.ok(block.text.length <= most.heading, block.text);
}

function offered(form: Form | undefined, id: string): readonly string[] {
  const fields = form?.fields.filter((field) => field.id === id || field.id.startsWith(`${id}.`)) ?? [];
  return fields.flatMap((field) => ('choices' in field ? field.choices.map(({ value }) => value) : []));
}
