import type { Mutant } from './mutant.ts';

const openAlways = `{
    const account = desk.accounts.find(({ id }) => id === delivery.accountId);
    const rendering = renderingAt(renderingsOf(draft.current.content, desk.accounts, deps.rules), delivery);
    if (account !== undefined && rendering !== undefined)
      return { kind: 'open', account, rendering, edits: null, parent: null };
  }`;

/** Mutants of the guards against content that was not approved, or not like this, or not now. */
export const mutantsOfApproval: readonly Mutant[] = [
  {
    guard: 'durable dedupe of chat events',
    without: [{ tag: 'guard: each event of the chat once', how: 'value', code: 'true' }],
  },
  {
    guard: 'last gate',
    without: [{ tag: 'guard: the last gate', how: 'instead', code: openAlways }],
  },
  {
    guard: 'fingerprint at the gate',
    shows: 'pictures, and accounts asleep',
    without: [{ tag: 'guard: the fingerprint at the gate', how: 'leaveOut' }],
  },
  {
    guard: 'decisions are Tambour’s own',
    shows: 'pictures, and accounts asleep',
    without: [{ tag: 'guard: decisions are our own', how: 'value', code: 'false' }],
  },
  {
    guard: 'author ≠ approver',
    shows: 'authors on the list of approvers',
    without: [
      { tag: 'guard: no author decides', how: 'leaveOut' },
      { tag: 'guard: the author is an author', how: 'instead', code: '...[]' },
      // The draft's author mostly wrote the words as well, and that alone would exclude them.
      {
        tag: 'guard: who worded it is an author',
        how: 'instead',
        code: '...wordersOf(authorship).filter((person) => person !== author)',
      },
    ],
  },
  {
    guard: 'worded ≠ approved',
    shows: 'words of several people',
    without: [{ tag: 'guard: who worded it is an author', how: 'instead', code: '...[]' }],
  },
  {
    guard: 'words that stand',
    shows: 'words of several people',
    without: [{ tag: 'guard: words that stand keep their authors', how: 'value', code: '[]' }],
  },
  {
    guard: 'words brought back',
    shows: 'words of several people',
    without: [{ tag: 'guard: words brought back keep their authors', how: 'value', code: '[]' }],
  },
  {
    guard: 'whose words it is, signed',
    shows: 'words of several people',
    without: [{ tag: 'guard: whose words they are is signed', how: 'value', code: 'true' }],
  },
  {
    guard: 'asker ≠ only approver',
    shows: 'words of several people',
    without: [{ tag: 'guard: whoever asked in the author’s place', how: 'value', code: '[]' }],
  },
  {
    guard: 'expiry of approvals',
    shows: 'people who take days',
    without: [{ tag: 'guard: approvals expire', how: 'value', code: 'false' }],
  },
  {
    guard: 'revision on buttons',
    // Each card also carries its content, which differs in nearly every revision.
    without: [
      { tag: 'guard: the revision on a button', how: 'leaveOut' },
      { tag: 'guard: the content on a button', how: 'leaveOut' },
    ],
  },
  {
    guard: 'content on buttons',
    shows: 'versions that a restore took back',
    without: [{ tag: 'guard: the content on a button', how: 'leaveOut' }],
  },
  {
    guard: 'a card of its own for each content',
    shows: 'versions that a restore took back',
    without: [{ tag: 'guard: a card for each content', how: 'value', code: '`asked:${draftId}:${number}:`' }],
  },
  {
    guard: 'a card of its own for each asking',
    shows: 'drafts that are cancelled and reopened',
    without: [{ tag: 'guard: the asking on a card', how: 'leaveOut' }],
  },
  {
    guard: 'old reactions once more was decided',
    shows: 'reactions and stops',
    without: [
      {
        tag: 'guard: a reaction read again is not new',
        how: 'instead',
        code: `return (
          (await store.db.decision.count({ where: { subjectId: draftId, revision, person, kind, withdrawnAt: null } })) > 0
        );`,
      },
    ],
  },
  {
    guard: 'no approval comes back with a draft',
    shows: 'drafts that are cancelled and reopened',
    without: [{ tag: 'guard: no approval comes back', how: 'leaveOut' }],
  },
  {
    guard: 'who cancels a draft, and reopens it',
    shows: 'drafts that are cancelled and reopened',
    without: [{ tag: 'guard: who cancels', how: 'value', code: 'true' }],
  },
  {
    guard: 'a day to reopen a draft',
    shows: 'drafts that are cancelled and reopened',
    without: [{ tag: 'guard: a day to reopen', how: 'leaveOut' }],
  },
  {
    guard: 'no approval comes back with a rejection',
    shows: 'rejections that are taken back',
    without: [{ tag: 'guard: no approval comes back', how: 'leaveOut' }],
  },
  {
    guard: 'who takes back a rejection',
    shows: 'rejections that are taken back',
    without: [{ tag: 'guard: who takes back a rejection', how: 'leaveOut' }],
  },
  {
    guard: 'a day to take back a rejection',
    shows: 'rejections that are taken back',
    without: [{ tag: 'guard: a day to take back a rejection', how: 'leaveOut' }],
  },
  {
    guard: 'grace, and the hour that was approved',
    without: [
      { tag: 'guard: the hour at the gate', how: 'value', code: 'false' },
      { tag: 'guard: the hour of a job', how: 'leaveOut' },
    ],
  },
  {
    guard: 'bytes of pictures: at the gate and at the upload',
    shows: 'pictures, and accounts asleep',
    without: [
      { tag: 'guard: the bytes at the gate', how: 'value', code: 'row === null' },
      { tag: 'guard: the bytes at the upload', how: 'value', code: 'row === null' },
    ],
  },
  {
    guard: 'late events of reactions that were read',
    shows: 'reactions that are read before their events come',
    without: [{ tag: 'guard: a reaction that was read is known', how: 'value', code: 'false' }],
  },
  {
    guard: 'late events of reactions that were removed',
    shows: 'reactions that are removed before their events come',
    without: [{ tag: 'guard: a reaction that was removed is gone', how: 'value', code: 'false' }],
  },
  {
    guard: 'the days of a deputy',
    shows: 'approvers who are away, and their deputies',
    without: [
      {
        tag: 'guard: the days of a deputy',
        how: 'value',
        code: 'Prisma.sql`"endedAt" IS NULL AND ${now}::timestamptz IS NOT NULL`',
      },
    ],
  },
  {
    guard: 'the higher number of approvals stays',
    shows: 'rules of approval that change while a draft waits',
    without: [{ tag: 'guard: the higher number stays', how: 'value', code: 'other.approvalsNeeded' }],
  },
  {
    guard: 'only whom both policies name approves what waits',
    shows: 'rules of approval that change while a draft waits',
    without: [{ tag: 'guard: only whom both policies name', how: 'value', code: 'kept.approvers' }],
  },
  {
    guard: 'an author loosens nothing for what waits',
    shows: 'rules of approval that change while a draft waits',
    without: [{ tag: 'guard: an author loosens nothing', how: 'value', code: 'false' }],
  },
  {
    guard: 'nobody names themself for what waits',
    shows: 'rules of approval that change while a draft waits',
    without: [{ tag: 'guard: nobody names themself', how: 'value', code: '[...new Set([...left, ...added])]' }],
  },
  {
    guard: 'what waits is decided anew',
    shows: 'rules of approval that change after the last press',
    without: [{ tag: 'guard: what suffices now is planned', how: 'value', code: 'false' }],
  },
  {
    guard: 'a late post is approved where it is shown',
    shows: 'freezes that make posts late',
    without: [
      {
        tag: 'guard: a late post has no button here',
        how: 'instead',
        code: `const late = freeOf(view, post).find((delivery) => isLate(delivery, view.now));
  if (view.standing !== null) return [];
  if (late !== undefined) {
    const { id: target, draftId, revision } = late;
    return [{ action: 'sendLate', label: '', style: 'primary', draftId, revision, target }];
  }`,
      },
    ],
  },
  {
    guard: 'steps in their order',
    shows: 'approvals in steps',
    without: [
      // Each approver fills an incomplete step of theirs, whichever has its turn.
      {
        tag: 'guard: steps in their order',
        how: 'value',
        code: `Math.max(0, chain().findIndex(({ missing }, index) =>
          missing > 0 && (rules[index]?.approvers?.includes(placeOf(approval)) ?? true)))`,
      },
      { tag: 'guard: whose turn it is', how: 'leaveOut' },
    ],
  },
  {
    guard: 'only whose turn it is approves',
    shows: 'approvals in steps',
    without: [{ tag: 'guard: whose turn it is', how: 'leaveOut' }],
  },
  {
    guard: 'only the people of a step fill it',
    shows: 'approvals in steps',
    without: [
      { tag: "guard: the step's own people", how: 'value', code: 'true' },
      { tag: 'guard: whose turn it is', how: 'leaveOut' },
    ],
  },
  {
    guard: 'a place counts once in all steps',
    shows: 'steps of the same people, and their deputies',
    without: [{ tag: 'guard: a place counts once', how: 'value', code: 'false' }],
  },
];
