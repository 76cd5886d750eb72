import assert from 'node:assert/strict';
import { test } from 'node:test';

import { asSentences } from '#bot/as-sentences.ts';
import { askedCard } from '#bot/approving/asked-card.ts';
import { channelLine } from '#bot/drafting/channel-line.ts';
import { closedCard } from '#bot/drafting/closed-card.ts';
import { wordingCard } from '#bot/wordings/wording-card.ts';
import { helpLines } from '#bot/perform.ts';
import { workingCard } from '#bot/drafting/working-card.ts';
import { helpCard } from '#bot/help-card.ts';
import { altTextsForm } from '#bot/drafting/alt-texts-form.ts';
import { type Language, languages } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import type { Card } from '#chat/card.ts';

import { content, deliveries, described, shownWording, someAway, viewOf } from '../support/card-views.ts';
import { leavesOf, said } from '../support/catalogue.ts';

const ends = /[.!?][\s»”)]*$/u;

/** A draft in every state that its cards tell apart. */
function views(language: Language): readonly DraftView[] {
  const asked = { state: 'asked' } as const;
  return [
    viewOf(language),
    viewOf(language, { content: { text: 'Le guichet est ouvert.', media: described } }),
    viewOf(language, { content: { text: '', media: described } }),
    viewOf(language, { draft: asked }),
    viewOf(language, { draft: asked, standing: { kind: 'waiting', missing: 1, by: ['lea'] } }),
    viewOf(language, { draft: asked, candidates: { kind: 'unreadable' } }),
    viewOf(language, { draft: asked, candidates: someAway }),
    viewOf(language, { draft: asked, standing: { kind: 'changesAsked', by: 'karim', reason: null } }),
    viewOf(language, { draft: { state: 'rejected' }, standing: { kind: 'rejected', by: 'karim', reason: null } }),
    viewOf(language, { draft: { state: 'approved' }, standing: { kind: 'approved', by: ['karim'] }, deliveries }),
    viewOf(language, { draft: { state: 'cancelled' } }),
  ];
}

function imagesOf(card: Card): readonly { readonly alt: string; readonly title: string }[] {
  return card.blocks.flatMap((block) => (block.kind === 'image' ? [block] : []));
}

for (const language of languages) {
  const m = messagesIn(language);
  const capabilities = {
    messageShortcut: true,
    commandInThread: true,
    formFiles: true,
    whisperFiles: true,
    drawsPosts: false,
    userGroups: true,
  };
  const cards = [
    ...views(language).flatMap((view) => [
      channelLine(view),
      workingCard(view),
      askedCard(view),
      closedCard(view, view.draft.current, 'asked'),
      wordingCard(view, shownWording('proposed')),
      wordingCard(view, shownWording('late')),
      wordingCard(view, shownWording('late', { kind: 'dismissed', by: 'aicha' })),
      wordingCard(view, shownWording('proposed', { kind: 'accepted', by: 'aicha', revision: 4 })),
    ]),
    helpCard({ m, chat: { capabilities } }, helpLines(m, null)),
    helpCard({ m, chat: { capabilities } }, helpLines(m, null), { word: 'publie', meant: m.home.helpTyped }),
  ];

  test(`the one line of every card is made of whole sentences (${language})`, () => {
    for (const { summary } of cards) {
      assert.match(summary, ends, summary);
      assert.doesNotMatch(summary, /\.\.|\n|\s{2}/u, summary);
    }
  });

  test(`a card that waits for somebody says in its one line what to do (${language})`, () => {
    const [blocked, ready, , asked, second, stuck] = views(language);
    assert.ok(blocked && ready && asked && second && stuck);
    assert.ok(workingCard(blocked).summary.endsWith(m.cards.fixFirst));
    assert.ok(workingCard(ready).summary.endsWith(m.cards.askNext));
    for (const view of [asked, second]) assert.ok(askedCard(view).summary.endsWith(m.cards.howToDecide('✅', '❌')));
    assert.ok(askedCard(second).summary.includes(m.cards.approvedSoFar('Léa', 1)));
    assert.ok(askedCard(stuck).summary.endsWith(m.cards.groupUnreadable('Karim')));
    assert.ok(channelLine(asked).summary.endsWith(m.cards.openThread));
    assert.ok(channelLine(second).summary.includes(m.cards.awaited('Karim')));
  });

  test(`no picture is without a description, on a card or in a form (${language})`, () => {
    const images = [...cards.flatMap(imagesOf), ...altTextsForm(m, content, 1000).images];
    assert.ok(images.length > 10, String(images.length));
    for (const { alt } of images) assert.notEqual(alt.trim(), '');
    const missing = imagesOf(workingCard(viewOf(language))).map(({ alt }) => alt);
    assert.ok(missing.includes(m.media.image.altMissing(2)), missing.join('\n'));
  });

  test(`what is told in a thread or in private is a whole sentence (${language})`, () => {
    const fragments =
      /^(?:notices\.(?:alsoChanged|change|changed|seePost)|wordings\.(?:propose|take\w+|leave|form(?:Title|Send)|proposedBy|whole))$|^notices\.(?:change|changed|redrawn)\b/u;
    const { answers, notices, failures, wordings } = m;
    const leaves = leavesOf({ [language]: { answers, notices, failures, wordings } });
    for (const { path, sentences } of leaves) {
      // Before a quotation, a list or a link stands a colon.
      if (!fragments.test(path)) assert.match(said(sentences[language]), /[.!?:]$/u, path);
    }
  });
}

test('what ends as a sentence gets no second full stop, and what is nothing says nothing', () => {
  assert.equal(asSentences('Draft 1', null, '', 'Approved.', 'Really?', '“Yes.”'), 'Draft 1. Approved. Really? “Yes.”');
});
