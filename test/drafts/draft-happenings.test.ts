import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { type Members, noMembers } from '#desks/may.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { cancelDraft } from '#drafts/cancel-draft.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { type DraftNotice, draftNoticeSchema } from '#drafts/draft-notice.ts';
import type { Content } from '#drafts/content.ts';
import { type Draft, readDraft, readRevision } from '#drafts/draft.ts';
import { fingerprintOf } from '#drafts/fingerprint-of.ts';
import { renderingsOf } from '#drafts/renderings-of.ts';
import { reviseDraft, type ReviseOutcome } from '#drafts/revise-draft.ts';
import type { Desk } from '#desks/desk.ts';

import { openTestStore, type TestStore } from '../support/store.ts';
import { aContent, aPicture } from './builders.ts';
import { openDesk } from './desk-in-store.ts';

interface World {
  readonly store: TestStore;
  readonly desk: Desk;
  readonly contentOf: (changes?: Partial<Content>) => Content;
  readonly create: (changes?: Partial<Content>) => Promise<Draft>;
  readonly revise: (draft: Draft, changes: Partial<Content>, baseRevision?: number) => Promise<ReviseOutcome>;
  readonly ask: (draft: Draft, person?: string) => ReturnType<typeof askForApproval>;
  readonly notices: (kind?: string) => Promise<readonly DraftNotice[]>;
}

async function aWorld(store: TestStore): Promise<World> {
  const desk = await openDesk(store);
  const contentOf = (changes: Partial<Content> = {}): Content =>
    aContent({ accountIds: desk.accounts.map(({ id }) => id), ...changes });
  return {
    store,
    desk,
    contentOf,
    create: (changes) =>
      store.write((work) =>
        createDraft(work, { room: unlimitedRoom, desk, author: 'amina', content: contentOf(changes), rules }),
      ),
    revise: (draft, changes, baseRevision = draft.current.number) =>
      store.write((work) =>
        reviseDraft(work, {
          draftId: draft.id,
          editor: 'karim',
          baseRevision,
          content: { ...draft.current.content, ...changes },
          desk,
          rules,
        }),
      ),
    ask: (draft, person = 'amina') =>
      store.write((work) =>
        askForApproval(work, { draftId: draft.id, revision: draft.current.number, person, desk, rules }),
      ),
    notices: async (kind) => {
      const rows = await store.db.notice.findMany({
        where: kind === undefined ? {} : { kind },
        orderBy: { createdAt: 'asc' },
      });
      return rows.map((row) => draftNoticeSchema.parse({ kind: row.kind, data: row.data }));
    },
  };
}

test('a draft begins with revision 1, its fingerprint, a journal entry and a notice', async () => {
  await using store = await openTestStore();
  const { desk, create, notices, contentOf } = await aWorld(store);
  const window = { publishAt: new Date('2026-12-01T08:00:00Z'), notAfterAt: new Date('2026-12-01T10:00:00Z') };
  const content = contentOf({
    contentWarning: 'eau',
    media: [aPicture()],
    window,
    language: 'en',
    visibility: 'unlisted',
  });
  const draft = await create(content);
  assert.deepEqual([draft.number, draft.state, draft.author, draft.current.number], [1, 'writing', 'amina', 1]);
  assert.deepEqual(draft.current.content, content);
  assert.equal(
    draft.current.fingerprint,
    fingerprintOf(renderingsOf(content, desk.accounts, rules), content, desk.accounts),
  );
  const entries = await store.db.journalEntry.findMany({ where: { draftId: draft.id } });
  assert.deepEqual(
    entries.map(({ kind, actor }) => [kind, actor]),
    [['draft.created', 'amina']],
  );
  assert.deepEqual(await notices(), [{ kind: 'draft.changed', data: {} }]);
});

test('drafts made at one instant are numbered without gap or repeat', async () => {
  await using store = await openTestStore();
  const { create } = await aWorld(store);
  const numbers = (await Promise.all(Array.from({ length: 8 }, () => create()))).map(({ number }) => number);
  assert.deepEqual(
    numbers.toSorted((one, other) => one - other),
    [1, 2, 3, 4, 5, 6, 7, 8],
  );
});

test('a draft that comes to nothing takes no number', async () => {
  await using store = await openTestStore();
  const { create, desk } = await aWorld(store);
  await assert.rejects(
    store.write(async (work) => {
      await createDraft(work, { room: unlimitedRoom, desk, author: 'amina', content: aContent(), rules });
      throw new Error('changed my mind');
    }),
  );
  assert.equal((await create()).number, 1);
});

test('a revision is new, tells what changed, and leaves the one before as it was', async () => {
  await using store = await openTestStore();
  const { create, revise, notices } = await aWorld(store);
  const draft = await create();
  const before = await readRevision(store.db, draft.id, 1);
  const outcome = await revise(draft, { text: 'Le pont est fermé.' });
  assert.ok(outcome.kind === 'revised');
  assert.deepEqual([outcome.draft.current.number, outcome.draft.current.editedBy], [2, 'karim']);
  assert.deepEqual(outcome.changes, [{ kind: 'text', accountId: null }]);
  assert.notEqual(outcome.draft.current.fingerprint, draft.current.fingerprint);
  assert.deepEqual(await readRevision(store.db, draft.id, 1), before);
  assert.deepEqual(await notices('draft.revised'), [
    {
      kind: 'draft.revised',
      data: {
        revision: 2,
        editor: 'karim',
        proposedBy: null,
        changes: [{ kind: 'text', accountId: null }],
        voidedDecisions: 0,
      },
    },
  ]);
});

test('an edit of a frozen revision goes back to writing and says how many decisions it voids', async () => {
  await using store = await openTestStore();
  const { create, revise, ask } = await aWorld(store);
  const draft = await create();
  await ask(draft);
  for (const [person, withdrawnAt] of [
    ['karim', null],
    ['sophie', store.clock.now()],
  ] as const) {
    await store.db.decision.create({
      data: {
        id: store.newId(),
        deskId: draft.deskId,
        subjectKind: 'draft',
        subjectId: draft.id,
        revision: 1,
        fingerprint: draft.current.fingerprint,
        person,
        personName: person,
        kind: 'approve',
        via: 'button',
        decidedAt: store.clock.now(),
        withdrawnAt,
      },
    });
  }
  const outcome = await revise(draft, { text: 'Autre.' });
  assert.ok(outcome.kind === 'revised');
  assert.deepEqual([outcome.voidedDecisions, outcome.draft.state, outcome.draft.current.asked], [1, 'writing', null]);
});

test('an edit of an older revision overwrites nothing', async () => {
  await using store = await openTestStore();
  const { create, revise } = await aWorld(store);
  const draft = await create();
  await revise(draft, { text: 'Deux.' });
  const outcome = await revise(draft, { text: 'Encore un.' }, 1);
  assert.ok(outcome.kind === 'stale');
  assert.equal(outcome.draft.current.content.text, 'Deux.');
  assert.equal((await readDraft(store.db, draft.id))?.current.number, 2);
});

test('of two edits in one instant, one is made and the other is told so', async () => {
  await using store = await openTestStore();
  const { create, revise } = await aWorld(store);
  const draft = await create();
  const outcomes = await Promise.all([revise(draft, { text: 'Un.' }), revise(draft, { text: 'Deux.' })]);
  assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ['revised', 'stale']);
});

test('an edit that changes nothing makes no revision', async () => {
  await using store = await openTestStore();
  const { create, revise } = await aWorld(store);
  const draft = await create({ text: 'été' });
  assert.equal((await revise(draft, { text: 'e\u0301te\u0301', contentWarning: ' ' })).kind, 'unchanged');
  assert.equal((await readDraft(store.db, draft.id))?.current.number, 1);
});

test('asking freezes the revision, once', async () => {
  await using store = await openTestStore();
  const { create, ask, notices } = await aWorld(store);
  const draft = await create();
  const outcomes = await Promise.all([ask(draft), ask(draft)]);
  assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ['alreadyAsked', 'asked']);
  const frozen = await readDraft(store.db, draft.id);
  assert.equal(frozen?.state, 'asked');
  assert.deepEqual(frozen?.current.asked?.at, store.clock.now());
  assert.equal((await notices('approval.asked')).length, 1);
});

test('what blocks is told instead of asking; what warns does not hinder', async () => {
  await using store = await openTestStore();
  const { create, ask, notices } = await aWorld(store);
  const outcome = await ask(await create({ text: 'Venez !!\u202E', media: [aPicture({ alt: '' })] }));
  assert.ok(outcome.kind === 'blocked');
  assert.deepEqual(
    outcome.findings.map(({ code }) => code),
    ['ALT_MISSING', 'BIDI_CONTROL'],
  );
  assert.deepEqual(await notices('approval.asked'), []);
  assert.equal((await ask(await create({ text: 'Avec la DRETA' }))).kind, 'asked');
});

test('approval is asked for the revision that the person saw', async () => {
  await using store = await openTestStore();
  const { create, revise, ask } = await aWorld(store);
  const draft = await create();
  await revise(draft, { text: 'Deux.' });
  assert.equal((await ask(draft)).kind, 'stale');
});

test('the author and who works on the desk may ask; to cancel, one is its author, approves or is a steward', async () => {
  await using store = await openTestStore();
  const { create, ask, desk } = await aWorld(store);
  const draft = await create();
  const cancel = (person: string, members: Members = noMembers): ReturnType<typeof cancelDraft> =>
    store.write((work) => cancelDraft(work, { draftId: draft.id, revision: 1, person, reason: null, desk, members }));
  assert.equal((await ask(draft, 'omar')).kind, 'notAllowed');
  assert.equal((await cancel('omar')).kind, 'notAllowed');
  assert.equal((await readDraft(store.db, draft.id))?.state, 'writing');
  assert.equal((await ask(draft, 'sophie')).kind, 'asked');
  assert.equal((await cancel('omar', { channel: ['omar'], group: null })).kind, 'notAllowed');
  assert.equal((await cancel('sophie')).kind, 'cancelled');
});

test('a cancelled draft is closed to everything, and can still be read', async () => {
  await using store = await openTestStore();
  const { create, revise, ask, desk, notices } = await aWorld(store);
  const draft = await create();
  const cancel = (): ReturnType<typeof cancelDraft> =>
    store.write((work) =>
      cancelDraft(work, { draftId: draft.id, revision: 1, person: 'amina', reason: 'Too late.', desk }),
    );
  assert.equal((await cancel()).kind, 'cancelled');
  assert.equal((await cancel()).kind, 'closed');
  assert.equal((await ask(draft)).kind, 'closed');
  assert.equal((await revise(draft, { text: 'Deux.' })).kind, 'closed');
  assert.equal((await readDraft(store.db, draft.id))?.current.content.text, 'Le pont est ouvert.');
  const untilAt = new Date(store.clock.now().getTime() + 86_400_000).toISOString();
  assert.deepEqual(await notices('draft.cancelled'), [
    { kind: 'draft.cancelled', data: { person: 'amina', reason: 'Too late.', untilAt } },
  ]);
});

test('a rejected revision is not asked for again; its edit is', async () => {
  await using store = await openTestStore();
  const { create, revise, ask } = await aWorld(store);
  const draft = await create();
  await ask(draft);
  await store.db.draft.update({ where: { id: draft.id }, data: { state: 'rejected' } });
  assert.equal((await ask(draft)).kind, 'closed');
  const outcome = await revise(draft, { text: 'Deux.' });
  assert.ok(outcome.kind === 'revised');
  assert.equal((await ask(outcome.draft)).kind, 'asked');
});
