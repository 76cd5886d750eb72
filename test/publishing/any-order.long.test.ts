import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { noMembers } from '#desks/may.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { retryDelivery } from '#publishing/doubt/by-hand.ts';
import { reviseWhenFree, stop } from '#publishing/deciding/stop.ts';
import { withdrawAndCallOff } from '#publishing/deciding/decide.ts';

import { mortalProcess } from '../support/crashing.ts';
import { aContent, openScene, rules } from '../support/publishing-scene.ts';
import type { Trouble } from '../support/scripted-network.ts';

const people = ['karim', 'lea', 'amina', 'omar'] as const;
const person = fc.constantFrom(...people);
const troubles: readonly Trouble[] = [
  'loseAnswer',
  'loseRequest',
  { answer: { kind: 'tryLater', why: 'rate_limit', afterSeconds: 30 } },
  { answer: { kind: 'refused', why: 'invalid' } },
  { answer: { kind: 'locked', why: 'token_refused' } },
  { publishedBut: { kind: 'doubt', why: 'server_error' } },
];
const step = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ do: 'edit' } as const) },
  { weight: 3, arbitrary: fc.constant({ do: 'ask' } as const) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      by: person,
      kind: fc.constantFrom('approve', 'approve', 'approve', 'requestChanges', 'reject'),
      via: fc.constantFrom('button', 'reaction'),
      isOnOldCard: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), by: person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop' as const), by: person }) },
  { weight: 1, arbitrary: fc.constant({ do: 'retry' } as const) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pass' as const), seconds: fc.constantFrom(1, 19, 60, 4000) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('kill' as const), steps: fc.integer({ min: 1, max: 12 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('trouble' as const),
      network: fc.constantFrom('mastodon', 'x'),
      trouble: fc.constantFrom(...troubles),
    }),
  },
);

/** Agreement of people, told by what they did and were answered, and by none of Tambour's tables. */
interface Agreement {
  text: string;
  isAsked: boolean;
  readonly approvals: Set<string>;
  readonly objections: Set<string>;
}

function isAgreed({ isAsked, approvals, objections }: Agreement, needed: number): boolean {
  return isAsked && objections.size === 0 && approvals.size >= needed;
}

test('in any order of edits, decisions, stops, kills and lost answers: nothing unapproved, nothing twice, nothing stuck', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 6, maxLength: 24 }),
      fc.integer({ min: 1, max: 2 }),
      fc.constantFrom(0, 20),
      async (steps, needed, graceSeconds) => {
        const process = mortalProcess();
        await using scene = await openScene({
          settings: { approvalsNeeded: needed, graceSeconds },
          wrap: process.wrap,
        });
        const { store } = scene;
        const desk = await scene.desk();
        const draft = await scene.asked({ text: 'Text 1.' });
        const agreement: Agreement = { text: 'Text 1.', isAsked: true, approvals: new Set(), objections: new Set() };
        const unapproved: string[] = [];
        for (const network of [scene.mastodon, scene.x]) {
          network.whileSending = async () => {
            if (!isAgreed(agreement, needed)) unapproved.push(JSON.stringify({ ...agreement, needed }));
          };
        }
        const pass = async (seconds: number): Promise<void> => {
          try {
            await scene.pass(seconds);
          } catch (error) {
            if (!process.restart()) throw error;
          }
        };

        for (const one of steps) {
          const { current } = await scene.draft(draft.id);
          switch (one.do) {
            case 'edit': {
              const text = `Text ${current.number + 1}.`;
              const request = { draftId: draft.id, editor: 'amina', baseRevision: current.number, desk, rules };
              const content = aContent(scene, { text });
              const outcome = await store.write((work) => reviseWhenFree(work, { ...request, content }));
              if (outcome.kind !== 'revised') break;
              Object.assign(agreement, { text, isAsked: false });
              agreement.approvals.clear();
              agreement.objections.clear();
              break;
            }
            case 'ask': {
              const request = { draftId: draft.id, revision: current.number, person: 'amina', desk, rules };
              const outcome = await store.write((work) => askForApproval(work, request));
              if (outcome.kind === 'asked') agreement.isAsked = true;
              break;
            }
            case 'decide': {
              const revision = one.isOnOldCard ? current.number - 1 : current.number;
              const outcome = await scene.decide(draft, { ...one, revision });
              if (outcome.kind !== 'decided') break;
              assert.ok(agreement.isAsked && !one.isOnOldCard && (one.by === 'karim' || one.by === 'lea'));
              agreement.approvals.delete(one.by);
              agreement.objections.delete(one.by);
              (one.kind === 'approve' ? agreement.approvals : agreement.objections).add(one.by);
              // A delivery that leaves at once leaves before anybody does anything else.
              await pass(0);
              break;
            }
            case 'withdraw': {
              const request = { draftId: draft.id, person: one.by, revision: current.number };
              const outcome = await store.write((work) => withdrawAndCallOff(work, request));
              if (outcome.kind === 'withdrawn') agreement.approvals.delete(one.by);
              break;
            }
            case 'stop': {
              const request = { draftId: draft.id, person: one.by, members: noMembers };
              const outcome = await store.write((work) => stop(work, request));
              if (outcome.kind !== 'stopped') break;
              agreement.isAsked = false;
              agreement.approvals.clear();
              agreement.objections.clear();
              break;
            }
            case 'retry':
              for (const { id } of await scene.deliveries(draft.id)) {
                const request = { deliveryId: id, person: 'amina', members: noMembers };
                await store.write((work) => retryDelivery(work, request));
              }
              break;
            case 'pass':
              await pass(one.seconds);
              break;
            case 'kill':
              process.dieAt(one.steps);
              break;
            case 'trouble':
              scene[one.network].troubles.push(one.trouble);
              break;
          }
        }
        process.dieAt(Infinity);
        process.restart();
        for (let hours = 0; hours < 3; hours += 1) await pass(3600);

        assert.deepEqual(unapproved, []);
        for (const network of [scene.mastodon, scene.x]) {
          const texts = network.posts.map(({ rendering }) => rendering.text);
          assert.equal(new Set(texts).size, texts.length, `twice: ${texts.join(' ')}`);
          // Once one revision has left, no other may.
          assert.ok(texts.length <= 1, texts.join(' '));
        }
        for (const delivery of await scene.deliveries(draft.id)) {
          assert.ok(['sent', 'failed', 'held', 'cancelled'].includes(delivery.state), `stuck: ${delivery.state}`);
          const posts = delivery.accountId === scene.accountIds.x ? scene.x.posts : scene.mastodon.posts;
          const isPublic = posts.some(({ key }) => key === delivery.key);
          if (delivery.state === 'sent') assert.ok(posts.some(({ id }) => id === delivery.remoteId));
          // A public post is known to be public, or a person was asked about it.
          else assert.ok(!isPublic || (delivery.state === 'held' && delivery.doubtSince !== null), delivery.state);
        }
      },
    ),
    { numRuns: 40 },
  );
});
