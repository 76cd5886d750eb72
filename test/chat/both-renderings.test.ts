import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';

import { messagesIn } from '#messages/messages.ts';
import { type Language, languages } from '#languages.ts';
import type { Card } from '#chat/card.ts';
import { cardMessages } from '#chat/slack/render/card-messages.ts';

import { attachmentsOf } from '../simulators/mattermost/post-json.ts';
import { cardsIn } from '../support/card-catalogue.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { mattermostBody } from '../support/mattermost-transcript.ts';
import { mattermostWords } from '../support/mattermost-words.ts';
import { present } from '../support/publishing-scene.ts';
import { assertButtons } from '../support/says-buttons.ts';
import { messageAsText } from '../support/slack-client/as-text.ts';
import { drawMessage, saidOn } from '../support/slack-client/draw-message.ts';
import { type Adapter, adapterOf, doorOf, mattermostWith } from './mattermost/open-adapter.ts';

/** Abilities of each platform, which its help names. */
const slack = {
  messageShortcut: true,
  commandInThread: false,
  formFiles: true,
  whisperFiles: false,
  drawsPosts: false,
  userGroups: true,
};
const mattermost = {
  messageShortcut: false,
  commandInThread: true,
  formFiles: false,
  whisperFiles: true,
  drawsPosts: false,
  userGroups: false,
};

/** As a person reads it; what is read out in a notification comes first. */
function inSlack(card: Card): string {
  const files = new Map(['a', 'b'].map((sha256) => [sha256, `F${sha256}`]));
  const parts = cardMessages(card, files).map((message) => ({ ...drawMessage(message), notification: message.text }));
  assertButtons(
    parts.map(saidOn).join('\n'),
    parts.flatMap(({ buttons }) => buttons),
  );
  return parts
    .map((part) => {
      assert.notEqual(part.notification.trim(), '', 'a screen reader has something to read');
      return `(notification: ${part.notification})\n${messageAsText(part)}`;
    })
    .join('\n(next message)\n');
}

const server = await mattermostWith();
const door = await doorOf(server);
const adapters = new Map<Language, Adapter>();
for (const language of languages) {
  const words = { ...mattermostWords, image: `${messagesIn(language).platforms.image} ` };
  adapters.set(language, await adapterOf(server, door, { isLeftAlone: true, words: () => words }));
}
after(async () => {
  for (const adapter of adapters.values()) await adapter[Symbol.asyncDispose]();
  await door[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

/** As a person's client draws it; a notification is the beginning of it. What stands for the buttons elsewhere comes last. */
async function onMattermost(card: Card, language: Language): Promise<string> {
  const { chat } = present(adapters.get(language));
  const ref = await chat.post({ channel: server.channel }, card, { key: randomUUID() });
  const posts = server
    .seen(server.id('aicha'))
    .filter(({ id, rootId }) => id === ref.message || rootId === ref.message);
  assertButtons(
    posts.map(mattermostBody).join('\n'),
    posts.flatMap(({ buttons }) => buttons),
  );
  return posts
    .map((post) => {
      for (const { fallback } of attachmentsOf(post.props)) {
        // A mention is undone by a joint that nobody sees.
        assert.equal(plainSpaces(String(fallback)).replaceAll('\u2060', ''), plainSpaces(card.summary));
      }
      const shown = mattermostBody(post);
      assert.notEqual(post.message.trim(), '', 'a screen reader has something to read');
      return post.sections.length === 0 ? shown : `${shown}\n(in place of the buttons: ${card.summary})`;
    })
    .join('\n(next post)\n');
}

for (const language of languages) {
  const there = cardsIn(language, mattermost);
  for (const [name, card] of cardsIn(language, slack)) {
    test(`the same card in Slack and on Mattermost: ${name} (${language})`, async (t) => {
      const shownThere = await onMattermost(present(there.get(name)), language);
      const both = `━━ Slack\n${inSlack(card)}\n\n━━ Mattermost\n${shownThere}`;
      t.assert.snapshot(plainSpaces(both), { serializers: [String] });
      for (const block of card.blocks) {
        if (block.kind !== 'image') continue;
        // Slack reads it out with the picture, Mattermost in the text.
        assert.ok(inSlack(card).includes(`[picture: ${block.alt}]`));
        assert.ok(shownThere.includes(block.alt));
      }
    });
  }
}
