import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inEachLanguage, languages } from '#languages.ts';
import { runCommand } from '#bot/perform.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

async function say(scene: BotScene, user: string, text: string): Promise<string> {
  await scene.people.command(user, 'publications', text);
  await scene.settle();
  return scene.whispers(user).at(-1) ?? '';
}

function channelMessages(scene: BotScene, pattern: RegExp): readonly string[] {
  return scene
    .messages()
    .filter(({ ref }) => ref.thread === null)
    .map((message) => scene.textOf(message))
    .filter((text) => pattern.test(text));
}

async function approved(scene: BotScene, text: string): Promise<void> {
  await scene.draft(text);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
}

test('a freeze is told to the channel in one message, with what waits, what went out and how it ends', async () => {
  await using scene = await openBotScene();
  await approved(scene, 'Déjà public.');
  await scene.pass(60);
  await approved(scene, 'Encore ici.');
  assert.match(await say(scene, 'aicha', 'geler jeton volé'), /C’est gelé/);
  const [told, ...more] = channelMessages(scene, /❄ .* a gelé/);
  assert.deepEqual(more, []);
  assert.match(told ?? '', /Aïcha a gelé cette rédaction/);
  assert.match(told ?? '', /Motif : jeton volé/);
  assert.match(told ?? '', /En attente : 2 publications\. Ce qui était déjà en route peut encore paraître/);
  assert.match(told ?? '', /\/tambour dégeler/);
  assert.match(told ?? '', /Déjà public.*valmont@practice\.example.*https:\/\/network\.example\/mastodon-1/);
  assert.doesNotMatch(told ?? '', /Encore ici/);
  await scene.pass(600);
  assert.deepEqual([scene.networks.mastodon.posts.length, scene.networks.x.posts.length], [1, 1]);
});

for (const language of languages) {
  test(`a freeze leads to the page for the first hour in the desk’s language, ${language}`, async () => {
    const firstHourUrl = inEachLanguage((one) => `https://tambour.example.org/${one}`);
    await using scene = await openBotScene({ settings: { language }, firstHourUrl });
    await say(scene, 'aicha', 'freeze');
    const links = JSON.stringify(scene.messages().map(({ body }) => body)).match(
      /https:\/\/tambour\.example\.org\/\w+/g,
    );
    assert.deepEqual([...new Set(links)], [firstHourUrl[language]]);
  });
}

test('while frozen, the cards and the list say so, and an approval says what it is', async () => {
  await using scene = await openBotScene();
  await scene.draft('Une rue est fermée.');
  await scene.press('aicha', 'ask');
  await say(scene, 'karim', 'freeze');
  assert.match(scene.textOf(scene.cardWith('approve')), /Rédaction gelée : rien ne part/);
  assert.match(scene.textOf(scene.cardWith('approve')), /Valider \(gelé : rien ne part\)/);
  await scene.press('karim', 'approve');
  assert.match(scene.seen(), /validé, gelé/);
  assert.match(scene.seen(), /retenu par un gel/);
  assert.match(await say(scene, 'karim', 'liste'), /Rédaction gelée.*validé, gelé/s);
  assert.throws(() => scene.cardWith('tryAgain'));
  await say(scene, 'karim', 'dégeler');
  assert.match(await say(scene, 'karim', 'liste'), /À traiter/);
  assert.doesNotMatch(scene.textOf(scene.cardWith('edit')), /gelée/);
});

test('a thaw shows a line and a button for each post that waits, and nothing leaves but by a press', async () => {
  await using scene = await openBotScene();
  await approved(scene, 'La mairie ouvre à 9 h.');
  await say(scene, 'aicha', 'geler');
  assert.match(await say(scene, 'karim', 'degeler'), /Le gel est terminé/);
  const [told, ...more] = channelMessages(scene, /a mis fin au gel/);
  assert.deepEqual(more, []);
  assert.match(told ?? '', /En attente : 2 publications/);
  assert.match(told ?? '', /1 : Laisser partir sur .*valmont@practice\.example/);
  await scene.pass(600);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  const card = scene.messages().findLast((message) => /a mis fin au gel/.test(scene.textOf(message)));
  assert.ok(card !== undefined);
  await scene.pressOn('karim', card, 'tryAgain');
  await scene.pass(60);
  assert.deepEqual([scene.networks.mastodon.posts.length, scene.networks.x.posts.length], [1, 0]);
});

test('what missed its time while frozen is approved anew on its own card, which shows all of it, and not on the thaw', async () => {
  await using scene = await openBotScene();
  await approved(scene, 'La mairie ouvre à 9 h.');
  await say(scene, 'aicha', 'geler');
  await scene.pass(3 * 3600);
  await say(scene, 'karim', 'degeler');
  const card = scene.messages().findLast((message) => /a mis fin au gel/.test(scene.textOf(message)));
  assert.ok(card !== undefined);
  assert.match(scene.textOf(card), /La mairie ouvre à 9 h.*heure passée : lisez-la dans son fil/s);
  await assert.rejects(scene.pressOn('karim', card, 'sendLate'));
  await scene.press('karim', 'sendLate');
  await scene.pass(60);
  assert.deepEqual([scene.networks.mastodon.posts.length, scene.networks.x.posts.length], [1, 1]);
});

test('whoever works on the desk freezes, an approver alone thaws, guests and strangers are told', async () => {
  await using scene = await openBotScene();
  assert.match(await say(scene, 'sacha', 'geler'), /Seules les personnes de cette rédaction/);
  assert.deepEqual(channelMessages(scene, /a gelé/), []);
  assert.match(await say(scene, 'aicha', 'geler'), /C’est gelé/);
  assert.match(await say(scene, 'karim', 'geler'), /C'était déjà gelé, par Aïcha|C’était déjà gelé, par Aïcha/);
  assert.match(await say(scene, 'aicha', 'dégeler'), /Seules les personnes qui valident/);
  assert.match(await say(scene, 'sacha', 'dégeler'), /Seules les personnes qui valident/);
  assert.match(await say(scene, 'karim', 'thaw'), /Le gel est terminé/);
  assert.match(await say(scene, 'karim', 'thaw'), /n’est pas gelée/);
});

test('a freeze that the chat delivers again is one, and does not come back after a thaw', async () => {
  await using scene = await openBotScene();
  const [chat] = scene.bot.chats.values();
  assert.ok(chat !== undefined);
  const typed = {
    kind: 'command',
    user: 'aicha',
    channel: 'publications',
    thread: null,
    dedupeKey: 'typed once',
  } as const;
  const freezeIt = (): Promise<unknown> =>
    runCommand(scene.bot, chat, { ...typed, text: 'geler', trigger: { id: 't' } });
  await freezeIt();
  await scene.settle();
  await say(scene, 'karim', 'dégeler');
  await freezeIt();
  await scene.settle();
  assert.equal(channelMessages(scene, /a gelé cette/).length, 1);
  assert.equal(await scene.store.db.freeze.count({ where: { thawedAt: null } }), 0);
});
