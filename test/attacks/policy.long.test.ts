import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changeDeskCommand } from '#cli/desk-commands.ts';

import type { SlackPerson } from '../simulators/slack/slack-options.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { openSlackScene, type SlackScene } from '../support/slack-scene.ts';
import { askFor, setUpDesk } from '../support/team-in-chat.ts';

const people: readonly SlackPerson[] = [
  { name: 'odile', realName: 'Odile', kind: 'admin', locale: 'en-GB' },
  ...['aicha', 'karim', 'lea', 'zoe'].map((name) => ({ name, realName: nameOf(name), locale: 'en-GB' })),
];

function nameOf(id: string): string {
  return { aicha: 'Aïcha', lea: 'Léa', zoe: 'Zoé' }[id] ?? `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`;
}

type Changes = Readonly<Record<string, string | string[]>>;

/** Opens a desk of which Odile and Aïcha are stewards, with a draft of Aïcha's that waits for approval. */
async function waiting({ approvers = ['karim'], number = '1' } = {}): Promise<SlackScene> {
  const scene = await openSlackScene('socket', { language: 'en', people });
  await setUpDesk(scene, scene, { approvers });
  await change(scene, 'odile', { number, stewards: ['odile', 'aicha'].map(scene.id) });
  await askFor(scene);
  return scene;
}

async function change(scene: SlackScene, by: string, changes: Changes): Promise<void> {
  await scene.command(by, 'setup');
  await scene.submit(by, changes);
}

function posted({ networks }: SlackScene): number {
  return networks.mastodon.posts.length;
}

/** Reads what stands in the channel, as Karim sees it. */
async function seen(scene: SlackScene): Promise<string> {
  return (await scene.seen('karim')).map(({ text }) => plainSpaces(text)).join('\n---\n');
}

async function told(scene: SlackScene, sentence: string): Promise<void> {
  const all = await seen(scene);
  assert.ok(all.includes(sentence), `${sentence}\nis not in\n${all}`);
}

async function cardSays(scene: SlackScene, words: RegExp): Promise<void> {
  assert.match(plainSpaces((await scene.cardWith('approve')).text), words);
}

async function refused(scene: SlackScene, name: string): Promise<void> {
  await scene.press(name, 'approve');
  await scene.pass(60);
  assert.equal(posted(scene), 0, `${nameOf(name)} let it out`);
  assert.match(present((await scene.whispers(name)).at(-1)), /not one of the approvers|approve/i);
}

test('a policy that is loosened is told in the channel, and what waits keeps the stricter one', async () => {
  await using scene = await waiting({ approvers: ['karim', 'lea'], number: '2' });
  await scene.press('karim', 'approve');
  await change(scene, 'odile', { number: '1', grace: '0' });
  await told(
    scene,
    'Rules of approval changed here by Odile. Number of approvals: 2 → 1 · Pause before sending (s): 20 → 0.',
  );
  await scene.pass(60);
  assert.equal(posted(scene), 0);
  await cardSays(scene, /It keeps the stricter ones: 2 approvals/);
  await scene.press('lea', 'approve');
  await scene.pass(19);
  assert.equal(posted(scene), 0, 'the longer pause');
  await scene.pass(5);
  assert.equal(posted(scene), 1);
});

test('an author who is a steward names another approver for new drafts alone, whatever is changed after', async () => {
  await using scene = await waiting();
  await change(scene, 'aicha', { approvers: [scene.id('lea')] });
  await told(scene, 'Rules of approval changed here by Aïcha. Who approves: Karim → Léa.');
  await refused(scene, 'lea');
  await change(scene, 'odile', { grace: '5' });
  await refused(scene, 'lea');
  await cardSays(scene, /changed after this was asked for/);
  await scene.press('karim', 'approve');
  await scene.pass(25);
  assert.equal(posted(scene), 1);
  await askFor(scene, 'The pool is heated.');
  await scene.press('lea', 'approve');
  await scene.pass(25);
  assert.equal(posted(scene), 2, 'a new draft goes by the new policy');
});

test('a steward who names themself approves nothing that waits, and the channel sees it', async () => {
  await using scene = await waiting();
  await change(scene, 'odile', { approvers: [scene.id('odile')] });
  await told(scene, 'Rules of approval changed here by Odile. Who approves: Karim → Odile.');
  await refused(scene, 'odile');
  await scene.press('karim', 'approve');
  await scene.pass(25);
  assert.equal(posted(scene), 1);
});

test('an author who is a steward gives nobody a deputy for what waits', async () => {
  await using scene = await waiting();
  await scene.command('aicha', 'away');
  const days = { first: '23/11', last: '24/11' };
  await scene.submit('aicha', { ...days, person: [scene.id('karim')], deputy: [scene.id('lea')] });
  await told(scene, 'Absence noted: Karim, from 23 November to 24 November.');
  await refused(scene, 'lea');
  await askFor(scene, 'The pool is heated.');
  await scene.press('lea', 'approve');
  await scene.pass(25);
  assert.equal(posted(scene), 1, 'Léa stands in for what was asked since');
});

test('nothing hangs: what suffices now leaves by itself, what no longer does says what is missing', async () => {
  await using scene = await waiting({ approvers: ['karim', 'lea'], number: '2' });
  await scene.press('karim', 'approve');
  const outcome = await changeDeskCommand(scene.store, 'Valmont', {
    approvers: [scene.id('karim')],
    approvalsNeeded: 1,
  });
  assert.equal(outcome.exitCode, 0);
  await scene.settle();
  await told(scene, 'Rules of approval changed here by your administrator');
  await told(scene, 'Who approves: Karim, Léa → Karim · ');
  await scene.pass(25);
  assert.equal(posted(scene), 1, 'Léa has left, and nobody has to press again');

  await askFor(scene, 'The pool is heated.');
  await scene.press('karim', 'approve');
  await change(scene, 'odile', { approvers: ['karim', 'zoe'].map(scene.id), number: '2' });
  await scene.pass(60);
  assert.equal(posted(scene), 1, 'in its pause, and one approval is no longer enough');
  await cardSays(scene, /Approved so far|one more|missing/i);
});
