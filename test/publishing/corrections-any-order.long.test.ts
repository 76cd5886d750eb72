import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { noMembers } from '#desks/may.ts';
import type { Draft } from '#drafts/draft.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';
import { freeze, thaw } from '#publishing/holding/freeze.ts';
import { postsOfDraft } from '#publishing/correcting/corrections.ts';
import { retryDelivery } from '#publishing/doubt/by-hand.ts';
import { stop } from '#publishing/deciding/stop.ts';

import { askedCorrection, publishedDraft } from '../support/correction-scene.ts';
import { mortalProcess } from '../support/crashing.ts';
import { openScene } from '../support/publishing-scene.ts';
import type { CorrectTrouble, Trouble } from '../support/scripted-network.ts';

const which = fc.nat({ max: 5 });
const editTroubles: readonly CorrectTrouble[] = [
  'loseAnswer',
  'loseRequest',
  { answer: { kind: 'tryLater', why: 'rate_limit', afterSeconds: 30 } },
  { answer: { kind: 'unsupported' } },
  { correctedBut: { kind: 'doubt', why: 'server_error' } },
];
const troubles: readonly Trouble[] = ['loseAnswer', 'loseRequest', { answer: { kind: 'refused', why: 'invalid' } }];
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('correct' as const), isReply: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('approve' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reject' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('retry' as const), which }) },
  { weight: 1, arbitrary: fc.constant({ do: 'freeze' } as const) },
  { weight: 2, arbitrary: fc.constant({ do: 'thaw' } as const) },
  { weight: 1, arbitrary: fc.constant({ do: 'retract' } as const) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pass' as const), seconds: fc.constantFrom(1, 19, 60, 900) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('kill' as const), steps: fc.integer({ min: 1, max: 12 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('troubleEdit' as const), trouble: fc.constantFrom(...editTroubles) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('troubleX' as const), trouble: fc.constantFrom(...troubles) }) },
);

const by = { id: 'sophie', name: 'Sophie' };

test('in any order of corrections, approvals, freezes, retractions, kills and lost answers: nothing unapproved, nothing undone, nothing twice, nothing lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 22 }), async (steps) => {
      const process = mortalProcess();
      await using scene = await openScene({ settings: { graceSeconds: 0 }, wrap: process.wrap });
      const { store, mastodon, x } = scene;
      const draft = await publishedDraft(scene, { text: 'Text 0.' });
      const corrections: Draft[] = [];
      /** Texts approved, and what the post said when each correction was made: told by what people did alone. */
      const approved = new Set(['Text 0.']);
      const madeFor = new Map<string, string>();
      const faults: string[] = [];
      let isFrozen = false;
      mastodon.whileSending = async () => {
        if (isFrozen) faults.push('sent while frozen');
      };
      x.whileSending = mastodon.whileSending;
      const pass = async (seconds: number): Promise<void> => {
        try {
          await scene.pass(seconds);
        } catch (error) {
          if (!process.restart()) throw error;
        }
      };
      const chosen = (at: number): Draft | undefined => corrections[at % Math.max(1, corrections.length)];

      for (const one of steps) {
        switch (one.do) {
          case 'correct': {
            if ((await postsOfDraft(store.db, draft.id)).length === 0) break;
            const text = `Text ${corrections.length + 1}.`;
            const ways = one.isReply ? ({ x: 'reply' } as const) : {};
            const made = await askedCorrection(scene, draft, { text, ways });
            corrections.push(made);
            const post = mastodon.posts.find(({ id }) => id === 'mastodon-1');
            madeFor.set(text, post?.rendering.text ?? '');
            break;
          }
          case 'approve':
          case 'reject': {
            const target = chosen(one.which);
            if (target === undefined) break;
            const outcome = await scene.decide(target, { kind: one.do });
            const { text } = target.current.content;
            if (outcome.kind === 'decided' && one.do === 'approve') approved.add(text);
            await pass(0);
            break;
          }
          case 'stop': {
            const target = chosen(one.which);
            if (target === undefined) break;
            await store.write((work) => stop(work, { draftId: target.id, person: 'karim', members: noMembers }));
            break;
          }
          case 'retry':
            for (const { id } of await scene.deliveries(chosen(one.which)?.id ?? draft.id)) {
              await store.write((work) => retryDelivery(work, { deliveryId: id, person: 'amina', members: noMembers }));
            }
            break;
          case 'freeze':
            await store.write((work) => freeze(work, { deskId: scene.deskId, by, why: null }));
            isFrozen = true;
            break;
          case 'thaw':
            isFrozen = false;
            await thaw(store, { deskId: scene.deskId, by });
            break;
          case 'retract': {
            const wish = { draftId: draft.id, deliveryId: null, person: 'amina', members: noMembers, reason: 'No' };
            await store.write((work) => askRetract(work, wish));
            break;
          }
          case 'pass':
            await pass(one.seconds);
            break;
          case 'kill':
            process.dieAt(one.steps);
            break;
          case 'troubleEdit':
            mastodon.correctTroubles.push(one.trouble);
            break;
          case 'troubleX':
            x.troubles.push(one.trouble);
            break;
        }
      }
      process.dieAt(Infinity);
      process.restart();
      for (let hours = 0; hours < 2; hours += 1) await pass(3600);

      assert.deepEqual(faults, []);
      // Nothing unapproved, on either network.
      const texts = [mastodon, x].flatMap(({ posts }) => posts.map(({ rendering }) => rendering.text));
      assert.deepEqual(
        texts.filter((text) => !approved.has(text)),
        [],
      );
      // Each edit changed the post that it was made for, and no later one; the same edit again changes nothing.
      let now = 'Text 0.';
      for (const { rendering } of mastodon.corrections) {
        if (rendering.text !== now) assert.equal(madeFor.get(rendering.text), now, 'a correction undid another');
        now = rendering.text;
      }
      for (const { posts } of [mastodon, x]) {
        const all = posts.map(({ rendering }) => rendering.text);
        assert.equal(new Set(all).size, all.length, `twice: ${all.join(' ')}`);
      }
      for (const { id } of [draft, ...corrections]) {
        for (const delivery of await scene.deliveries(id)) {
          const ended = ['sent', 'failed', 'held', 'cancelled', 'retracted'];
          assert.ok(ended.includes(delivery.state), `stuck: ${delivery.state}`);
          if (delivery.state !== 'sent') continue;
          const { posts } = delivery.accountId === scene.accountIds.x ? x : mastodon;
          const isThere = posts.some(({ id: postId }) => postId === delivery.remoteId);
          // An edit is sent for ever, also where its post was retracted later.
          assert.ok(isThere || delivery.correction?.way === 'edit', 'sent, and not there');
          assert.ok(delivery.correction?.retractsOld !== true, 'an old post was forgotten');
        }
      }
    }),
    { numRuns: 25 },
  );
});
