import type { Mutant } from './mutant.ts';

/** What keeps from sending twice, after a stop, out of turn, or not at all. */
export const mutantsOfSending: readonly Mutant[] = [
  {
    guard: 'intent committed before the send',
    without: [
      { file: 'publishing/claim-at-once.ts', text: 'w.afterCommit(() => {', by: 'w.beforeCommit(async () => {' },
      {
        file: 'publishing/claim-at-once.ts',
        text: '(stopping) => sendClaimed(deps, one, stopping));',
        // Until it is under way.
        by: '(stopping) => sendClaimed(deps, one, stopping)); await new Promise((go) => setTimeout(go, 10));',
      },
      {
        file: 'publishing/send-claimed.ts',
        text: 'switch (await lastLook(deps, claimed.claim)) {',
        by: "switch ((void lastLook, 'ours')) {",
      },
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
    shows: 'lost answers, and timelines that lag',
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
    guard: 'two looks before a resend',
    shows: 'requests that arrive after a first look',
    without: [
      {
        file: 'publishing/after-absent.ts',
        text: "if (absentLooks < looksToBeSure) return 'look';",
        by: '',
      },
    ],
  },
  {
    guard: 'two looks before a resend: what lies between them',
    shows: 'requests that arrive after a first look',
    without: [
      {
        file: 'publishing/look-again.ts',
        text: 'absentLooks === 0 ? seconds : Math.max(seconds, betweenAbsentLooksSeconds)',
        by: 'absentLooks === 0 ? seconds : Math.min(20, betweenAbsentLooksSeconds)',
      },
    ],
  },
  {
    guard: 'lease: the holder’s own look at it',
    shows: 'a process stands still before it sends',
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
    shows: 'a process stands still before it sends',
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
    guard: 'freeze: at the plan, the gate, the claim and the last look',
    shows: 'freezes',
    without: [
      {
        file: 'publishing/plan-deliveries.ts',
        text: 'if (freeze !== null) {',
        by: 'if (freeze !== null && w === null) {',
      },
      { file: 'publishing/gate.ts', text: "if (freeze !== null) return { kind: 'hold', why: 'frozen' };", by: '' },
      {
        file: 'publishing/claim-delivery.ts',
        text: 'WHERE "thawedAt" IS NULL AND ("deskId" IS NULL',
        by: 'WHERE FALSE AND "thawedAt" IS NULL AND ("deskId" IS NULL',
      },
      { file: 'publishing/send-claimed.ts', text: "return row.isFrozen ? 'frozen' : 'ours';", by: "return 'ours';" },
    ],
  },
  {
    guard: 'freeze: the last look',
    shows: 'freezes',
    without: [
      { file: 'publishing/send-claimed.ts', text: "return row.isFrozen ? 'frozen' : 'ours';", by: "return 'ours';" },
    ],
  },
  {
    guard: 'accounts that are asleep',
    shows: 'pictures, and accounts asleep',
    without: [
      {
        file: 'publishing/gate.ts',
        text: "if (account.standing.kind === 'asleep') return { kind: 'hold', why: 'account_asleep' };",
        by: '',
      },
    ],
  },
  {
    guard: 'order of an account',
    shows: 'many drafts at once',
    without: [
      {
        file: 'publishing/claim-delivery.ts',
        text: 'other."state" = \'sending\' AND other."leaseUntil" > ${now}',
        by: 'FALSE AND other."leaseUntil" > ${now}',
      },
      { file: 'publishing/claim-delivery.ts', text: 'OR other."state" = \'ready\'', by: 'OR FALSE' },
    ],
  },
  {
    guard: 'a retraction without an answer is asked again',
    shows: 'retractions, and networks that fail at them',
    without: [
      {
        file: 'publishing/after-retract.ts',
        text: 'return again(round, null, 0);',
        by: "return { kind: 'gone' };",
      },
    ],
  },
  {
    guard: 'after a restore: a look before anything leaves',
    shows: 'a machine that is lost, and restored',
    without: [
      {
        file: 'publishing/doubt-after-restore.ts',
        text: 'for (const { id } of moving) await store.write((w) => doubt(w, id));',
        by: '',
      },
      {
        file: 'publishing/look-first.ts',
        text: 'if (delivery.doubtSince !== null) return false;\n  if (restore',
        by: 'if (delivery !== null) return false;\n  if (restore',
      },
    ],
  },
];
