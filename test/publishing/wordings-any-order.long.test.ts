import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { noMembers } from '#desks/may.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { readRevision } from '#drafts/draft.ts';
import { keepWording } from '#drafts/keep-wording.ts';
import { dismissWording } from '#drafts/dismiss-wording.ts';
import { wordingsOf } from '#drafts/wording.ts';
import { wordingOn } from '#drafts/wording-on.ts';
import { proposeWording, acceptWording } from '#publishing/deciding/wordings.ts';
import { reviseWhenFree, stop } from '#publishing/deciding/stop.ts';
import { withdrawAndCallOff } from '#publishing/deciding/decide.ts';

import { aContent, member, openScene, present, rules } from '../support/publishing-scene.ts';

/** Amina is the author, and approves on this desk as Karim and Lea do; Omar only works on it. */
const approvers: readonly string[] = ['amina', 'karim', 'lea'];
const person = fc.constantFrom('amina', 'karim', 'lea', 'omar');
/** How many revisions ago a form was opened, or a card was drawn. */
const age = fc.constantFrom(0, 0, 0, 1, 2);
/** Counted from the newest. */
const which = fc.constantFrom(0, 0, 0, 1, 2);
const taker = fc.constantFrom('amina', 'amina', 'amina', 'karim', 'lea', 'omar');
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), by: person, age }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ask' as const), by: person }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('propose' as const), by: person, age }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('take' as const), by: taker, which, age }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), by: person, which }) },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      by: person,
      kind: fc.constantFrom('approve', 'approve', 'approve', 'approve', 'requestChanges', 'reject'),
      via: fc.constantFrom('button', 'reaction'),
      age,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), by: person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop' as const), by: person }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('pass' as const), seconds: fc.constantFrom(1, 19, 60, 1200, 4000) }),
  },
);

/** Ways that few would go by chance alone; what follows may turn them anywhere. */
const proposed = { do: 'propose', by: 'karim', age: 0 } as const;
const taken = { do: 'take', by: 'amina', which: 0, age: 0 } as const;
const approved = { do: 'decide', kind: 'approve', via: 'button', age: 0 } as const;
const begun = [
  [],
  [proposed, taken],
  [proposed, taken, { ...approved, by: 'karim' }, { ...approved, by: 'lea' }],
  [proposed, { do: 'edit', by: 'omar', age: 0 }, { ...taken, age: 1 }],
] as const;
const steps = fc
  .tuple(fc.constantFrom(...begun), fc.array(step, { minLength: 6, maxLength: 26 }))
  .map(([first, then]) => [...first, ...then]);

/** Agreement of people, told by what they did and were answered, and by none of Tambour's tables. */
interface Agreement {
  text: string;
  /** The person who made this revision: by writing it, or by taking what another proposed. */
  editor: string;
  isAsked: boolean;
  readonly approvals: Set<string>;
  readonly objections: Set<string>;
}

function isAgreed({ isAsked, editor, approvals, objections }: Agreement, needed: number): boolean {
  const counted = [...approvals].filter((by) => approvers.includes(by) && by !== 'amina' && by !== editor);
  return isAsked && objections.size === 0 && counted.length >= needed;
}

test('in any order of proposals, edits, takings, decisions, stops and the due time: nothing goes out but what others approved exactly', async () => {
  const happened = { taken: 0, proposedPublished: 0, published: 0, stale: 0, kept: 0 };
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 2 }), fc.boolean(), async (all, needed, isScheduled) => {
      await using scene = await openScene({ settings: { approvers, approvalsNeeded: needed } });
      const { store, clock } = scene;
      const desk = await scene.desk();
      const publishAt = new Date(clock.now().getTime() + 3600_000);
      const window = isScheduled ? { publishAt, notAfterAt: new Date(publishAt.getTime() + 7200_000) } : null;
      const draft = await scene.asked({ text: 'Text 1.', window });
      const now: Agreement = {
        text: 'Text 1.',
        editor: 'amina',
        isAsked: true,
        approvals: new Set(),
        objections: new Set(),
      };
      /** Texts as people typed them, and who: taken, each is what it was. */
      const typed = new Map<string, { readonly by: string; readonly isProposed: boolean }>();
      const renew = (changes: Pick<Agreement, 'text' | 'editor' | 'isAsked'>): void => {
        Object.assign(now, changes);
        now.approvals.clear();
        now.objections.clear();
      };
      const wrong: string[] = [];
      const agreedTexts = { mastodon: new Array<string>(), x: new Array<string>() };
      for (const kind of ['mastodon', 'x'] as const) {
        scene[kind].whileSending = async () => {
          agreedTexts[kind].push(now.text);
          if (!isAgreed(now, needed)) wrong.push(describe(now));
        };
      }
      let count = 1;

      for (const one of all) {
        const { current } = await scene.draft(draft.id);
        const aged = 'age' in one ? Math.max(1, current.number - one.age) : current.number;
        const before = present(await readRevision(store.db, draft.id, aged));
        const text = `Text ${count + 1}.`;
        const content = aContent(scene, { text, window });
        switch (one.do) {
          case 'edit': {
            count += 1;
            const request = { draftId: draft.id, editor: one.by, baseRevision: aged, content, desk, rules };
            const outcome = await store.write(async (work) => {
              const revised = await reviseWhenFree(work, request);
              const wording = { kind: 'late', base: aged, by: one.by, content } as const;
              if (revised.kind !== 'stale') return revised.kind;
              return (await keepWording(work, revised.draft, wording)) ? 'kept' : 'full';
            });
            if (outcome === 'revised') {
              assert.equal(aged, current.number, 'a form on an older revision overwrites nothing');
              renew({ text, editor: one.by, isAsked: false });
            }
            if (outcome === 'kept') {
              typed.set(text, { by: one.by, isProposed: false });
              happened.kept += 1;
            }
            break;
          }
          case 'ask': {
            const request = { draftId: draft.id, revision: current.number, person: one.by, desk, rules };
            const outcome = await store.write((work) => askForApproval(work, request));
            if (outcome.kind === 'asked') now.isAsked = true;
            break;
          }
          case 'propose': {
            count += 1;
            const request = {
              draftId: draft.id,
              person: member(one.by),
              members: noMembers,
              base: aged,
              desk,
              rules,
            };
            const outcome = await store.write((work) => proposeWording(work, { ...request, content }));
            if (outcome.kind !== 'proposed') break;
            assert.ok(one.by === 'karim' || one.by === 'lea', `${one.by} proposed`);
            typed.set(text, { by: one.by, isProposed: true });
            break;
          }
          case 'take': {
            const wordings = await wordingsOf(store.db, draft.id);
            const wording = wordings.at(-1 - one.which);
            if (wording === undefined) break;
            const base = present(await readRevision(store.db, draft.id, wording.base));
            const expected = wordingOn(wording.content, base.content, current.content).text;
            const request = { draftId: draft.id, wordingId: wording.id, revision: aged, person: one.by };
            const outcome = await store.write((work) =>
              acceptWording(work, { ...request, members: noMembers, desk, rules }),
            );
            if (outcome.kind === 'stale') happened.stale += 1;
            if (outcome.kind !== 'accepted') break;
            const { by, isProposed } = present(typed.get(wording.content.text));
            assert.equal(one.by, isProposed ? 'amina' : by, 'taken by the one person who may');
            assert.equal(aged, current.number, 'taken as its card compared it');
            typed.set(wording.content.text, { by: 'nobody: it is taken', isProposed: false });
            happened.taken += 1;
            renew({ text: expected, editor: one.by, isAsked: outcome.isAsked });
            break;
          }
          case 'leave': {
            const wordings = await wordingsOf(store.db, draft.id);
            const wording = wordings.at(-1 - one.which);
            if (wording === undefined) break;
            const request = { draftId: draft.id, wordingId: wording.id, person: one.by };
            const outcome = await store.write((work) => dismissWording(work, request));
            if (outcome.kind !== 'dismissed') break;
            assert.ok(one.by === wording.by || one.by === 'amina');
            typed.set(wording.content.text, { by: 'nobody: it was left', isProposed: false });
            break;
          }
          case 'decide': {
            const outcome = await scene.decide(draft, { ...one, revision: aged });
            if (outcome.kind !== 'decided') break;
            assert.ok(now.isAsked && aged === current.number && one.by !== 'omar' && one.by !== 'amina');
            now.approvals.delete(one.by);
            now.objections.delete(one.by);
            (one.kind === 'approve' ? now.approvals : now.objections).add(one.by);
            assert.equal(before.fingerprint, (await scene.draft(draft.id)).current.fingerprint);
            await scene.pass(0);
            break;
          }
          case 'withdraw': {
            const request = { draftId: draft.id, person: one.by, revision: current.number };
            const outcome = await store.write((work) => withdrawAndCallOff(work, request));
            if (outcome.kind === 'withdrawn') now.approvals.delete(one.by);
            break;
          }
          case 'stop': {
            const request = { draftId: draft.id, person: one.by, members: noMembers };
            const outcome = await store.write((work) => stop(work, request));
            if (outcome.kind === 'stopped') renew({ text: now.text, editor: now.editor, isAsked: false });
            break;
          }
          case 'pass':
            await scene.pass(one.seconds);
            break;
        }
      }
      for (let hours = 0; hours < 3; hours += 1) await scene.pass(3600);

      assert.deepEqual(wrong, []);
      const { current } = await scene.draft(draft.id);
      for (const kind of ['mastodon', 'x'] as const) {
        const texts = scene[kind].posts.map(({ rendering }) => rendering.text);
        assert.deepEqual(texts, agreedTexts[kind]);
        assert.ok(texts.length <= 1, texts.join(' '));
        if (texts.length === 0) continue;
        happened.published += 1;
        if (current.proposedBy !== null) happened.proposedPublished += 1;
        const decisions = await store.db.decision.findMany({
          where: { subjectId: draft.id, revision: current.number, kind: 'approve' },
        });
        for (const { person: by } of decisions) assert.ok(by !== 'amina' && by !== current.editedBy);
      }
      const ended = await store.db.wording.findMany({ where: { draftId: draft.id, state: 'accepted' } });
      assert.equal(
        new Set(ended.map(({ acceptedAs }) => acceptedAs)).size,
        ended.length,
        'one revision for each accepted',
      );
    }),
    { numRuns: 40 },
  );
  // Else the order would prove nothing.
  for (const [what, times] of Object.entries(happened)) assert.ok(times > 0, `${what}: ${JSON.stringify(happened)}`);
});

function describe({ approvals, objections, ...rest }: Agreement): string {
  return JSON.stringify({ ...rest, approvals: [...approvals], objections: [...objections] });
}
