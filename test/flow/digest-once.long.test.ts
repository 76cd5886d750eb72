import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { deliverNotice } from '#bot/outbox/deliver-notice.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { enqueueDigests } from '#reach/enqueue-digests.ts';

import { mattermostDigestStage, slackDigestStage } from '../support/digest-stages.ts';
import { type DigestStage, digestsSeen, openDigestDesk, untilDigestHour } from '../support/digest-story.ts';
import { openMattermostScene } from '../support/mattermost-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { openSlackScene } from '../support/slack-scene.ts';

interface Restartable extends AsyncDisposable {
  readonly stage: DigestStage;
  readonly startedAnew: () => Promise<void>;
}

const platforms: readonly (readonly [name: string, open: () => Promise<Restartable>])[] = [
  [
    'Slack',
    async () => {
      const scene = await openSlackScene('socket', { language: 'en' });
      return { ...scene, stage: slackDigestStage(scene) };
    },
  ],
  [
    'Mattermost',
    async () => {
      const scene = await openMattermostScene({ language: 'en' });
      return { ...scene, stage: mattermostDigestStage(scene) };
    },
  ],
];

async function assertOnce({ team }: DigestStage): Promise<void> {
  const [one, ...others] = await digestsSeen(team, 'en');
  assert.equal(others.length, 0);
  assert.equal(present(one).thread.length, 1);
}

for (const [name, open] of platforms) {
  describe(`a digest stands there once on ${name}`, () => {
    test('with two replicas at its hour', async () => {
      await using scene = await open();
      const { stage } = scene;
      const { store, clock, bot } = stage.scene;
      await openDigestDesk(stage, 'en');
      clock.advance(60_000);
      const ordered = await Promise.all([enqueueDigests(store), enqueueDigests(store)]);
      assert.deepEqual(
        ordered.toSorted((one, other) => one - other),
        [0, 1],
      );
      const { id } = await store.db.notice.findFirstOrThrow({ where: { kind: 'digest.due' } });
      await Promise.all([deliverNotice(bot, id), deliverNotice(bot, id)]);
      await stage.scene.settle();
      await assertOnce(stage);
    });

    test('where Tambour is killed between ordering and telling it', async () => {
      await using scene = await open();
      const { stage, startedAnew } = scene;
      await openDigestDesk(stage, 'en');
      stage.scene.clock.advance(60_000);
      await stage.scene.store.runEveryMinute();
      assert.equal((await digestsSeen(stage.team, 'en')).length, 0);
      await startedAnew();
      await untilDigestHour(stage.scene);
      await assertOnce(stage);
    });

    test('where Tambour is killed before it noted that the message, or its thread, was posted', async () => {
      for (const postsBefore of [1, 2]) {
        await using scene = await open();
        const { stage, startedAnew } = scene;
        const { store, bot, clock } = stage.scene;
        await openDigestDesk(stage, 'en');
        clock.advance(60_000);
        await store.runEveryMinute();
        const { id } = await store.db.notice.findFirstOrThrow({ where: { kind: 'digest.due' } });
        const [chat] = bot.chats.values();
        const chats = new Map([[present(chat).id, dyingAfter(present(chat), postsBefore)]]);
        await assert.rejects(deliverNotice({ ...bot, chats }, id), /killed/);
        const [begun] = await digestsSeen(stage.team, 'en');
        assert.equal(present(begun).thread.length, postsBefore - 1);
        await startedAnew();
        await stage.scene.settle();
        await assertOnce(stage);
      }
    });
  });
}

function dyingAfter(chat: ChatPlatform, posts: number): ChatPlatform {
  let left = posts;
  return {
    ...chat,
    post: async (...posted) => {
      const ref = await chat.post(...posted);
      left -= 1;
      if (left === 0) throw new Error('killed');
      return ref;
    },
  };
}
