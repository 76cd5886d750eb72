import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';

import { askedCard } from '#bot/cards/asked-card.ts';
import { channelLine } from '#bot/cards/channel-line.ts';
import { wordingCard } from '#bot/cards/wording-card.ts';
import { workingCard } from '#bot/cards/working-card.ts';
import { reminderCard } from '#bot/reminders/reminder-card.ts';
import { leftLyingCard, type LyingItem } from '#bot/reminders/left-lying-card.ts';
import type { ReminderNotice } from '#reminders/reminder-notice.ts';
import { helpCard } from '#bot/commands/help-card.ts';
import { doubleCard } from '#bot/foreign/double-card.ts';
import { foreignCard } from '#bot/foreign/foreign-card.ts';
import { messagesIn } from '#bot/messages/messages.ts';
import type { Language } from '#bot/messages/say.ts';
import type { Card } from '#chat/card.ts';
import type { Capabilities } from '#chat/chat.ts';
import { cardMessages } from '#chat/slack/render/card-messages.ts';

import { attachmentsOf } from '../simulators/mattermost/post-json.ts';
import {
  correctionOf,
  deliveries,
  described,
  desk,
  now,
  shownWording,
  someAway,
  viewOf,
} from '../support/card-views.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { mattermostBody } from '../support/mattermost-transcript.ts';
import { mattermostWords } from '../support/mattermost-words.ts';
import { present } from '../support/publishing-scene.ts';
import { assertButtons } from '../support/says-buttons.ts';
import { messageAsText } from '../support/slack-client/as-text.ts';
import { drawMessage, saidOn } from '../support/slack-client/draw-message.ts';
import { type Adapter, adapterOf, doorOf, mattermostWith } from './mattermost/open-adapter.ts';

/** What each platform can do; its help says so. */
const slack = { messageShortcut: true, commandInThread: false, formFiles: true, whisperFiles: false, userGroups: true };
const mattermost = {
  messageShortcut: false,
  commandInThread: true,
  formFiles: false,
  whisperFiles: true,
  userGroups: false,
};

const table: Card = {
  summary: 'Semaine 48',
  blocks: [
    { kind: 'heading', text: 'Semaine 48' },
    {
      kind: 'table',
      caption: 'Mentions « J’aime » et réponses, à 72 heures',
      header: ['Publication', 'Mastodon', 'X'],
      rows: [
        ['Le guichet | rue des *Écoles*', '1 204', '37'],
        ['@channel <@U1>\n=1+1', '0', ''],
      ],
    },
    { kind: 'file', sha256: 'c', name: 'tambour-2026-W48.csv', mimeType: 'text/csv', title: 'Les chiffres (CSV)' },
    { kind: 'note', inlines: [{ kind: 'text', text: 'Une case vide : le réseau n’a rien dit.' }] },
  ],
};

const oneMissing = { kind: 'waiting', missing: 1, by: [] } as const;

function foreignOf(language: Language): Card {
  const m = messagesIn(language);
  const post = {
    id: 'f',
    url: 'https://social.example.org/@valmont/7',
    text: '<!channel> @all *Bitcoin*',
    postedAt: now,
  };
  const account = present(desk.accounts[0]);
  return foreignCard({ m, desk, now, account, ...post, settled: null, firstHourUrl: null });
}

function doubleOf(language: Language): Card {
  const m = messagesIn(language);
  const post = { id: 'f', url: 'https://social.example.org/@valmont/7', text: '*Ouvert* <!here>', postedAt: now };
  const account = present(desk.accounts[0]);
  const other = { url: 'https://social.example.org/@valmont/6', isPublic: true };
  const seen = { settled: null, firstHourUrl: null, isOurs: true, retraction: { kind: 'none' } } as const;
  return doubleCard({ m, desk, now, account, ...post, ...seen, other });
}

const waiting: ReminderNotice = { kind: 'reminder.waiting', data: { revision: 3, askedAt: now } };
const hourBefore: ReminderNotice = {
  kind: 'reminder.hourBefore',
  data: { revision: 3, publishAt: new Date('2026-11-23T10:00:00Z') },
};

function lying(language: Language): readonly LyingItem[] {
  const thread = { kind: 'link', url: 'https://chat.example.org/t', text: 'fil' } as const;
  return [
    { view: viewOf(language), fate: 'lies', thread },
    { view: viewOf(language, { draft: { number: 13 } }), fate: 'closed', thread: null },
    { view: viewOf(language, { draft: { number: 14 } }), fate: { keptAt: now }, thread: null },
  ];
}

function cardsIn(language: Language, capabilities: Capabilities): ReadonlyMap<string, Card> {
  const asked = viewOf(language, { content: { media: described }, draft: { state: 'asked' } });
  const done = viewOf(language, {
    content: { text: 'Le guichet est ouvert.', media: [] },
    draft: { state: 'approved' },
    standing: { kind: 'approved', by: ['karim', 'lea'] },
    deliveries,
  });
  return new Map([
    ['being written', workingCard(viewOf(language))],
    ['the line in the channel', channelLine(asked)],
    ['a post of others', foreignOf(language)],
    ['a post that went out twice', doubleOf(language)],
    ['asked', askedCard(asked)],
    ['asked, and too few could approve', askedCard({ ...asked, candidates: someAway })],
    ['the line, a deputy awaited', channelLine({ ...asked, candidates: someAway, standing: oneMissing })],
    ['approved', askedCard(done)],
    ['a wording that is proposed', wordingCard(asked, shownWording('proposed'))],
    ['a text that came too late', wordingCard(asked, shownWording('kept'))],
    ['a reminder', reminderCard({ ...asked, standing: oneMissing }, waiting)],
    ['a reminder where too few could approve', reminderCard({ ...asked, candidates: someAway }, waiting)],
    ['an hour before', reminderCard(viewOf(language), hourBefore)],
    ['drafts that lie', leftLyingCard(messagesIn(language), lying(language), 'notice')],
    ['a correction being written', workingCard(correctionOf(language, 'writing'))],
    ['a correction, done', askedCard(correctionOf(language, 'approved'))],
    ['a table and a file', table],
    ['help', helpCard({ m: messagesIn(language), chat: { capabilities } }, null)],
  ]);
}

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
for (const language of ['fr', 'en'] as const) {
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
        // What would call somebody is undone by a joint that nobody sees.
        assert.equal(plainSpaces(String(fallback)).replaceAll('\u2060', ''), plainSpaces(card.summary));
      }
      const shown = mattermostBody(post);
      assert.notEqual(post.message.trim(), '', 'a screen reader has something to read');
      return post.sections.length === 0 ? shown : `${shown}\n(in place of the buttons: ${card.summary})`;
    })
    .join('\n(next post)\n');
}

for (const language of ['fr', 'en'] as const) {
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
