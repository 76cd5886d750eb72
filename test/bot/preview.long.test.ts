import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ChatPlatform } from '#chat/chat.ts';
import { drawingBy, type DrawPosts } from '#drafts/draw-posts.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';

type Drawn = { readonly networks: readonly string[]; readonly texts: readonly string[] };

/** Draws for real, and tells what it was asked to draw. */
function noting(drawn: Drawn[], draw: DrawPosts = drawingBy()): DrawPosts {
  return (toDraw, bytesOf) => {
    drawn.push({
      networks: toDraw.posts.map(({ network }) => network),
      texts: toDraw.posts.map(({ text }) => text.map((span) => span.text).join('')),
    });
    return draw(toDraw, bytesOf);
  };
}

/** A chat that shows a picture of posts, as Slack and Mattermost do. */
const showsPictures = (chat: ChatPlatform): ChatPlatform => ({
  ...chat,
  capabilities: { ...chat.capabilities, drawsPosts: false },
});

async function sceneWith(drawPosts: DrawPosts | null): Promise<BotScene> {
  return openBotScene({ wrapChat: showsPictures, drawPosts });
}

const preview = /\{\{Aperçu: La publication telle que la verrait le public sur Mastodon, X ; son texte est celui cité/;

function cardOf(scene: BotScene, action = 'ask'): string {
  return scene.textOf(scene.cardWith(action));
}

test('a card gets the preview of its posts once it is drawn, and each version its own', async () => {
  const drawn: Drawn[] = [];
  await using scene = await sceneWith(noting(drawn));
  await scene.draft('La mairie ouvre à 9 h lundi : https://valmont.fr/horaires-d-ouverture-de-la-mairie');
  assert.match(cardOf(scene), preview);
  assert.deepEqual(drawn[0]?.networks, ['Mastodon', 'X']);
  assert.match(drawn[0].texts[1] ?? '', /valmont\.fr\/horaires-d-ouv…/);
  const { sha256: before, bytes } = present(await scene.store.db.preview.findFirst());
  assert.equal(Buffer.from(present(bytes)).subarray(1, 4).toString(), 'PNG');

  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { text: 'La mairie ouvre à 10 h lundi.' });
  await scene.settle();
  assert.match(cardOf(scene), preview);
  const rows = await scene.store.db.preview.findMany();
  assert.equal(rows.length, 1);
  assert.notEqual(rows[0]?.sha256, before);
  // Shown again without a change, it is not drawn again.
  await scene.press('aicha', 'ask');
  assert.match(cardOf(scene, 'approve'), preview);
  assert.equal(drawn.length, 2);
});

test('the card is there before its preview is drawn, and stays as it is where drawing fails', async () => {
  await using scene = await sceneWith(async () => {
    assert.doesNotMatch(cardOf(scene), /\{\{/);
    throw new Error('no process to draw in');
  });
  const { store } = scene;
  await assert.rejects(scene.draft('La mairie ouvre à 9 h lundi.'), /no process/);
  assert.doesNotMatch(cardOf(scene), /\{\{/);
  assert.equal(await store.db.preview.count(), 0);
});

test('a text that cannot be drawn leaves its card without a preview, and is not tried again', async () => {
  const drawn: Drawn[] = [];
  await using scene = await sceneWith(noting(drawn));
  await scene.draft('市役所は月曜日9時に開きます。');
  assert.doesNotMatch(cardOf(scene), /\{\{/);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.equal(drawn.length, 1);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('a cancelled draft’s preview is forgotten with it', async () => {
  await using scene = await sceneWith(noting([]));
  await scene.draft('La mairie ouvre à 9 h lundi.');
  assert.equal(await scene.store.db.preview.count(), 1);
  await scene.press('aicha', 'cancel');
  assert.equal((await scene.people.submit('aicha', {})).kind, 'taken');
  await scene.settle();
  assert.equal(await scene.store.db.preview.count(), 0);
  assert.doesNotMatch(scene.seen(), /\{\{/);
});

test('where a chat draws posts by itself, or previews are not wanted, none is drawn', async () => {
  const drawn: Drawn[] = [];
  await using ownDrawing = await openBotScene({ drawPosts: noting(drawn) });
  await ownDrawing.draft('La mairie ouvre à 9 h lundi.');
  await using unwanted = await sceneWith(null);
  await unwanted.draft('La mairie ouvre à 9 h lundi.');
  assert.deepEqual(drawn, []);
  assert.equal(await unwanted.store.db.preview.count(), 0);
});
