/** One exact change to one file of the rooms. */
export interface Substitution {
  /** Below `src`. */
  readonly file: string;
  readonly text: string;
  readonly by: string;
}

/** A guard of the rooms, and how the rooms are without it. */
export interface Mutant {
  readonly guard: string;
  readonly without: readonly Substitution[];
}

const openAlways = `{
    const account = desk.accounts.find(({ id }) => id === delivery.accountId);
    const rendering = renderingsOf(draft.current.content, desk.accounts, deps.rules).find(
      ({ accountId }) => accountId === delivery.accountId,
    );
    if (account !== undefined && rendering !== undefined) return { kind: 'open', account, rendering };
  }`;

/** Each of these switched off must show within a thousand histories. */
export const mutants: readonly Mutant[] = [
  {
    guard: 'durable dedupe of chat events',
    without: [{ file: 'storage/first-time.ts', text: 'return count === 1;', by: 'return count >= 0;' }],
  },
  {
    guard: 'intent committed before the send',
    without: [
      { file: 'publishing/claim-at-once.ts', text: 'w.afterCommit(() => {', by: '((begins) => begins())(() => {' },
      {
        file: 'publishing/send-claimed.ts',
        text: "if (row?.isOurs !== true) return 'lost';",
        by: "if (row?.isOurs !== true) return 'ours';",
      },
    ],
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
    without: [
      {
        file: 'publishing/gate.ts',
        text: 'fingerprintOf(renderings, content.window, content.corrections) !== delivery.fingerprint ||',
        by: 'fingerprintOf(renderings, content.window, content.corrections) === null ||',
      },
    ],
  },
  {
    guard: 'author ≠ approver',
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
    guard: 'quarantine before settling',
    without: [
      {
        file: 'publishing/publishing-deps.ts',
        text: 'return deps.sendTimeoutSeconds + deps.rules[network].readLagSeconds;',
        by: 'return deps.rules[network].readLagSeconds * 0;',
      },
    ],
  },
  {
    guard: 'same key on resend',
    without: [
      {
        file: 'publishing/send-claimed.ts',
        text: '(signal) => network.publish(prepared, key, signal)',
        by: '(signal) => network.publish(prepared, `${key} ${claim.attempt}`, signal)',
      },
    ],
  },
  {
    guard: 'look before a resend',
    without: [
      {
        file: 'publishing/settle-doubt.ts',
        text: 'await network.find(rendering, doubt.sendingSince, signal);',
        by: "{ kind: 'absent' } as const; void [rendering, signal];",
      },
    ],
  },
  {
    guard: 'lease: the holder’s own look at it',
    without: [
      {
        file: 'publishing/send-claimed.ts',
        text: 'stopping.aborted || !outlastsTheSend(claim, store.clock, sendTimeoutSeconds)',
        by: 'stopping.aborted',
      },
    ],
  },
  {
    guard: 'that a lost claim is not sent, and the lease',
    without: [
      {
        file: 'publishing/send-claimed.ts',
        text: "if (row?.isOurs !== true) return 'lost';",
        by: "if (row?.isOurs !== true) return 'ours';",
      },
      {
        file: 'publishing/send-claimed.ts',
        text: 'stopping.aborted || !outlastsTheSend(claim, store.clock, sendTimeoutSeconds)',
        by: 'stopping.aborted',
      },
    ],
  },
  {
    guard: 'expiry of approvals',
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
    guard: 'old reactions after a stop',
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
      { file: 'publishing/send-delivery.ts', text: 'if (dueAt > now) {', by: 'if (dueAt < now && dueAt > now) {' },
    ],
  },
];
