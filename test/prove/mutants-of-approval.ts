import type { Mutant } from './mutant.ts';

const openAlways = `{
    const account = desk.accounts.find(({ id }) => id === delivery.accountId);
    const rendering = renderingsOf(draft.current.content, desk.accounts, deps.rules).find(
      ({ accountId }) => accountId === delivery.accountId,
    );
    if (account !== undefined && rendering !== undefined) return { kind: 'open', account, rendering, edits: null };
  }`;

/** What keeps out that which was not approved, or not like this, or not now. */
export const mutantsOfApproval: readonly Mutant[] = [
  {
    guard: 'durable dedupe of chat events',
    without: [{ file: 'storage/first-time.ts', text: 'return count === 1;', by: 'return count >= 0;' }],
  },
  {
    guard: 'last gate',
    without: [
      {
        file: 'publishing/gate.ts',
        text: "if (draft.current.number !== delivery.revision) return { kind: 'cancel', why: 'not_approved' };",
        by: openAlways,
      },
    ],
  },
  {
    guard: 'fingerprint at the gate',
    shows: 'pictures, and accounts asleep',
    without: [
      {
        file: 'publishing/is-as-fingerprinted.ts',
        text: 'fingerprintOf(renderings, content) !== fingerprint',
        by: "fingerprintOf(renderings, content) === ''",
      },
    ],
  },
  {
    guard: 'decisions are Tambour’s own',
    shows: 'pictures, and accounts asleep',
    without: [
      {
        file: 'approvals/standing.ts',
        text: 'return revision === question.revision.number && !isGenuine;',
        by: 'return revision < 0 && !isGenuine;',
      },
    ],
  },
  {
    guard: 'author ≠ approver',
    shows: 'authors on the list of approvers',
    without: [
      { file: 'approvals/decide.ts', text: "if (person.id === draft.author) return 'author';", by: '' },
      { file: 'approvals/standing.ts', text: 'decision.person !== author &&', by: '' },
    ],
  },
  {
    guard: 'editor ≠ approver',
    without: [
      { file: 'approvals/decide.ts', text: "return 'editor';", by: 'return null;' },
      { file: 'approvals/standing.ts', text: 'decision.person !== revision.editedBy', by: "author !== ''" },
    ],
  },
  {
    guard: 'expiry of approvals',
    shows: 'people who take days',
    without: [
      { file: 'approvals/standing.ts', text: 'return now.getTime() >= expiresAt;', by: 'return now.getTime() < 0;' },
    ],
  },
  {
    guard: 'revision on buttons',
    without: [
      {
        file: 'approvals/decide.ts',
        text: "if (request.revision !== draft.current.number) return 'old_revision';",
        by: '',
      },
    ],
  },
  {
    guard: 'content on buttons',
    shows: 'versions that a restore took back',
    without: [
      {
        file: 'approvals/decide.ts',
        text: "if (request.fingerprint !== null && request.fingerprint !== draft.current.fingerprint) return 'other_content';",
        by: '',
      },
    ],
  },
  {
    guard: 'a card of its own for each content',
    shows: 'versions that a restore took back',
    without: [
      {
        file: 'bot/show/card-keys.ts',
        text: 'return `asked:${draftId}:${number}:${fingerprint}`;',
        by: "return `asked:${draftId}:${number}:${fingerprint === '' ? '-' : ''}`;",
      },
    ],
  },
  {
    guard: 'old reactions after a stop',
    shows: 'reactions and stops',
    without: [
      {
        file: 'bot/take-reactions.ts',
        text: 'if (last.withdrawnAt === null) return true;',
        by: 'if (store !== null) return last.withdrawnAt === null;',
      },
    ],
  },
  {
    guard: 'grace, and the hour that was approved',
    without: [
      { file: 'publishing/gate.ts', text: 'if (now.getTime() < notBefore)', by: 'if (now.getTime() < notBefore * 0)' },
      { file: 'publishing/first-look.ts', text: 'if (dueAt > now) {', by: 'if (dueAt < now && dueAt > now) {' },
    ],
  },
  {
    guard: 'bytes of pictures: at the gate and at the upload',
    shows: 'pictures, and accounts asleep',
    without: [
      {
        file: 'publishing/is-as-fingerprinted.ts',
        text: "if (row === null || createHash('sha256').update(row.bytes).digest('hex') !== sha256) return false;",
        by: 'if (row === null) return false;',
      },
      {
        file: 'publishing/prepare-delivery.ts',
        text: "if (row === null || createHash('sha256').update(row.bytes).digest('hex') !== sha256) {",
        by: 'if (row === null) {',
      },
    ],
  },
  {
    guard: 'late events of reactions that were read',
    shows: 'reactions that are read before their events come',
    without: [{ file: 'bot/read-reactions.ts', text: 'return count === 1;', by: 'return count < 0;' }],
  },
  {
    guard: 'late events of reactions that were removed',
    shows: 'reactions that are removed before their events come',
    without: [
      {
        file: 'bot/events/after-reaction.ts',
        text: "name === 'approve' && (await wasRemoved(bot.store, reaction))",
        by: 'revision < 0',
      },
    ],
  },
  {
    guard: 'the days of a deputy',
    shows: 'approvers who are away, and their deputies',
    without: [
      {
        file: 'desks/absence.ts',
        text: 'return { endedAt: null, fromAt: { lte: now }, toAt: { gt: now } };',
        by: 'return { endedAt: null, fromAt: { lte: new Date(8.64e15) }, toAt: { gt: new Date(0 * now.getTime()) } };',
      },
    ],
  },
  {
    guard: 'a late post is approved where it is shown',
    shows: 'freezes that make posts late',
    without: [
      {
        file: 'bot/freeze/thawed-card.ts',
        text: 'return deliveryButtons({ m, desk, now, freeze: standing }, delivery).map((button) => ({',
        by: `const { id: target, draftId, revision } = delivery;
  const sendLate = { action: 'sendLate', label: '', style: 'primary', draftId, revision, target };
  return [
    ...deliveryButtons({ m, desk, now, freeze: standing }, delivery),
    ...(standing === null && isLate(delivery, now) ? [sendLate] : []),
  ].map((button) => ({`,
      },
    ],
  },
];
