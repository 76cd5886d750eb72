import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { rules } from '#app/rules.ts';
import { type Fix } from '#bot/approving/advice.ts';
import { stuckOf } from '#bot/approving/stuck.ts';
import { type DraftView, readDraftView } from '#bot/drafting/draft-view.ts';
import { changeDesk } from '#desks/change-desk.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { endAbsence } from '#desks/end-absence.ts';
import { setAbsence } from '#desks/set-absence.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { authorsOf } from '#drafts/authors-of.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { reviseDraft } from '#drafts/revise-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { aContent, present } from '../support/publishing-scene.ts';

const member = { part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;
/** Those who write, approve and look after the desk; and those who only are in the channel. */
const staff = ['aicha', 'karim', 'lea', 'omar'] as const;
const others = ['uma', 'vera', 'willy', 'zoe'] as const;

const somebody = fc.constantFrom(...staff);
const some = (minLength: number): fc.Arbitrary<readonly string[]> =>
  fc.uniqueArray(somebody, { minLength, maxLength: 3 });
const desks = fc.record({
  approvers: some(1),
  approvalsNeeded: fc.constantFrom(1, 1, 2),
  stewards: some(1),
  author: somebody,
  /** Somebody who words a part of it, if it is somebody else. */
  editor: somebody,
  isAsked: fc.boolean(),
  absences: fc.uniqueArray(
    fc.record({ person: somebody, deputy: fc.constantFrom(null, ...staff, ...others), isLate: fc.boolean() }),
    { maxLength: 2, selector: ({ person }) => person },
  ),
  choice: fc.nat(7),
});
type Case = typeof desks extends fc.Arbitrary<infer T> ? T : never;

const day = { first: '2026-11-01', last: '2026-12-20' };

/** Makes the desk and its draft as a case has them. Returns the draft's id. */
async function arrange(scene: BotScene, one: Case): Promise<string> {
  const { store } = scene;
  const deskId = present(scene.deskId);
  await store.db.absence.updateMany({
    where: { endedAt: null },
    data: { endedAt: store.clock.now(), endedBy: 'karim' },
  });
  const { approvers, approvalsNeeded, stewards, author, editor, isAsked } = one;
  const changes = { approversFrom: 'people', approvers, approvalsNeeded, stewards } as const;
  const changed = await store.write((work) => changeDesk(work, { deskId, by: 'administrator', changes }));
  assert.equal(changed.kind, 'changed', JSON.stringify(changed));
  const early = one.absences.filter(({ isLate }) => !isLate);
  for (const absence of early) await note(scene, absence.person, absence.deputy, present(stewards[0]));
  const draftId = await store.write(async (work) => {
    const desk = present(await readDesk(work.tx, { id: deskId }, work.clock.now()));
    const content = aContent(scene, { text: 'La mairie ouvre à 9 h.' });
    const { id } = await createDraft(work, { room: unlimitedRoom, desk, author, content, rules });
    return id;
  });
  if (editor !== author) await revise(scene, draftId, editor, 'La mairie ouvre à 10 h.');
  if (isAsked) await ask(scene, draftId, author);
  for (const absence of one.absences.filter(({ isLate }) => isLate)) {
    await note(scene, absence.person, absence.deputy, present(stewards[0]));
  }
  return draftId;
}

async function note(scene: BotScene, person: string, deputy: string | null, by: string): Promise<string> {
  const channel = [...staff, ...others];
  const outcome = await scene.store.write((work) =>
    setAbsence(work, {
      ...day,
      deskId: present(scene.deskId),
      person,
      deputy: deputy === null ? null : { id: deputy, isFullMember: true },
      by: { id: by, name: by },
      members: { channel, group: null },
    }),
  );
  return outcome.kind === 'set' ? 'set' : outcome.why;
}

async function revise(scene: BotScene, draftId: string, editor: string, text: string): Promise<void> {
  const { draft, desk } = await viewOf(scene, draftId);
  const { number: baseRevision, content } = draft.current;
  const request = { draftId, editor, baseRevision, content: { ...content, text }, desk, rules };
  assert.equal((await scene.store.write((work) => reviseDraft(work, request))).kind, 'revised');
}

async function ask(scene: BotScene, draftId: string, person: string): Promise<void> {
  const { draft } = await viewOf(scene, draftId);
  const desk: Desk = present(await readDesk(scene.store.db, { id: draft.deskId }, scene.clock.now()));
  const request = { draftId, revision: draft.current.number, person, desk, rules };
  const outcome = await scene.store.write((work) => askForApproval(work, request));
  assert.equal(outcome.kind, 'asked', JSON.stringify(outcome));
}

async function viewOf({ bot }: BotScene, draftId: string): Promise<DraftView> {
  return present(await readDraftView(bot, present([...bot.chats.values()][0]), draftId));
}

/** Does what is advised as those would who are asked, and nothing else. */
async function follow(scene: BotScene, view: DraftView, mend: Fix, asked: readonly string[]): Promise<void> {
  const { store } = scene;
  const { draft } = view;
  const deskId = draft.deskId;
  const by = asked[0] ?? 'administrator';
  switch (mend.kind) {
    case 'deputy': {
      const away = present(view.desk.away).map(({ person }) => person);
      const free = [...staff, ...others].filter(
        (person) =>
          ![...authorsOf(draft), ...view.desk.approvers, ...away, by].includes(person) &&
          !view.desk.away.some(({ deputy }) => deputy === person),
      );
      for (const [index, { id }] of mend.people.entries()) {
        const row = await store.db.absence.findFirstOrThrow({ where: { deskId, person: id, endedAt: null } });
        const request = { deskId, number: row.number, by: { id: by, name: by } };
        assert.equal((await store.write((work) => endAbsence(work, request))).kind, 'ended');
        assert.equal(await note(scene, id, present(free[index]), by), 'set');
      }
      return;
    }
    case 'add': {
      const { approvers } = present(await readDesk(store.db, { id: deskId }, scene.clock.now()));
      const added = others.filter((person) => !approvers.includes(person)).slice(0, mend.count);
      const changes = { approvers: [...approvers, ...added] };
      assert.equal((await store.write((work) => changeDesk(work, { deskId, by, changes }))).kind, 'changed');
      if (!mend.thenAskAnew) return;
      await revise(scene, draft.id, draft.author, 'La mairie ouvre à 11 h.');
      return ask(scene, draft.id, draft.author);
    }
    case 'invite':
    case 'intoGroup':
      throw new Error('people approve on this desk');
  }
}

test('on any small desk: what is advised for a draft that nobody could approve, once done, lets enough approve it, and no author is asked', async () => {
  await using scene = await openBotScene({
    people: ['lea', 'omar', ...others].map((id) => ({ ...member, id, name: id })),
  });
  const advised = new Set<string>();
  await fc.assert(
    fc.asyncProperty(desks, async (one) => {
      fc.pre(one.approvers.length >= one.approvalsNeeded);
      const draftId = await arrange(scene, one);
      const before = await viewOf(scene, draftId);
      const stuck = stuckOf(before);
      if (stuck === null) return;
      const { ask: asked, fixes } = stuck.advice;
      assert.deepEqual(
        asked.filter((person) => authorsOf(before.draft).includes(person)),
        [],
      );
      const mend = present(fixes[one.choice % fixes.length]);
      advised.add(mend.kind === 'add' ? `add${mend.thenAskAnew ? ', then ask anew' : ''}` : mend.kind);
      await follow(scene, before, mend, asked);
      assert.equal(stuckOf(await viewOf(scene, draftId)), null, JSON.stringify({ mend, asked }));
    }),
    { numRuns: 120, seed: 7 },
  );
  assert.deepEqual([...advised].toSorted(), ['add', 'add, then ask anew', 'deputy']);
});
