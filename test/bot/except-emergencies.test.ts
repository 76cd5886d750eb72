import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Language } from '#languages.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { cardText } from '../support/card-text.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { type Worded, wordedIn } from '../support/worded-in.ts';

const typed = {
  en: {
    freeze: 'freeze odd posts, except emergencies',
    sleep: 'sleep x until 25 December 0:00 strike, except emergencies',
  },
  fr: { freeze: 'geler jeton volé, sauf urgences', sleep: "endormir x jusqu'au 25 décembre 0 h grève sauf urgences" },
  de: {
    freeze: 'einfrieren Token weg, außer in Notfällen',
    sleep: 'stilllegen x bis 25. Dezember 0 Uhr Streik außer in Notfällen',
  },
} as const satisfies Worded;

const said = {
  en: {
    there: 'Posts of a real emergency are excepted: they go out there all the same, but only by the emergency path.',
    at_all: 'Posts of a real emergency are excepted: they go out all the same, but only by the emergency path.',
    line: /@valmont \(X\) is asleep until the end of \S*24 December, except for emergencies\./,
  },
  fr: {
    there:
      'Exception : les publications d’une urgence réelle y partent tout de même, mais seulement par la voie d’urgence.',
    at_all:
      'Exception : les publications d’une urgence réelle partent tout de même, mais seulement par la voie d’urgence.',
    line: /@valmont \(X\) dort jusqu’au 24 décembre inclus, sauf urgences\./,
  },
  de: {
    there:
      'Ausgenommen sind Beiträge in einem echten Notfall: Sie werden dort trotzdem veröffentlicht, aber nur über den Notfallweg.',
    at_all:
      'Ausgenommen sind Beiträge in einem echten Notfall: Sie werden trotzdem veröffentlicht, aber nur über den Notfallweg.',
    line: /@valmont \(X\) ruht bis 24\.12\.(?:2026)? einschließlich, außer in Notfällen\./,
  },
} as const satisfies Worded;

async function say(scene: BotScene, user: string, text: string): Promise<string> {
  await scene.people.command(user, 'publications', text);
  await scene.settle();
  return plainSpaces(scene.whispers(user).at(-1) ?? '');
}

async function opened(language: Language): Promise<BotScene> {
  const scene = await openBotScene({ settings: { language } });
  for (const one of scene.people.chat.state.people) one.language = language;
  return scene;
}

function channel(scene: BotScene): string {
  return plainSpaces(
    scene
      .messages()
      .filter(({ ref }) => ref.thread === null)
      .map((message) => scene.textOf(message))
      .join('\n'),
  );
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

for (const language of wordedIn(said)) {
  const words = said[language];

  test(`a freeze but for emergencies says so to whoever asked, in the channel, on cards and in lists: ${language}`, async () => {
    await using scene = await opened(language);
    await scene.draft('Une rue est fermée.');
    await scene.press('aicha', 'ask');
    assert.ok((await say(scene, 'aicha', typed[language].freeze)).includes(words.at_all));
    assert.ok(count(channel(scene), words.at_all) >= 1, channel(scene));
    assert.ok(plainSpaces(scene.textOf(scene.cardWith('approve'))).includes(words.at_all));
    assert.ok((await say(scene, 'aicha', 'list')).includes(words.at_all));
    // The reason is what was typed beside it.
    assert.equal(
      plainSpaces((await scene.store.db.freeze.findFirstOrThrow()).why ?? '').match(/[,;]|cept|sauf|au(?:ß|ss)er/),
      null,
    );
    await scene.press('karim', 'approve');
    await scene.pass(600);
    assert.equal(scene.networks.mastodon.posts.length, 0, 'a routine post');
    // Made stricter by the next, it says so nowhere any more.
    assert.ok(!(await say(scene, 'aicha', 'freeze')).includes(words.at_all));
    assert.equal(count(channel(scene), words.at_all), 0, channel(scene));
    const answer = await say(scene, 'aicha', typed[language].freeze);
    assert.match(answer, /\/tambour (?:thaw|dégeler|auftauen)/);
    assert.equal((await scene.store.db.freeze.findFirstOrThrow()).exceptEmergencies, false);
    await say(scene, 'karim', 'thaw');
    assert.equal(count(plainSpaces(scene.seen()), words.at_all), 0);
    await scene.pass(600);
    assert.equal(scene.networks.mastodon.posts.length, 0);
  });

  test(`a sleep but for emergencies says so to whoever asked, in the channel, lists, form and Home: ${language}`, async () => {
    await using scene = await opened(language);
    assert.ok((await say(scene, 'aicha', typed[language].sleep)).includes(words.there));
    // Once for who reads it, and once in what a notification shows.
    assert.equal(count(channel(scene), words.there), 2, channel(scene));
    assert.ok((await say(scene, 'aicha', 'accounts')).includes(words.there));
    assert.match(await say(scene, 'aicha', 'list'), words.line);
    assert.match(plainSpaces(cardText(await scene.sink.home('aicha'))), words.line);
    await scene.people.command('aicha', 'publications', 'draft');
    const field = present(scene.people.formOf('aicha')).form.fields.find(({ id }) => id === 'accounts');
    assert.ok(field?.kind === 'checkboxes');
    assert.ok(plainSpaces(field.hint ?? '').includes(words.there));
    assert.ok(
      field.choices.some(({ label }) =>
        /: (?:asleep except emergencies|dort, sauf urgences|ruht, außer in Notfällen)$/.test(plainSpaces(label)),
      ),
    );
    const label = field.choices.map((choice) => choice.label.length);
    assert.ok(Math.max(...label) <= 75, 'as the chats allow');
    const row = await scene.store.db.account.findUniqueOrThrow({ where: { id: scene.accountIds.x } });
    assert.deepEqual([row.asleepExceptEmergencies, plainSpaces(row.asleepWhy ?? '').includes(' ')], [true, false]);
    // Longer without the exception closes it; with it again, nobody alone opens it.
    await say(scene, 'aicha', 'sleep x');
    assert.match(await say(scene, 'aicha', 'sleep x except emergencies'), /\/tambour (?:wake|réveiller|wecken)/);
    const closed = await scene.store.db.account.findUniqueOrThrow({ where: { id: scene.accountIds.x } });
    assert.deepEqual([closed.state, closed.asleepExceptEmergencies], ['asleep', false]);
    assert.ok(!(await say(scene, 'aicha', 'accounts')).includes(words.there));
  });
}

test('a planned sleep but for emergencies says so as it is planned, the day before, and as it begins', async () => {
  await using scene = await opened('en');
  assert.ok(
    (await say(scene, 'aicha', 'sleep x on 24 November A day without X but for emergencies')).includes(said.en.there),
  );
  assert.match(channel(scene), /Soon, “A day without X”.*\n?.*Posts of a real emergency are excepted/);
  assert.match(
    await say(scene, 'aicha', 'accounts'),
    /Planned, A day without X: .*Posts of a real emergency are excepted/,
  );
  await scene.pass(86_400);
  await scene.store.runEveryMinute();
  await scene.settle();
  assert.match(channel(scene), /put to sleep by Aïcha.*A day without X.*Posts of a real emergency are excepted/s);
});

test('only whoever may freeze freezes or lets sleep with the exception', async () => {
  await using scene = await opened('en');
  const before = channel(scene);
  assert.match(await say(scene, 'sacha', 'freeze except emergencies'), /Only people on this desk can freeze it/);
  assert.match(await say(scene, 'sacha', 'sleep x except emergencies'), /Only people who work on this desk/);
  assert.equal(await scene.store.db.freeze.count(), 0);
  assert.equal(await scene.store.db.account.count({ where: { state: 'asleep' } }), 0);
  assert.equal(channel(scene), before);
  await say(scene, 'aicha', 'freeze except emergencies');
  await say(scene, 'sacha', 'freeze');
  assert.equal((await scene.store.db.freeze.findFirstOrThrow()).exceptEmergencies, true, 'nor makes it stricter');
});
