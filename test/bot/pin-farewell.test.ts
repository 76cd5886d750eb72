import assert from 'node:assert/strict';
import { test } from 'node:test';

import { freeze } from '#publishing/holding/freeze.ts';
import type { PinOutcome } from '#networks/publish-outcome.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { buttonsIn } from '../support/buttons-in.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { present } from '../support/publishing-scene.ts';

const person = { part: null, kind: 'member', language: 'en', timeZone: 'Europe/Paris' } as const;
const [lea, nora] = [
  { ...person, id: 'lea', name: 'Léa' },
  { ...person, id: 'nora', name: 'Nora' },
];
const plan = {
  reference: 'Decision 14',
  way: 'dormant',
  lastDay: '30/11/2026',
  review: '30/11/2027',
  keeper: ['lea'],
  deputy: ['nora'],
};

async function typed(scene: BotScene, user: string, text: string): Promise<void> {
  await scene.people.command(user, 'publications', text);
  await scene.settle();
}

/** Opens a desk on which leaving an account was agreed, with its checklist. */
async function leaving(handle: string): Promise<BotScene> {
  const settings = { approvers: ['karim', 'lea'], language: 'en', graceSeconds: 0 } as const;
  const scene = await openBotScene({ people: [lea, nora], settings });
  for (const one of scene.people.chat.state.people) one.language = 'en';
  await typed(scene, 'karim', `leave ${handle}`);
  assert.equal((await scene.people.submit('karim', plan)).kind, 'taken');
  await scene.settle();
  await scene.press('lea', 'approveLeaving');
  return scene;
}

const mastodonHandle = '@valmont@practice.example';

/** Presses a button of the checklist's step "pinned". Returns what whoever pressed is told. */
async function press(scene: BotScene, user: string, action: string, kind = 'pinned'): Promise<string> {
  const card = scene
    .messages()
    .findLast(
      ({ body }) => body.kind === 'card' && buttonsIn(body.card).some((one) => one.action === 'changeLeavingStep'),
    );
  const { body, ref } = present(card);
  assert.ok(body.kind === 'card');
  const its = (one: { readonly action: string; readonly target: string | null }): boolean =>
    one.action === action && one.target?.endsWith(`:${kind}`) === true;
  scene.people.press(user, ref, present(buttonsIn(body.card).find(its)));
  await scene.settle();
  return plainSpaces(scene.whispers(user).at(-1) ?? '');
}

function checklist(scene: BotScene): string {
  const shown = scene.messages().map((message) => plainSpaces(scene.textOf(message)));
  return shown.findLast((text) => /To do before .* is left/.test(text)) ?? '';
}

/** The last post is published, and named at its step. */
async function lastPostOut(scene: BotScene): Promise<string> {
  await scene.draft('Farewell.');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await press(scene, 'aicha', 'leavingStepDone', 'lastPost');
  await scene.people.submit('aicha', { post: '1' });
  await scene.pass(60);
  await scene.store.runEveryMinute();
  await scene.settle();
  return present(scene.networks.mastodon.posts[0]).id;
}

test('the last post is pinned by one press once it is public, once, and the step is noted by who pressed', async () => {
  await using scene = await leaving(mastodonHandle);
  const { pinned } = scene.networks.mastodon;
  assert.match(await press(scene, 'aicha', 'pinFarewell'), /no last post there that is public yet/);
  assert.equal(pinned.size, 0);
  const id = await lastPostOut(scene);
  const before = structuredClone(scene.messages());
  assert.match(
    await press(scene, 'aicha', 'pinFarewell'),
    /The last post is pinned to the profile of @valmont@practice/,
  );
  assert.deepEqual([...pinned], [id]);
  assert.match(checklist(scene), /Done: farewell pinned · Aïcha/);
  // The card of before, pressed by somebody else.
  const old = present(before.findLast(({ body }) => JSON.stringify(body).includes('pinFarewell')));
  assert.ok(old.body.kind === 'card');
  scene.people.press(
    'karim',
    old.ref,
    present(buttonsIn(old.body.card).find(({ action }) => action === 'pinFarewell')),
  );
  await scene.settle();
  assert.match(scene.whispers('karim').at(-1) ?? '', /Aïcha has noted this already/);
  const noted = await scene.store.db.journalEntry.findMany({ where: { kind: 'leaving.stepChanged', actor: 'aicha' } });
  assert.equal(noted.filter(({ data }) => JSON.stringify(data).includes('"pinned"')).length, 1);
});

test('a last post whose id was changed in the database is not pinned', async () => {
  await using scene = await leaving(mastodonHandle);
  const id = await lastPostOut(scene);
  await scene.store.db.delivery.updateMany({ where: { remoteId: id }, data: { remoteId: 'a statement' } });
  assert.match(await press(scene, 'aicha', 'pinFarewell'), /no last post there that is public yet/);
  assert.equal(scene.networks.mastodon.pinned.size, 0);
});

const answers: readonly (readonly [PinOutcome, RegExp])[] = [
  [{ kind: 'scopeMissing', scope: 'write:accounts' }, /lacks the scope write:accounts\. Pin the post by hand/],
  [{ kind: 'refused' }, /as many posts as it allows are pinned already/],
  [{ kind: 'missing' }, /not there any more/],
  [{ kind: 'unsupported' }, /Pin it by hand, and note it as done/],
  [{ kind: 'unsure' }, /it may be pinned\. Press again/],
  [{ kind: 'locked', why: 'token_refused' }, /no longer takes the token/],
];

test('where it is not surely pinned, the step stays open and says why, and a person may note it all the same', async () => {
  await using scene = await leaving(mastodonHandle);
  await lastPostOut(scene);
  const { pinTroubles, pinned } = scene.networks.mastodon;
  for (const [outcome, said] of answers) {
    pinTroubles.push(outcome);
    assert.match(await press(scene, 'aicha', 'pinFarewell'), said);
    assert.match(checklist(scene), /To do: farewell pinned/);
  }
  assert.equal(pinned.size, 0);
  assert.match(await press(scene, 'aicha', 'leavingStepDone'), /Noted as done: farewell pinned/);
});

test('on X nothing is offered: a person pins there, and notes it', async () => {
  await using scene = await leaving('@valmont');
  assert.ok(!JSON.stringify(scene.messages().map(({ body }) => body)).includes('pinFarewell'));
  assert.match(await press(scene, 'aicha', 'leavingStepDone'), /Noted as done: farewell pinned/);
});

test('who has nothing to do with the desk pins nothing, and a frozen desk neither', async () => {
  await using scene = await leaving(mastodonHandle);
  await lastPostOut(scene);
  assert.match(await press(scene, 'sacha', 'pinFarewell'), /Only people who work on this desk/);
  const by = { id: 'karim', name: 'Karim' };
  await scene.store.write((work) => freeze(work, { deskId: present(scene.deskId), by, why: null }));
  await scene.settle();
  assert.match(await press(scene, 'aicha', 'pinFarewell'), /frozen/);
  assert.equal(scene.networks.mastodon.pinned.size, 0);
});
