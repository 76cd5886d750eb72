import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sendAgain } from '../chat/mattermost/open-adapter.ts';
import type { MattermostOptions, MattermostPerson } from '../simulators/mattermost/mattermost-options.ts';
import { openMattermostScene, type MattermostScene } from '../support/mattermost-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { askFor, setUpDesk } from '../support/team-in-chat.ts';
import { until } from '../support/until.ts';

const team: readonly MattermostPerson[] = [
  { name: 'odile', firstName: 'Odile', kind: 'admin', locale: 'en' },
  { name: 'aicha', firstName: 'Aïcha', locale: 'en' },
  { name: 'karim', firstName: 'Karim', locale: 'en' },
];
const action = '/mattermost/action';

/** A desk on which Karim approves, and whoever is named beside him, with a post that they are asked about. */
async function askedScene(
  options: MattermostOptions & { readonly approvers?: readonly string[] } = {},
): Promise<MattermostScene> {
  const { people = [], approvers = [], ...rest } = options;
  const scene = await openMattermostScene({ ...rest, language: 'en', people: [...team, ...people] });
  await setUpDesk(scene, scene, { approvers: ['karim', ...approvers] });
  await askFor(scene);
  return scene;
}

function posted({ networks }: MattermostScene): readonly number[] {
  return [networks.mastodon.posts.length, networks.x.posts.length];
}

/** Karim approves by the card that stands now, and the post goes out, once. */
async function approvedOnce(scene: MattermostScene): Promise<void> {
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.deepEqual(posted(scene), [1, 1]);
  assert.equal(await scene.store.db.decision.count(), 1);
}

const outsiders: readonly (readonly [string, MattermostPerson])[] = [
  ['a guest', { name: 'sacha', kind: 'guest' }],
  ['a colleague who is no approver', { name: 'sacha' }],
  ['a colleague who calls himself as the approver does', { name: 'sacha', firstName: 'Karim' }],
  ['another bot', { name: 'sacha', kind: 'otherBot' }],
];

describe('whoever may not decide, on Mattermost', () => {
  for (const [who, person] of outsiders) {
    test(`${who} presses and reacts, and nothing is decided`, async () => {
      const approvers = person.kind === undefined ? [] : [person.name];
      await using scene = await askedScene({ people: [{ locale: 'en', ...person }], approvers });
      for (const kind of ['approve', 'reject'] as const) {
        await scene.press('sacha', kind);
        await scene.react('sacha', await scene.cardWith('approve'), kind);
      }
      await scene.pass(60);
      assert.deepEqual(posted(scene), [0, 0]);
      assert.equal(await scene.store.db.decision.count(), 0);
      await approvedOnce(scene);
    });
  }

  test('the author presses and reacts, is told that it does not count, and nothing leaves', async () => {
    await using scene = await askedScene({ approvers: ['aicha'] });
    await scene.press('aicha', 'approve');
    await scene.react('aicha', await scene.cardWith('approve'), 'approve');
    assert.equal((await scene.whispers('aicha')).filter((one) => /does not count/.test(one)).length, 2);
    await scene.pass(60);
    assert.deepEqual(posted(scene), [0, 0]);
    assert.equal(await scene.store.db.decision.count(), 0);
  });

  test('the press of another in the name of the approver decides nothing', async () => {
    await using scene = await askedScene();
    await scene.press('aicha', 'approve');
    const forged = await sendAgain(scene.mattermost, action, (body) => ({ ...body, user_id: scene.id('karim') }));
    assert.equal(forged.status, 401);
    await scene.pass(60);
    assert.equal(await scene.store.db.decision.count(), 0);
    await approvedOnce(scene);
  });
});

describe('what is sent again to Tambour, or too late, on Mattermost', () => {
  test('a press that is sent four times approves once and publishes once', async () => {
    await using scene = await askedScene();
    await scene.press('karim', 'approve');
    const again = await Promise.all([1, 2, 3].map(() => sendAgain(scene.mattermost, action)));
    for (const { status } of again) assert.equal(status, 200);
    await scene.settle();
    await scene.pass(60);
    await sendAgain(scene.mattermost, action);
    await scene.pass(60);
    assert.deepEqual(posted(scene), [1, 1]);
    assert.equal(await scene.store.db.decision.count(), 1);
  });

  test('a press on a version that has been replaced approves nothing', async () => {
    await using scene = await askedScene();
    const old = await scene.cardWith('approve');
    // On Karim's screen the old card still stands: his press comes with what its button had.
    const context = old.parts.flatMap(({ buttons }) => buttons).find((one) => one.context['action'] === 'approve');
    await scene.press('aicha', 'edit');
    await scene.submit('aicha', { text: 'The library lends nothing.' });
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'edit');
    const late = await sendAgain(scene.mattermost, action, (body) => ({
      ...body,
      post_id: old.ref?.message,
      context: present(context).context,
    }));
    assert.match(late.body, /changed or deleted meanwhile: nothing was done/);
    await scene.pass(60);
    assert.deepEqual(posted(scene), [0, 0]);
    assert.equal(await scene.store.db.decision.count(), 0);
  });

  test('who was taken out of the channel between the card and the press is told so, and approves nothing', async () => {
    await using scene = await askedScene();
    const { mattermost } = scene;
    await scene.press('karim', 'edit');
    const card = await scene.cardWith('approve');
    const approve = card.parts.flatMap(({ buttons }) => buttons).find((one) => one.context['action'] === 'approve');
    mattermost.remove(scene.id('karim'), mattermost.channel);
    await scene.settle();
    const { context } = present(approve);
    const late = await sendAgain(mattermost, action, (body) => ({ ...body, context }));
    assert.match(late.body, /You are not a member of this channel: nothing was done/);
    await scene.pass(60);
    assert.deepEqual(posted(scene), [0, 0]);
    assert.equal(await scene.store.db.decision.count(), 0);
  });
});

describe('what an administrator does to a card on Mattermost', () => {
  test('a card that is rewritten is shown as it should be, and what is approved is what was written', async () => {
    await using scene = await askedScene();
    const { ref } = await scene.cardWith('approve');
    scene.mattermost.edit(scene.mattermost.admin.id, present(ref).message, 'The library is closed for good.');
    await scene.settle();
    const card = await scene.cardWith('approve');
    assert.deepEqual(card.ref, ref);
    assert.match(card.text, /The library lends garden tools\./);
    assert.doesNotMatch(card.text, /closed for good/);
    await approvedOnce(scene);
    assert.equal(scene.networks.mastodon.posts[0]?.rendering.text, 'The library lends garden tools.');
  });

  test('a card that is deleted is posted anew, and its old button decides nothing', async () => {
    await using scene = await askedScene();
    const { mattermost } = scene;
    await scene.press('karim', 'edit');
    const old = await scene.cardWith('approve');
    const approve = old.parts.flatMap(({ buttons }) => buttons).find((one) => one.context['action'] === 'approve');
    mattermost.delete(mattermost.admin.id, present(old.ref).message);
    await scene.settle();
    const { context } = present(approve);
    assert.match((await sendAgain(mattermost, action, (body) => ({ ...body, context }))).body, /changed or deleted/);
    assert.equal(await scene.store.db.decision.count(), 0);
    assert.notDeepEqual((await scene.cardWith('approve')).ref, old.ref);
    await approvedOnce(scene);
  });

  test('a card that is deleted while the server could not tell is posted anew once it can', async () => {
    await using scene = await askedScene();
    const { mattermost } = scene;
    const old = await scene.cardWith('approve');
    await away(scene);
    mattermost.delete(mattermost.admin.id, present(old.ref).message);
    await back(scene);
    await until('there is another card', async () => {
      await scene.settle();
      const cards = await scene.seen('karim');
      return cards.some(
        ({ ref, buttons }) => ref?.message !== old.ref?.message && buttons.some((one) => one.action === 'approve'),
      );
    });
    await approvedOnce(scene);
  });
});

test('a server that restarts in mid-approval loses no ✅ and no press, and the post goes out once', async () => {
  await using scene = await askedScene({ approvers: ['odile'] });
  const { mattermost } = scene;
  const { ref } = await scene.cardWith('approve');
  await away(scene);
  mattermost.react(scene.id('karim'), present(ref).message, 'white_check_mark');
  await back(scene);
  await until('it is heard of', async () => {
    await scene.settle();
    return (await scene.store.db.decision.count()) === 1;
  });
  await scene.pass(60);
  assert.deepEqual(posted(scene), [1, 1]);
});

for (const skewMs of [-600_000, 600_000]) {
  test(`a server whose clock is off by ${skewMs} ms: drafts, decisions and times are as they would be`, async () => {
    await using scene = await askedScene({ skewMs });
    await scene.react('karim', await scene.cardWith('approve'), 'approve');
    await scene.pass(60);
    assert.deepEqual(posted(scene), [1, 1]);
    await askFor(scene, 'The library is closed on Saturday.');
    await scene.press('karim', 'approve');
    const before = scene.clock.now().getTime();
    await scene.pass(60);
    assert.deepEqual(posted(scene), [2, 2]);
    const at = present(scene.networks.mastodon.posts[1]).at.getTime();
    assert.ok(at >= before && at <= before + 60_000);
  });
}

/** The server stops, and Tambour notices. */
async function away({ mattermost, bot }: MattermostScene): Promise<void> {
  mattermost.stop();
  await until('the loss is noticed', () =>
    [...bot.chats.values()].every((chat) => chat.health().state !== 'connected'),
  );
}

async function back({ mattermost, bot, takeFailures }: MattermostScene): Promise<void> {
  mattermost.start();
  await until('it is connected', () => [...bot.chats.values()].every((chat) => chat.health().state === 'connected'));
  for (const failure of takeFailures()) assert.partialDeepStrictEqual(failure, { what: 'connect to Mattermost' });
}
