import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { pressedButton } from '#chat/slack/render/pressed-button.ts';

import type { SlackOptions, SlackPerson } from '../simulators/slack/slack-options.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { openSlackScene, type SlackScene } from '../support/slack-scene.ts';
import { askFor, setUpDesk } from '../support/team-in-chat.ts';
import { pressWhisperInSlack } from '../support/slack-client/press-in-slack.ts';

const team: readonly SlackPerson[] = [
  { name: 'odile', realName: 'Odile', kind: 'admin', locale: 'en-GB' },
  { name: 'aicha', realName: 'Aïcha', locale: 'en-GB' },
  { name: 'karim', realName: 'Karim', locale: 'en-GB' },
];

/** A desk on which Karim approves, and whoever is named beside him. */
async function deskScene(options: SlackOptions & { readonly approvers?: readonly string[] } = {}): Promise<SlackScene> {
  const { people = [], approvers = [], ...rest } = options;
  const scene = await openSlackScene('socket', { ...rest, language: 'en', people: [...team, ...people] });
  await setUpDesk(scene, scene, { approvers: ['karim', ...approvers] });
  return scene;
}

async function lastWhisper(scene: SlackScene, name: string): Promise<string> {
  return (await scene.whispers(name)).at(-1) ?? '';
}

function posted({ networks }: SlackScene): readonly number[] {
  return [networks.mastodon.posts.length, networks.x.posts.length];
}

const outsiders: readonly (readonly [string, SlackPerson, RegExp])[] = [
  ['a guest', { name: 'sacha', kind: 'guest' }, /Guest accounts cannot decide/],
  ['a guest of this channel alone', { name: 'sacha', kind: 'singleChannelGuest' }, /Guest accounts cannot decide/],
  ['somebody of another organisation', { name: 'sacha', kind: 'stranger' }, /Guest accounts cannot decide/],
  ['a colleague who is no approver', { name: 'sacha' }, /approve/i],
];

describe('whoever may not decide, in Slack', () => {
  for (const [who, person, refusal] of outsiders) {
    test(`${who} presses and reacts, is told why in private, and nothing is decided`, async () => {
      // A steward may name anybody an approver: of a guest it makes none.
      const approvers = person.kind === undefined ? [] : [person.name];
      await using scene = await deskScene({ people: [{ locale: 'en-GB', ...person }], approvers });
      await askFor(scene);
      await scene.press('sacha', 'approve');
      assert.match(await lastWhisper(scene, 'sacha'), refusal);
      await scene.react('sacha', await scene.cardWith('approve'), 'approve');
      assert.equal((await scene.whispers('sacha')).length, 2);
      assert.match(await lastWhisper(scene, 'sacha'), refusal);
      await scene.press('sacha', 'reject');
      await scene.react('sacha', await scene.cardWith('approve'), 'reject');
      await scene.pass(60);
      assert.deepEqual(posted(scene), [0, 0]);
      assert.equal(await scene.store.db.decision.count(), 0);
      await scene.press('karim', 'approve');
      await scene.pass(25);
      assert.deepEqual(posted(scene), [1, 1]);
    });
  }

  test('the author presses and reacts, is told that it does not count, and nothing leaves', async () => {
    await using scene = await deskScene({ approvers: ['aicha'] });
    await askFor(scene);
    await scene.press('aicha', 'approve');
    assert.match(await lastWhisper(scene, 'aicha'), /your approval does not count/);
    await scene.react('aicha', await scene.cardWith('approve'), 'approve');
    assert.equal((await scene.whispers('aicha')).filter((one) => /does not count/.test(one)).length, 2);
    await scene.pass(60);
    assert.deepEqual(posted(scene), [0, 0]);
  });

  test('the author approves nothing that somebody else has worded since, nor does who worded it', async () => {
    await using scene = await deskScene({ approvers: ['aicha'] });
    await askFor(scene);
    await scene.press('karim', 'edit');
    await scene.submit('karim', { text: 'The library lends tools for the garden.' });
    await scene.press('karim', 'ask');
    for (const name of ['aicha', 'karim']) {
      await scene.press(name, 'approve');
      assert.notEqual(await lastWhisper(scene, name), '', name);
    }
    await scene.pass(60);
    assert.deepEqual(posted(scene), [0, 0]);
    assert.equal(await scene.store.db.decision.count(), 0);
  });

  test('in Enterprise Grid a colleague of another workspace approves, a stranger does not', async () => {
    const people = [
      { name: 'gaelle', kind: 'gridColleague' },
      { name: 'sacha', kind: 'stranger' },
    ] as const;
    await using scene = await deskScene({ enterpriseId: 'E1', people, approvers: ['gaelle', 'sacha'] });
    await askFor(scene);
    await scene.press('sacha', 'approve');
    await scene.pass(60);
    assert.deepEqual(posted(scene), [0, 0]);
    await scene.press('gaelle', 'approve');
    await scene.pass(25);
    assert.deepEqual(posted(scene), [1, 1]);
  });

  test('a press on a version that has been replaced approves nothing', async () => {
    await using scene = await deskScene();
    await askFor(scene);
    const [shown] = (await scene.cardWith('approve')).parts;
    const button = present(
      shown?.buttons.find((one) => pressedButton(one.sends.actionId, one.sends.value)?.action === 'approve'),
    );
    await scene.press('aicha', 'edit');
    await scene.submit('aicha', { text: 'The library lends nothing.' });
    await scene.press('aicha', 'ask');
    // On Karim's screen the old card still stands.
    const payload = {
      type: 'block_actions',
      trigger_id: 'late',
      api_app_id: 'A0TAMBOUR',
      team: { id: 'T000000001' },
      user: { id: scene.slack.id('karim') },
      channel: { id: scene.slack.channel },
      container: { message_ts: shown?.ts, thread_ts: shown?.threadTs },
      message: { ts: shown?.ts, thread_ts: shown?.threadTs },
      actions: [{ action_id: button.sends.actionId, value: button.sends.value }],
    };
    await scene.slack.interact(payload);
    await scene.settle();
    assert.notEqual(await lastWhisper(scene, 'karim'), '');
    await scene.pass(60);
    assert.deepEqual(posted(scene), [0, 0]);
    assert.equal(await scene.store.db.decision.count(), 0);
  });
});

const repeats: readonly (readonly [string, (scene: SlackScene) => Promise<void>])[] = [
  ['comes three times', async ({ slack }) => slack.deliverTimes(3)],
  [
    'comes to two processes at once',
    async (scene) => {
      await scene.joinedByAnother();
      scene.slack.socket.toAll = true;
    },
  ],
];

for (const [how, repeat] of repeats) {
  test(`what people do in Slack and ${how} happens once`, async () => {
    await using scene = await deskScene();
    await repeat(scene);
    await askFor(scene);
    await scene.react('karim', await scene.cardWith('approve'), 'approve');
    await scene.pass(25);
    assert.deepEqual(posted(scene), [1, 1]);
    await askFor(scene, 'The library is closed on Saturday.');
    await scene.press('karim', 'approve');
    await scene.pass(25);
    assert.deepEqual(posted(scene), [2, 2]);
    assert.equal(await scene.store.db.draft.count(), 2);
    assert.equal(await scene.store.db.decision.count(), 2);
    const replies = (await scene.seen('karim')).flatMap(({ ref, text }) =>
      ref === null || ref.thread === null ? [] : [{ thread: ref.thread, text }],
    );
    const texts = replies.map(({ text, thread }) => `${thread}: ${plainSpaces(text)}`);
    assert.equal(new Set(texts).size, texts.length, texts.join('\n---\n'));
    assert.equal((await scene.whispers('aicha')).length, 2, 'of each draft, where it is');
    assert.deepEqual(await scene.whispers('karim'), []);
  });
}

test('what a private list leads to is told in the channel, where it is seen', async () => {
  await using scene = await deskScene();
  await askFor(scene);
  await scene.command('karim', 'list');
  const before = (await scene.whispers('karim')).length;
  await pressWhisperInSlack(scene.slack, scene.slack.id('karim'), before - 1, { label: 'Show 1' });
  await scene.settle();
  assert.ok((await scene.whispers('karim')).length > before);
});
