import assert from 'node:assert/strict';
import { test } from 'node:test';

import { buttonsIn } from '../support/buttons-in.ts';
import { type BotScene, openBotScene } from '../support/bot-scene.ts';

const ann = { id: 'ann', name: 'Ann', part: null, kind: 'member', language: 'en', timeZone: 'Europe/London' } as const;

async function typed(scene: BotScene, user: string, text: string, channel = 'publications'): Promise<string> {
  const before = scene.whispers(user).length;
  await scene.people.command(user, channel, text);
  await scene.settle();
  return scene.whispers(user).slice(before).join('\n');
}

/** Presses the newest such button of the private answers; a new draft is told in private, too. */
async function pressLast(scene: BotScene, user: string, action: string): Promise<string> {
  const button = scene.people.chat.state.whispers
    .filter(({ to }) => to === user)
    .flatMap(({ card }) => buttonsIn(card))
    .findLast((one) => one.action === action);
  assert.ok(button !== undefined, `no button "${action}"`);
  const before = scene.whispers(user).length;
  await scene.sink.accept({
    kind: 'button',
    dedupeKey: `press ${before}`,
    user,
    ref: { channel: 'publications', message: 'whisper', thread: null },
    action,
    draftId: button.draftId,
    revision: button.revision,
    target: button.target,
    trigger: { id: 't' },
  });
  await scene.settle();
  return scene.whispers(user).slice(before).join('\n');
}

test('a published post is found by a word of it, whatever the accents and the case, in both languages', async () => {
  await using scene = await openBotScene({ people: [ann] });
  await scene.draft('Vaccinations contre la grippe : la campagne d’été commence.');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(30);
  await scene.draft('La piscine rouvre.');
  const found = await typed(scene, 'aicha', 'liste vaccination ETE publié');
  assert.match(found, /^\(1 brouillon : « vaccination », « ete », publié\.\)$/mu);
  assert.match(found, /\*Brouillon n° 1\* « Vaccinations contre la grippe.*» · publié · 23 novembre/u);
  assert.match(found, /\[Voir le n° 1\]/u);
  const english = await typed(scene, 'ann', 'list published vaccination @aicha mastodon this week');
  assert.match(english, /1 draft: “vaccination”, by Aïcha, Mastodon, published, 23 November 2026 to 29 November 2026/u);
  assert.match(await typed(scene, 'ann', 'list piscine published'), /No draft matches: “piscine”, published\. Try/u);
});

test('each draft that is found or listed has its button right below its own line', async () => {
  await using scene = await openBotScene();
  for (const text of ['La piscine rouvre lundi.', 'La piscine ferme.', 'La piscine est pleine.'])
    await scene.draft(text);
  for (const wish of ['liste piscine', 'liste']) {
    const lines = (await typed(scene, 'aicha', wish)).split('\n').filter((line) => /n° \d\D/u.test(line));
    assert.deepEqual(
      lines.map((line) => /^\*Brouillon n° \d|^\[Voir le n° \d\]$/u.exec(line)?.[0]),
      [3, 2, 1].flatMap((number) => [`*Brouillon n° ${number}`, `[Voir le n° ${number}]`]),
      wish,
    );
  }
});

test('what was not understood is said back, with examples', async () => {
  await using scene = await openBotScene();
  assert.match(
    await typed(scene, 'aicha', 'liste @personne'),
    /« @personne » n’est ni une personne.*Essayez par exemple/u,
  );
  assert.match(await typed(scene, 'aicha', 'liste du 2026-02-30 au 2026-03-01'), /n’est pas une date qui existe/u);
  assert.match(await typed(scene, 'aicha', 'liste %'), /n’a pas compris « % »/u);
  assert.match(await typed(scene, 'aicha', `liste ${'a '.repeat(16_000)}`), /trop long/u);
  assert.match(await typed(scene, 'aicha', 'liste'), /ajoutez des mots, un état, une date/u);
});

test('a long list goes on by its button, and each draft stands on one page', async () => {
  await using scene = await openBotScene();
  for (let index = 1; index <= 14; index += 1) await scene.draft(`Vaccination ${index}`);
  const pages = [await typed(scene, 'aicha', 'liste vaccination')];
  await scene.draft('Vaccination, encore une');
  pages.push(await pressLast(scene, 'aicha', 'olderDrafts'), await pressLast(scene, 'aicha', 'olderDrafts'));
  const numbers = pages.map((page) =>
    Array.from(page.matchAll(/\*Brouillon n° (\d+)\*/gu), ([, number]) => Number(number)),
  );
  assert.deepEqual(numbers, [
    [14, 13, 12, 11, 10, 9],
    [8, 7, 6, 5, 4, 3],
    [2, 1],
  ]);
  assert.match(pages[0] ?? '', /14 brouillons.*\[Plus anciens \(8\)\]/su);
  assert.doesNotMatch(pages[2] ?? '', /Plus anciens/u);
});

test('who is not in the channel is shown nothing, by command or by a button that somebody else was shown', async () => {
  await using scene = await openBotScene({ people: [ann] });
  for (let index = 1; index <= 7; index += 1) await scene.draft(`Vaccination ${index}`);
  await typed(scene, 'aicha', 'liste vaccination');
  const channel = scene.people.chat.state.channels.find(({ id }) => id === 'publications');
  assert.ok(channel !== undefined);
  channel.members.splice(channel.members.indexOf('ann'), 1);
  const whisper = scene.people.chat.state.whispers.at(-1);
  const buttons = whisper === undefined ? [] : buttonsIn(whisper.card);
  assert.equal(buttons.length, 7);
  for (const { action, draftId, revision, target } of buttons) {
    const ref = { channel: 'publications', message: 'whisper', thread: null };
    const event = { ref, action, draftId, revision, target, trigger: { id: 't' } };
    await scene.sink.accept({ kind: 'button', dedupeKey: `${action} ${draftId}`, user: 'ann', ...event });
  }
  const invoked = { channel: 'publications', thread: null, trigger: { id: 't' } };
  for (const text of ['list', 'list vaccination', 'show 1']) {
    const reply = await scene.sink.command({ ...invoked, user: 'ann', dedupeKey: text, text });
    assert.match(JSON.stringify(reply), /for the people of this desk|people on this desk/u, text);
  }
  assert.equal(scene.whispers('ann').length, 7);
  assert.doesNotMatch(scene.whispers('ann').join('\n'), /Vaccination/u);
});
