import assert, { fail } from 'node:assert/strict';
import { test } from 'node:test';

import { inEachLanguage, languages } from '#languages.ts';
import { runCommand } from '#bot/perform.ts';
import { freeze, thaw } from '#publishing/holding/freeze.ts';

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

test('a freeze is told to the channel in one message that stays short, and what went out in its thread', async () => {
  await using scene = await openBotScene();
  await approved(scene, 'Déjà public.');
  await scene.pass(60);
  await approved(scene, 'Encore ici.');
  assert.match(await say(scene, 'aicha', 'geler jeton volé'), /C’est gelé/);
  const [told, ...more] = channelMessages(scene, /❄ .* a gelé/);
  assert.deepEqual(more, []);
  assert.match(told ?? '', /Aïcha a gelé cette rédaction/);
  assert.match(told ?? '', /Motif : jeton volé/);
  assert.match(told ?? '', /En attente : 1 publication\. Ce qui était déjà en route peut encore paraître/);
  assert.match(told ?? '', /\/tambour dégeler/);
  assert.match(told ?? '', /Dans le fil : 1 publication partie ces dernières 24 heures/);
  assert.doesNotMatch(told ?? '', /Déjà public|Encore ici/);
  const lastDay = scene.textOf(scene.messages().findLast((one) => /Parti ces/.test(scene.textOf(one))) ?? fail());
  assert.match(lastDay, /in thread/);
  const line = lastDay.split('\n').filter((one) => one.includes('Déjà public'));
  assert.equal(line.length, 1);
  assert.match(line[0] ?? '', /valmont@practice\.example.*https:\/\/network\.example\/mastodon-1.*@valmont \(X\)/);
  assert.doesNotMatch(lastDay, /Encore ici/);
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
  await scene.draft('La piscine rouvre.', { at: '2026-11-24 09:00' });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await say(scene, 'aicha', 'geler');
  assert.match(await say(scene, 'karim', 'degeler'), /Le gel est terminé/);
  const thawed = (): string => channelMessages(scene, /a mis fin au gel.*Rien/)[0] ?? '';
  assert.equal(channelMessages(scene, /a mis fin au gel.*Rien/).length, 1);
  assert.match(thawed(), /En attente : 2 publications/);
  assert.match(thawed(), /n° 1\* « La mairie ouvre à 9 h\. » · part dès qu’on la laisse partir/);
  assert.match(thawed(), /n° 2\* « La piscine rouvre\. » · prévue mardi 24 novembre à 9 h 00/);
  assert.equal(thawed().match(/Laisser partir/g)?.length, 2);
  await scene.pass(600);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  const card = scene.messages().findLast((message) => /a mis fin au gel.*Rien/.test(scene.textOf(message))) ?? fail();
  const before = structuredClone(card);
  await scene.pressOn('aicha', card, 'releaseHeld');
  await scene.pass(60);
  assert.deepEqual([scene.networks.mastodon.posts.length, scene.networks.x.posts.length], [1, 1]);
  assert.match(thawed(), /En attente : 1 publication\./);
  assert.doesNotMatch(thawed(), /La mairie/);
  assert.equal(thawed().match(/Laisser partir/g)?.length, 1);

  await scene.pressOn('aicha', card, 'releaseHeld');
  assert.match(thawed(), /Plus rien n’attend/);
  assert.doesNotMatch(thawed(), /Laisser partir|La piscine/);
  const own = scene.textOf(scene.cardWith('stop'));
  assert.match(own, /La piscine rouvre/);
  assert.match(own, /mardi 24 novembre à 9 h 00/);
  assert.doesNotMatch(own, /gel|Laisser partir/);
  assert.equal(scene.networks.mastodon.posts.length, 1);

  await scene.pressOn('aicha', before, 'releaseHeld');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /plus possible/);
});

test('the freeze of all desks counts what waits until it is thawed, and after, whatever the desk froze meanwhile', async () => {
  await using scene = await openBotScene();
  const all = { deskId: null, by: { id: 'odile', name: 'Odile' } };
  await scene.store.write((work) => freeze(work, { ...all, why: null }));
  for (const typed of ['geler', 'dégeler', 'geler', 'dégeler']) {
    await scene.pass(60);
    await say(scene, 'karim', typed);
  }
  await approved(scene, 'La mairie ouvre à 9 h.');
  const [standing] = channelMessages(scene, /a tout gelé/);
  assert.match(standing ?? '', /En attente : 1 publication\./);
  await scene.pass(60);
  await thaw(scene.store, all);
  await scene.settle();
  const card = scene.messages().findLast((message) => /gel général/.test(scene.textOf(message))) ?? fail();
  assert.match(scene.textOf(card), /La mairie/);
  await scene.press('aicha', 'releaseHeld');
  const after = scene.messages().find(({ ref }) => ref.message === card.ref.message) ?? fail();
  assert.match(scene.textOf(after), /Plus rien n’attend/);
});

test('a post that was edited since is not let go by the button of what it was', async () => {
  await using scene = await openBotScene();
  await approved(scene, 'La mairie ouvre à 9 h.');
  await say(scene, 'aicha', 'geler');
  await say(scene, 'karim', 'degeler');
  const card = structuredClone(
    scene.messages().findLast((message) => /a mis fin au gel.*Rien/.test(scene.textOf(message))) ?? fail(),
  );
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { text: 'La mairie ouvre à 10 h.' });
  await scene.settle();
  assert.match(channelMessages(scene, /a mis fin au gel.*Rien/)[0] ?? '', /Plus rien n’attend/);
  await scene.pressOn('karim', card, 'releaseHeld');
  await scene.pass(600);
  assert.equal(scene.networks.mastodon.posts.length, 0);
});

test('the freeze’s message thaws by a button, for an approver, and one of an earlier freeze ends no later one', async () => {
  await using scene = await openBotScene();
  await say(scene, 'aicha', 'geler');
  const first = structuredClone(scene.cardWith('thaw'));
  await scene.pressOn('aicha', first, 'thaw');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /Seules les personnes qui valident/);
  await scene.pressOn('karim', first, 'thaw');
  assert.match(scene.whispers('karim').at(-1) ?? '', /Le gel est terminé/);
  const [message] = channelMessages(scene, /avait gelé cette rédaction/);
  assert.match(message ?? '', /Karim a mis fin au gel/);
  assert.doesNotMatch(message ?? '', /Plus rien ne part|\[/);
  await say(scene, 'aicha', 'geler');
  await scene.pressOn('karim', first, 'thaw');
  assert.match(scene.whispers('karim').at(-1) ?? '', /n’est pas gelée/);
  assert.equal(await scene.store.db.freeze.count({ where: { thawedAt: null } }), 1);
});

test('the first hour is ticked in the freeze’s thread: each step says who did it and when, in the journal too', async () => {
  await using scene = await openBotScene();
  await say(scene, 'aicha', 'geler');
  const card = scene.cardWith('firstHour');
  await scene.pressOn('sacha', card, 'firstHour');
  assert.doesNotMatch(scene.textOf(scene.cardWith('firstHour')), /☑/);
  await scene.pressOn('aicha', card, 'firstHour');
  await scene.pressOn('karim', card, 'firstHour');
  const now = scene.textOf(scene.cardWith('firstHour'));
  assert.match(now, /☑ Garder les traces, avant de révoquer quoi que ce soit · fait, dit Aïcha, à/);
  assert.match(now, /☐ Couper l’accès/);
  assert.doesNotMatch(now, /\[Traces gardées\]/);
  assert.equal(await scene.store.db.journalEntry.count({ where: { kind: 'desk.firstHour' } }), 1);
  await say(scene, 'karim', 'dégeler');
  assert.match(channelMessages(scene, /avait gelé/)[0] ?? '', /Première heure : 1 étape faite sur 5, dans le fil/);
  assert.match(scene.textOf(scene.cardWith('firstHour')), /in thread/);
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
  assert.equal(channelMessages(scene, /gelé cette/).length, 1);
  assert.equal(await scene.store.db.freeze.count({ where: { thawedAt: null } }), 0);
});
