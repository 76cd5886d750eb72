import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';

import sharp from 'sharp';

import { imageFrom } from '#app/image-from.ts';
import { isOwnPage } from '#drafts/previews/is-own-page.ts';
import type { LinkLook } from '#drafts/previews/look-at-link.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { inBothChats } from '../support/both-chats.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { askFor, setUpDesk } from '../support/team-in-chat.ts';

const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim' } as const;
const bytes = new Uint8Array(
  await sharp({ create: { width: 64, height: 36, channels: 3, background: '#2a6' } })
    .png()
    .toBuffer(),
);
const sha256 = createHash('sha256').update(bytes).digest('hex');

const look: LinkLook = {
  head: {
    title: 'The *pool* <b>is</b> @channel heated',
    description: 'From Monday',
    picture: { url: 'https://example.org/pool.png', alt: 'The pool, in steam' },
    asksForPassword: false,
  },
  picture: { sha256, mimeType: 'image/png', width: 64, height: 36, bytes },
  notes: [{ kind: 'logIn' }, { kind: 'otherHost', host: 'shop.example' }],
};

const shown = [
  'How networks will probably show this link',
  'Title: The *pool* <b>is</b> @channel heated',
  'Description: From Monday',
  'it is no part of what is approved.',
];

const remarks = [
  'the page asks for a log-in.',
  'this link leads on to shop.example. Use the address at which it ends.',
];

for (const [platform, open] of Object.entries(inBothChats(names))) {
  test(`the card of a draft with a link to the body's own page shows that page, as data, with its picture, in ${platform}`, async () => {
    await using room = await open();
    const asked: string[] = [];
    Object.assign(room.bot, {
      lookAtPage: async (link: string) => {
        asked.push(link);
        return look;
      },
    });
    await setUpDesk(room, room);
    await room.store.db.desk.updateMany({ data: { officialDomains: ['example.org'] } });
    await askFor(room, 'The pool is heated: https://example.org/pool');
    const card = await room.cardWith('approve');
    const said = plainSpaces(card.text);
    for (const part of shown) assert.ok(said.includes(part), `${part}\n\n${said}`);
    for (const remark of remarks) assert.ok(said.includes(remark), `${remark}\n\n${said}`);
    assert.ok(!said.includes('The page asks'), 'what is a finding stands among the findings alone');
    assert.deepEqual(asked, ['https://example.org/pool'], 'the page was read once');
    assert.deepEqual(await imageFrom(room.store)(sha256), bytes);
    await room.press('karim', 'approve');
    await room.pass(60);
    assert.equal(room.networks.mastodon.posts.length, 1);
  });
}

interface Reading {
  readonly scene: BotScene;
  readonly asked: string[];
}

async function openReading(officialDomains: string[], found: LinkLook = look): Promise<Reading> {
  const asked: string[] = [];
  const lookAtPage = async (link: string): Promise<LinkLook> => {
    asked.push(link);
    return found;
  };
  const scene = await openBotScene({ lookAtPage, settings: { language: 'en', officialDomains } });
  return { scene, asked };
}

describe('the page to which a draft links', () => {
  test('elsewhere than on an official domain is read once somebody presses, and then stands on the card', async () => {
    const { scene, asked } = await openReading(['valmont.example']);
    await using _ = scene;
    await scene.draft('The pool: https://example.org/pool', { language: 'en' });
    assert.deepEqual(asked, []);
    assert.doesNotMatch(scene.seen(), /How networks will probably show/u);
    await scene.press('karim', 'lookAtPage');
    assert.deepEqual(asked, ['https://example.org/pool']);
    assert.match(scene.whispers('karim').at(-1) ?? '', /How networks|réseaux/u);
    assert.match(scene.textOf(scene.cardWith('ask')), /Title: The \*pool\* <b>is<\/b> @channel heated/u);
  });

  test('is read anew for another link alone, and not because the words around it change', async () => {
    const { scene, asked } = await openReading(['example.org']);
    await using _ = scene;
    await scene.draft('The pool: https://example.org/pool');
    assert.deepEqual(asked, ['https://example.org/pool']);
    const edited = async (text: string): Promise<void> => {
      await scene.press('aicha', 'edit');
      await scene.people.submit('aicha', { text });
      await scene.settle();
    };
    await edited('The pool is warm: https://example.org/pool');
    assert.equal(asked.length, 1);
    assert.match(scene.textOf(scene.cardWith('ask')), /Title: The/u);
    await edited('The pool is warm: https://elsewhere.example/pool');
    assert.equal(asked.length, 1);
    assert.doesNotMatch(scene.textOf(scene.cardWith('ask')), /Title: The/u);
    await edited('The pool is warm: https://www.example.org/hours');
    assert.deepEqual(asked.slice(1), ['https://www.example.org/hours']);
  });

  test('that could not be read is told so, and is not asked again unasked', async () => {
    const { scene, asked } = await openReading(['example.org'], { head: null, notes: [{ kind: 'slow' }] });
    await using _ = scene;
    await scene.draft('The pool: https://example.org/pool');
    const card = scene.textOf(scene.cardWith('ask'));
    assert.match(card, /Nothing could be read of the page\./u);
    assert.match(card, /did not answer within five seconds/u);
    await scene.press('aicha', 'ask');
    assert.equal(asked.length, 1);
  });

  test('that readers would not find is told among the findings, blocks nothing, and says nothing once another is linked', async () => {
    const notes = [{ kind: 'noHttps' }, { kind: 'status', status: 404 }, { kind: 'noTitle' }] as const;
    const { scene, asked } = await openReading(['example.org'], { head: null, notes });
    await using _ = scene;
    await scene.draft('The pool: http://example.org/pool');
    const card = scene.textOf(scene.cardWith('ask'));
    assert.equal(card.match(/answered with the error 404/gu)?.length, 1);
    assert.equal(card.match(/this link is not protected/gu)?.length, 1);
    assert.equal(card.match(/The page has no title/gu)?.length, 1);
    await scene.press('aicha', 'edit');
    await scene.people.submit('aicha', { text: 'The pool: https://elsewhere.example/pool' });
    await scene.settle();
    assert.doesNotMatch(scene.textOf(scene.cardWith('ask')), /error 404|has no title/u);
    await scene.press('aicha', 'edit');
    await scene.people.submit('aicha', { text: 'The pool: http://example.org/pool' });
    await scene.settle();
    const read = asked.length;
    await scene.store.db.desk.updateMany({ data: { findingLevels: { PAGE_STATUS: 'off' } } });
    await scene.press('aicha', 'ask');
    assert.doesNotMatch(scene.textOf(scene.cardWith('approve')), /error 404/u);
    await scene.press('karim', 'approve');
    await scene.pass(60);
    assert.equal(scene.networks.mastodon.posts.length, 1);
    assert.equal(asked.length, read, 'nothing is read for a finding');
  });

  test('changes nothing of what is approved: what was asked for before it was read is agreed to, and goes out', async () => {
    const { scene } = await openReading([]);
    await using _ = scene;
    const { db } = scene.store;
    await scene.draft('The pool: https://example.org/pool');
    await scene.press('aicha', 'ask');
    const before = await db.revision.findMany();
    await scene.press('aicha', 'lookAtPage');
    assert.match(scene.textOf(scene.cardWith('approve')), /Title: The/u);
    await scene.press('karim', 'approve');
    assert.deepEqual(await db.revision.findMany(), before);
    await scene.pass(60);
    assert.equal(scene.networks.mastodon.posts.length, 1);
  });

  test('of a draft that is cancelled meanwhile is not kept', async () => {
    const held = Promise.withResolvers<LinkLook>();
    const scene = await openBotScene({
      lookAtPage: () => held.promise,
      settings: { language: 'en', officialDomains: [] },
    });
    await using _ = scene;
    await scene.draft('The pool: https://example.org/pool');
    const pressed = scene.press('karim', 'lookAtPage');
    await scene.store.db.draft.updateMany({ data: { state: 'cancelled' } });
    held.resolve(look);
    await pressed;
    assert.equal(await scene.store.db.linkPreview.count(), 0);
  });
});

test('a page is the body’s own on an official domain or below it, and not by a name, a port or likeness', () => {
  const desk = { officialDomains: ['valmont.example', 'städte.example'] };
  for (const link of [
    'https://valmont.example/pool',
    'http://www.valmont.example',
    'valmont.example/pool',
    'https://valmont.example./',
    'https://www.städte.example/',
    'https://xn--stdte-hra.example/',
  ])
    assert.equal(isOwnPage(link, desk), true, link);
  for (const link of [
    'https://notvalmont.example/',
    'https://valmont.example.evil.example/',
    'https://valmont.example@evil.example/',
    'https://karim@valmont.example/',
    'https://valmont.example:8080/',
    'ftp://valmont.example/',
    'javascript:alert(1)',
    'https://127.0.0.1/',
  ])
    assert.equal(isOwnPage(link, desk), false, link);
  assert.equal(isOwnPage('https://valmont.example/', { officialDomains: [] }), false);
});
