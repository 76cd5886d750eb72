import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sleepCommand } from '#cli/account-commands.ts';

import { inBothChats } from '../support/both-chats.ts';
import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { setUpDesk } from '../support/team-in-chat.ts';

const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', lea: 'Léa' } as const;
const handle = '@valmont@social.example';
const practised = '@valmont@practice.example';
/** The end of the 24th of December in Paris. */
const untilChristmas = new Date('2026-12-24T23:00:00.000Z');

for (const [platform, open] of Object.entries(inBothChats(names))) {
  describe(`the form of a draft while an account sleeps, in ${platform}`, () => {
    test('its box says so and is not ticked, and ticked for a time within the sleep it is refused with the date and the reason', async () => {
      await using room = await open();
      await setUpDesk(room, room);
      await sleepCommand(room.store, handle, untilChristmas, 'strike');
      await room.settle();
      await room.command('aicha', 'draft');
      const form = plainSpaces(room.formText('aicha'));
      assert.match(form, /valmont@social\.example \(Mastodon\) is asleep until the end of 24 December \(strike\)/);
      const accounts = (await room.store.db.account.findMany()).map(({ id }) => id);
      await assert.rejects(
        room.submit('aicha', { text: 'Both.', accounts }),
        /asleep until the end of 24.December \(strike\): nothing goes out there before/,
      );
      await room.command('aicha', 'draft');
      await room.submit('aicha', { text: 'As the form began.' });
      const { accountIds } = await room.store.db.revision.findFirstOrThrow();
      assert.equal(accountIds.length, accounts.length - 1);
    });
  });
}

interface Field {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly initial: readonly string[];
  readonly hint: string | null;
}

function accountsField(scene: BotScene): Field {
  const field = scene.people.formOf('aicha')?.form.fields.find(({ id }) => id === 'accounts');
  assert.ok(field?.kind === 'checkboxes');
  return field;
}

async function sendForm(
  scene: BotScene,
  values: Readonly<Record<string, string | readonly string[]>>,
): Promise<string> {
  await scene.people.command('aicha', 'publications', 'brouillon');
  const sent = await scene.people.submit('aicha', { text: 'Bonjour', ...values });
  await scene.settle();
  return sent.kind === 'open' ? errorAtAccounts(scene) : sent.kind;
}

function errorAtAccounts(scene: BotScene): string {
  const problems = scene.people.formOf('aicha')?.problems;
  return plainSpaces(problems?.kind === 'errors' ? (problems.fields['accounts'] ?? '') : '');
}

test('a post for after the end of the sleep may be for the account, one for a day within it may not', async () => {
  await using scene = await openBotScene();
  const accounts = (await scene.store.db.account.findMany()).map(({ id }) => id);
  await sleepCommand(scene.store, practised, untilChristmas, 'grève');
  await scene.settle();
  await scene.people.command('aicha', 'publications', 'brouillon');
  const { choices, initial, hint } = accountsField(scene);
  assert.deepEqual(
    choices.map(({ label }) => plainSpaces(label)).filter((label) => label.includes('dort')),
    ['@valmont@practice.example (Mastodon) : dort jusqu’au 24 décembre inclus'],
  );
  assert.equal(initial.length, accounts.length - 1);
  assert.match(plainSpaces(hint ?? ''), /dort jusqu’au 24 décembre inclus \(grève\) : ne le cochez que pour/);
  assert.match(
    await sendForm(scene, { accounts, at: '20/12 9h' }),
    /dort jusqu’au 24 décembre inclus \(grève\) : rien/,
  );
  assert.equal(await scene.store.db.draft.count(), 0);
  assert.match(await sendForm(scene, { accounts, at: '25/12 9h' }), /^taken$/);
  assert.doesNotMatch(scene.seen(), /ce compte est en sommeil/, 'nothing is wrong with its time');
});

test('where no account is awake, a post without a time may be for one, and waits on its card', async () => {
  await using scene = await openBotScene();
  const accounts = (await scene.store.db.account.findMany()).map(({ id }) => id);
  for (const { handle: one } of await scene.store.db.account.findMany())
    await sleepCommand(scene.store, one, null, null);
  await scene.settle();
  await scene.people.command('aicha', 'publications', 'brouillon');
  assert.match(plainSpaces(accountsField(scene).hint ?? ''), /Tous les comptes de cette rédaction sont en sommeil/);
  assert.match(await sendForm(scene, { accounts }), /^taken$/);
  assert.match(scene.seen(), /ce compte est en sommeil/);
  assert.match(await sendForm(scene, { accounts, at: '20/12 9h' }), /dort jusqu’à ce qu’on le réveille : rien/);
});

test('what a draft was for before the sleep stays when its words are edited, and its card warns of it', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h.', {});
  await sleepCommand(scene.store, practised, untilChristmas, 'grève');
  await scene.settle();
  await scene.press('aicha', 'edit');
  assert.equal((await scene.people.submit('aicha', { text: 'La mairie ouvre à 10 h.' })).kind, 'taken');
  await scene.settle();
  assert.match(scene.seen(), /ce compte est en sommeil/);
  await scene.press('aicha', 'edit');
  assert.equal((await scene.people.submit('aicha', { when: 'at', at: '20/12 9h' })).kind, 'open');
  assert.match(errorAtAccounts(scene), /dort jusqu’au 24 décembre inclus/, 'another time within the sleep');
});

test('a sleep that is planned is named in the form, and a time within it is refused with the way out', async () => {
  await using scene = await openBotScene();
  const accounts = (await scene.store.db.account.findMany()).map(({ id }) => id);
  await scene.people.command('karim', 'publications', 'endormir x le 20 décembre Une journée sans X');
  await scene.settle();
  await scene.people.command('aicha', 'publications', 'brouillon');
  const { choices, initial, hint } = accountsField(scene);
  assert.deepEqual(
    choices.map(({ label }) => plainSpaces(label)).filter((label) => label.includes('sommeil')),
    ['@valmont (X) : en sommeil dès le 20 décembre'],
  );
  assert.equal(initial.length, accounts.length, 'until then it takes posts');
  assert.match(
    plainSpaces(hint ?? ''),
    /@valmont \(X\) sera en sommeil du dimanche 20 décembre à 0 h 00 au lundi 21 décembre à 0 h 00 : rien n’y partira/,
  );
  assert.match(await sendForm(scene, { accounts, at: '20/12 9h' }), /rien n’y partira pendant ce temps\. Décochez-le/);
  assert.equal(await scene.store.db.draft.count(), 0);
  assert.match(await sendForm(scene, { accounts, at: '21/12 9h' }), /^taken$/);
});

test('a draft for a day on which its account is to sleep says so on its card', async () => {
  await using scene = await openBotScene();
  const accounts = (await scene.store.db.account.findMany()).map(({ id }) => id);
  assert.match(await sendForm(scene, { accounts, at: '20/12 9h' }), /^taken$/);
  await scene.people.command('karim', 'publications', 'endormir x le 20 décembre Une journée sans X');
  await scene.settle();
  await scene.press('aicha', 'ask');
  assert.match(plainSpaces(scene.seen()), /ce compte sera en sommeil à cette heure : rien n’y partira alors/);
});
