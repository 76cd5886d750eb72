import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { readDesk } from '#desks/desk.ts';
import { decideTemplate } from '#drafts/emergency/decide-template.ts';
import type { Language } from '#languages.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { buttonsIn } from '../support/buttons-in.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { askFlood, texts } from '../support/flood.ts';
import { makeReal, putOnCall } from '../support/night.ts';
import { member, present } from '../support/publishing-scene.ts';
import { type Worded, wordedIn } from '../support/worded-in.ts';

const here = { part: null, kind: 'member', timeZone: 'Europe/Paris' } as const;

/** Léo is on call; Karim and Léa approve; Aïcha wrote the flood warning, Karim agreed to it. All accounts are practice ones. */
async function practiceDesk(language: Language): Promise<BotScene> {
  const settings = { approvers: ['karim', 'lea'], stewards: ['karim'], graceSeconds: 60, language };
  const people = [
    { id: 'leo', name: 'Léo', language, ...here },
    { id: 'lea', name: 'Léa', language, ...here },
  ];
  const scene = await openBotScene({ people, settings });
  for (const one of scene.people.chat.state.people) one.language = language;
  const { store } = scene;
  const deskId = present(scene.deskId);
  const desk = async () => present(await readDesk(store.db, { id: deskId }, store.clock.now()));
  await putOnCall({ store, deskId, desk }, ['leo']);
  const templateId = await askFlood(store, deskId, 'aicha');
  const decision = { templateId, deskId, person: member('karim'), members: noMembers, kind: 'approve' } as const;
  await store.write((work) => decideTemplate(work, decision));
  await scene.settle();
  return scene;
}

async function say(scene: BotScene, user: string, text: string): Promise<string> {
  await scene.people.command(user, 'publications', text);
  await scene.settle();
  return plainSpaces(scene.whispers(user).at(-1) ?? '');
}

/** Léo publishes a part of the template as an exercise, from the newest card that he alone sees. */
async function publish(scene: BotScene, label: RegExp, values: Readonly<Record<string, string>>): Promise<void> {
  await say(scene, 'leo', 'emergency EXERCISE');
  await press(scene, 'emergencyFill', label);
  assert.equal(
    (await scene.people.submit('leo', values)).kind,
    'taken',
    JSON.stringify(scene.people.formOf('leo')?.problems),
  );
  await scene.settle();
  await press(scene, 'emergencyPublish', /./u);
}

async function press(scene: BotScene, action: string, label: RegExp): Promise<void> {
  const isIt = (one: { readonly action: string; readonly label: string }): boolean =>
    one.action === action && label.test(one.label);
  const whisper = present(
    scene.people.chat.state.whispers.findLast(({ to, card }) => to === 'leo' && buttonsIn(card).some(isIt)),
  );
  const { channel, id: message, thread } = whisper;
  scene.people.press('leo', { channel, message, thread }, present(buttonsIn(whisper.card).find(isIt)));
  await scene.settle();
}

async function minutes(scene: BotScene, count: number): Promise<void> {
  await scene.pass(count * 60);
  await scene.settle();
}

/** The page that the drill posted, as text. */
async function page(scene: BotScene): Promise<string> {
  const row = await scene.store.db.attachment.findFirstOrThrow({ where: { mimeType: 'text/html' } });
  return plainSpaces(new TextDecoder().decode(row.bytes));
}

const said = {
  en: { drill: 'emergency drill', end: 'emergency end', word: 'EXERCISE', never: 'not published' },
  fr: { drill: 'urgence simulation', end: 'urgence fin', word: 'EXERCICE', never: 'pas publié' },
  de: { drill: 'notfall probe', end: 'notfall ende', word: 'ÜBUNG', never: 'nicht veröffentlicht' },
} as const satisfies Worded;

for (const language of wordedIn(said)) {
  test(`a drill in which nobody does anything tells what happens, and its page says all that was missed: ${language}`, async () => {
    await using scene = await practiceDesk(language);
    await say(scene, 'aicha', said[language].drill);
    await minutes(scene, 26);
    const told = scene.messages().map((message) => plainSpaces(scene.textOf(message)));
    const cues = told.filter((text) => text.split('\n').some((line) => line.startsWith(`${said[language].word}.`)));
    // The alert, who sleeps, what is wrong, that it is over, the end: no network here loses its answers.
    assert.equal(cues.length, 5, told.join('\n---\n'));
    const shown = await page(scene);
    assert.equal(shown.split(said[language].never).length - 1, 3);
    assert.equal(shown.match(/<li>/gu)?.length, 3);
    assert.deepEqual([scene.networks.mastodon.posts.length, scene.networks.x.posts.length], [0, 0]);
  });
}

test('a drill that is played to its end has its times, and nothing is missed', async () => {
  await using scene = await practiceDesk('en');
  assert.match(await say(scene, 'aicha', 'emergency drill'), /The drill begins/);
  assert.match(await say(scene, 'karim', 'emergency drill'), /goes on here already/);
  await minutes(scene, 1);
  await publish(scene, /warning/u, { blank0: 'Bruyère', blank1: '02:10', blank2: 'gymnase Jean Moulin' });
  await minutes(scene, 8);
  await publish(scene, /correction/u, { blank0: 'Bruyère', blank1: 'école' });
  await minutes(scene, 10);
  await publish(scene, /all-clear/u, { blank0: 'Bruyère', blank1: '04:00' });
  await minutes(scene, 1);
  await say(scene, 'leo', 'emergency end');
  await minutes(scene, 8);
  const shown = await page(scene);
  assert.match(shown, /Nothing was missed/);
  assert.match(shown, /first public warning<\/th>\s*<td>1 min \d+ s/);
  assert.match(shown, /first public correction<\/th>\s*<td>2 min \d+ s/);
  assert.match(shown, /first public all-clear<\/th>\s*<td>1 min \d+ s/);
  assert.match(shown, /Léo<\/td>\s*<td>draft 1: published by the emergency path/);
  assert.match(shown, /Léo<\/td>\s*<td>ended the exercise/);
  for (const { rendering } of scene.networks.mastodon.posts) assert.match(rendering.text, /^EXERCICE/u);
  assert.ok(texts.warning.length > 0);
  // Another may begin.
  assert.match(await say(scene, 'aicha', 'emergency drill'), /The drill begins/);
});

test('whoever acts who was to sleep is named as missed, and an exercise that goes on as well', async () => {
  await using scene = await practiceDesk('en');
  await say(scene, 'aicha', 'emergency drill');
  await minutes(scene, 4);
  assert.match(plainSpaces(scene.seen()), /EXERCISE\. Karim does not answer any more/);
  await publish(scene, /warning/u, { blank0: 'Bruyère', blank1: '02:10', blank2: 'gymnase Jean Moulin' });
  await say(scene, 'karim', 'emergency end');
  await publish(scene, /warning/u, { blank0: 'Vire et affluents', blank1: '02:20', blank2: 'halle' });
  await press(scene, 'emergencyPublishAgain', /./u);
  await minutes(scene, 22);
  const shown = await page(scene);
  assert.match(shown, /Somebody acted who was not to answer any more/);
  assert.match(shown, /The exercise was not ended/);
  assert.match(shown, /No correction was published/);
});

test('no drill takes place where an account is real, nor by who has nothing to do with the desk', async () => {
  await using scene = await practiceDesk('en');
  await say(scene, 'sacha', 'emergency drill');
  assert.equal(await scene.store.db.journalEntry.count({ where: { kind: 'drill.begun' } }), 0);
  await makeReal(scene.store);
  assert.match(await say(scene, 'aicha', 'emergency drill'), /all practice accounts/);
  assert.equal(await scene.store.db.journalEntry.count({ where: { kind: 'drill.begun' } }), 0);
});

test('no drill begins where nobody is on call, or no template is agreed', async () => {
  await using scene = await openBotScene({ settings: { language: 'en' } });
  for (const one of scene.people.chat.state.people) one.language = 'en';
  assert.match(await say(scene, 'aicha', 'emergency drill'), /Nobody is on call here/);
});
