import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

async function typed(scene: BotScene, user: string, text: string): Promise<string> {
  const before = scene.whispers(user).length;
  await scene.people.command(user, 'publications', text);
  await scene.settle();
  return scene.whispers(user).slice(before).join('\n');
}

test('in the practice chat a desk gets its past once, and is told so in the language of who asks', async () => {
  await using scene = await openBotScene();
  assert.match(await typed(scene, 'aicha', 'entraînement'), /L’historique fictif est créé/);
  const posts = await scene.store.db.draft.count();
  assert.ok(posts > 90);
  const aicha = scene.people.chat.state.people.find(({ id }) => id === 'aicha');
  assert.ok(aicha !== undefined);
  aicha.language = 'en';
  assert.match(await typed(scene, 'aicha', 'Practice'), /has its practice history already. Nothing has changed/);
  assert.equal(await scene.store.db.draft.count(), posts);
  assert.deepEqual(scene.messages(), [], 'nobody else is told');
});

test('a guest gets no past, nor does a desk with an account that is not for practice', async () => {
  await using scene = await openBotScene();
  assert.match(await typed(scene, 'sacha', 'entrainement'), /personnes de cette rédaction/);
  await scene.store.db.account.update({ where: { id: scene.accountIds.x }, data: { practice: false } });
  assert.match(await typed(scene, 'karim', 'entrainement'), /que pour une rédaction dont tous les comptes/);
  assert.equal(await scene.store.db.draft.count(), 0);
});

test('help speaks of the past in the practice chat alone, and elsewhere the command is unknown', async () => {
  await using practice = await openBotScene();
  assert.match(await typed(practice, 'aicha', 'aide'), /`\/tambour entraînement` créer .*historique fictif/);
  await using elsewhere = await openBotScene({ isPractice: false });
  assert.doesNotMatch(await typed(elsewhere, 'aicha', 'aide'), /\/tambour entraînement|historique inventé/);
  const answer = await typed(elsewhere, 'aicha', 'entraînement');
  assert.match(answer, /Tambour ne connaît pas « entraînement »/);
  assert.doesNotMatch(answer, /\/tambour entraînement/);
  assert.equal(await elsewhere.store.db.draft.count(), 0);
});

test('the list and each draft of a past can be shown, whatever became of it', async () => {
  await using scene = await openBotScene();
  await typed(scene, 'karim', 'entraînement');
  const list = await typed(scene, 'karim', 'liste');
  assert.match(list, /À traiter/);
  assert.doesNotMatch(list, /Ouverts|Programmés/);
  const rows = await scene.store.db.delivery.findMany({ include: { draft: { select: { number: true } } } });
  const oneOfEach = new Map(rows.map(({ state, draft }) => [state, draft.number]));
  assert.deepEqual(new Set(oneOfEach.keys()), new Set(['sent', 'failed', 'held', 'cancelled', 'retracted']));
  for (const [state, number] of oneOfEach) {
    assert.match(await typed(scene, 'karim', `voir ${number}`), new RegExp(`Brouillon n° ${number}`), state);
  }
});
