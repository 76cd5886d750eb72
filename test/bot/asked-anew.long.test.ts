import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rereadReactions } from '#bot/approving/reread-queue.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';

type Message = ReturnType<BotScene['cardWith']>;

/** Asked about, approved by Karim’s ✅, stopped by Aïcha, and asked about again by her. Returns both cards. */
async function askedAnew(scene: BotScene): Promise<readonly [before: Message, now: Message]> {
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  const before = scene.cardWith('approve');
  scene.people.react('karim', before.ref, '✅');
  await scene.settle();
  await scene.press('aicha', 'stop');
  await scene.press('aicha', 'ask');
  return [before, scene.cardWith('approve')];
}

function asItIs(scene: BotScene, { ref }: Message): string {
  return scene.textOf(present(scene.messages().find((one) => one.ref.message === ref.message)));
}

test('what is asked about anew has a card of its own, which calls; the old one has no buttons, and leads to it', async () => {
  await using scene = await openBotScene();
  const [before, now] = await askedAnew(scene);
  assert.notEqual(now.ref.message, before.ref.message);
  assert.equal(now.ref.message, scene.messages().at(-1)?.ref.message, 'it stands last in the thread');
  assert.deepEqual(now.notified, ['karim']);
  assert.deepEqual(
    now.reactions.map(({ user }) => user),
    ['tambour', 'tambour'],
    'no old ✅ stands on it',
  );
  const old = asItIs(scene, before);
  assert.match(old, /La validation est redemandée plus bas\..*\[Aller à la carte\]\(http/);
  assert.doesNotMatch(old, /\[(?:Valider|Demander|Refuser)/);
});

test('the draft’s line in the channel leads to the card on which it is decided, and to none of a version before', async () => {
  await using scene = await openBotScene();
  const line = (): string => scene.textOf(present(scene.messages()[0]));
  const leadsTo = ({ ref }: Message): void => {
    assert.match(line(), new RegExp(`\\[Aller à la carte\\]\\([^)]*${encodeURIComponent(ref.message)}\\)`));
  };
  const [before, now] = await askedAnew(scene);
  assert.notEqual(before.ref.message, now.ref.message);
  leadsTo(now);
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { text: 'La mairie ouvre à 10 h lundi.' });
  await scene.settle();
  assert.doesNotMatch(line(), /Aller à la carte/);
  assert.match(line(), /La suite est dans le fil/);
  await scene.press('aicha', 'ask');
  leadsTo(scene.cardWith('approve'));
});

test('a reaction on the card of an earlier asking decides nothing, and taken away takes nothing back', async () => {
  await using scene = await openBotScene({ settings: { graceSeconds: 0 } });
  await scene.draft('La mairie ouvre à 9 h lundi.', { at: '2026-11-30 09:00' });
  await scene.press('aicha', 'ask');
  const before = scene.cardWith('approve');
  scene.people.react('karim', before.ref, '✅');
  await scene.settle();
  await scene.press('aicha', 'stop');
  await scene.press('aicha', 'ask');
  for (const [emoji, added] of [
    ['✅', false],
    ['✅', true],
    ['❌', true],
  ] as const) {
    scene.people.react('karim', before.ref, emoji, added);
    await scene.settle();
  }
  assert.match(scene.whispers('karim').at(-1) ?? '', /redemandée\. Décidez sur la carte la plus récente/);
  assert.equal((await scene.store.db.draft.findFirstOrThrow()).state, 'asked');
  scene.people.react('karim', scene.cardWith('approve').ref, '✅');
  await scene.settle();
  assert.equal((await scene.store.db.draft.findFirstOrThrow()).state, 'approved', 'his first on this card');
  scene.people.react('karim', before.ref, '✅', false);
  await scene.settle();
  assert.equal((await scene.store.db.draft.findFirstOrThrow()).state, 'approved');
});

test('after a gap the reactions of the newest card alone are read: an old ✅ does not count, a new one does', async () => {
  await using scene = await openBotScene();
  const [, now] = await askedAnew(scene);
  const reread = async (): Promise<void> => {
    await rereadReactions(scene.store, 'sandbox:practice');
    await scene.settle();
  };
  await reread();
  assert.equal((await scene.store.db.draft.findFirstOrThrow()).state, 'asked');
  const { chat } = scene.people;
  present(chat.state.messages.find(({ ref }) => ref.message === now.ref.message)).reactions.push({
    user: 'karim',
    emoji: '✅',
  });
  await reread();
  assert.equal((await scene.store.db.draft.findFirstOrThrow()).state, 'approved');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});
