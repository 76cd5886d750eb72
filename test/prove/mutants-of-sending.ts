import type { Mutant } from './mutant.ts';

/** Mutants of the guards against sending twice, after a stop, out of turn, or not at all. */
export const mutantsOfSending: readonly Mutant[] = [
  {
    guard: 'intent committed before the send',
    without: [
      {
        tag: 'guard: the claim commits before the send',
        how: 'value',
        // Waits until the send is under way.
        code: `work.beforeCommit(async () => {
      deps.store.jobs.begin('send', (stopping) => sendClaimed(deps, one, stopping));
      await new Promise((go) => setTimeout(go, 10));
    })`,
      },
      { tag: 'guard: the last look', how: 'value', code: '[{ isOurs: true, stand: [] }]' },
    ],
  },
  {
    guard: 'quarantine before settling',
    shows: 'requests that arrive after a first look',
    without: [{ tag: 'guard: the quarantine', how: 'value', code: '0' }],
  },
  {
    guard: 'same key on resend',
    shows: 'lost answers, and timelines that lag',
    without: [
      {
        tag: 'guard: one key for all attempts',
        how: 'value',
        code: '(signal) => network.publish(prepared, `${key} ${claim.attempt}`, signal)',
      },
    ],
  },
  {
    guard: 'look before a resend',
    without: [{ tag: 'guard: a look before a resend', how: 'value', code: "{ kind: 'absent' }" }],
  },
  {
    guard: 'two looks before a resend',
    shows: 'requests that arrive after a first look',
    without: [{ tag: 'guard: two looks before a resend', how: 'leaveOut' }],
  },
  {
    guard: 'two looks before a resend: what lies between them',
    shows: 'requests that arrive after a first look',
    without: [
      {
        tag: 'guard: what lies between two looks',
        how: 'value',
        code: 'absentLooks === 0 ? seconds : Math.min(20, betweenAbsentLooksSeconds)',
      },
    ],
  },
  {
    guard: 'lease: the holder’s own look at it',
    shows: 'a process stands still before it sends',
    without: [{ tag: 'guard: the lease outlasts the send', how: 'value', code: 'stopping.aborted' }],
  },
  {
    guard: 'that a lost claim is not sent, and the lease',
    shows: 'a process stands still before it sends',
    without: [
      { tag: 'guard: a lost claim is not sent', how: 'instead', code: "if (row?.isOurs !== true) return 'ours';" },
      { tag: 'guard: the lease outlasts the send', how: 'value', code: 'stopping.aborted' },
    ],
  },
  {
    guard: 'freeze: at the plan, the gate, the claim and the last look',
    shows: 'freezes',
    without: [
      { tag: 'guard: frozen, at the plan', how: 'value', code: 'null' },
      { tag: 'guard: frozen, at the gate', how: 'value', code: 'null' },
      { tag: 'guard: frozen, at the claim', how: 'value', code: 'null' },
      { tag: 'guard: frozen, at the last look', how: 'value', code: 'null' },
    ],
  },
  {
    guard: 'a freeze that excepts emergencies holds all else',
    shows: 'freezes',
    without: [
      {
        tag: 'guard: a freeze excepts emergencies alone',
        how: 'instead',
        code: 'return freeze !== null && !freeze.exceptEmergencies;',
      },
      { tag: 'guard: frozen, at the claim', how: 'value', code: 'null' },
      { tag: 'guard: frozen, at the last look', how: 'value', code: 'null' },
    ],
  },
  {
    guard: 'freeze: the last look',
    shows: 'freezes',
    without: [{ tag: 'guard: frozen, at the last look', how: 'value', code: 'null' }],
  },
  {
    guard: 'asleep: the gate, the claim and the last look',
    shows: 'accounts asleep, and tokens that are refused',
    without: [
      { tag: 'guard: the account is awake', how: 'value', code: 'null' },
      { tag: 'guard: asleep, at the claim', how: 'value', code: 'null' },
      { tag: 'guard: asleep, at the last look', how: 'value', code: 'null' },
    ],
  },
  {
    guard: 'a sleep that excepts emergencies holds all else',
    shows: 'accounts asleep, and tokens that are refused',
    without: [
      {
        tag: 'guard: a sleep excepts emergencies alone',
        how: 'instead',
        code: 'return !account.standing.exceptEmergencies;',
      },
      { tag: 'guard: asleep, at the claim', how: 'value', code: 'null' },
    ],
  },
  {
    guard: 'asleep: the claim',
    shows: 'accounts asleep, and tokens that are refused',
    without: [
      { tag: 'guard: the account is awake', how: 'value', code: 'null' },
      { tag: 'guard: asleep, at the claim', how: 'value', code: 'null' },
    ],
  },
  {
    guard: 'a planned sleep, at the gate',
    shows: 'accounts asleep, and tokens that are refused',
    without: [
      { tag: 'guard: a planned sleep, at the gate', how: 'leaveOut' },
      { tag: 'guard: asleep, at the claim', how: 'value', code: 'null' },
    ],
  },
  {
    guard: 'only waking ends a sleep',
    shows: 'accounts asleep, and tokens that are refused',
    without: [
      {
        tag: 'guard: what sleeps is not tried',
        how: 'instead',
        code: `const stopped = await whyNotByHand(work, locked, desk).then(async (why) => {
          if (why !== 'account_asleep') return why;
          await endPause(work, delivery.accountId, person);
          return null;
        });`,
      },
      {
        tag: 'guard: a sleep is ended by waking alone',
        how: 'value',
        code: "{ id: accountId, state: { not: 'active' } }",
      },
    ],
  },
  {
    guard: 'a pause ends no sleep',
    shows: 'accounts asleep, and tokens that are refused',
    without: [
      { tag: 'guard: a pause ends no sleep', how: 'value', code: "{ id: accountId, state: { not: 'paused' } }" },
    ],
  },
  {
    guard: 'who asks to wake an account',
    shows: 'accounts asleep, and tokens that are refused',
    without: [{ tag: 'guard: who asks to wake may set up', how: 'leaveOut' }],
  },
  {
    guard: 'after the last day of a plan: the gate and the claim',
    shows: 'accounts that are left',
    without: [
      { tag: 'guard: after the last day, at the gate', how: 'leaveOut' },
      { tag: 'guard: after the last day, at the claim', how: 'value', code: 'Prisma.sql`FALSE`' },
    ],
  },
  {
    guard: 'who plans to leave an account',
    shows: 'accounts that are left',
    without: [
      { tag: 'guard: who opens the form of a leaving may set up', how: 'leaveOut' },
      { tag: 'guard: who plans a leaving may set up', how: 'leaveOut' },
    ],
  },
  {
    guard: 'who plans who is on call',
    shows: 'who is on call',
    without: [
      { tag: 'guard: who opens the form of a rota may set up', how: 'leaveOut' },
      { tag: 'guard: who plans a rota may set up', how: 'leaveOut' },
    ],
  },
  {
    guard: 'who cancels a plan of leaving',
    shows: 'accounts that are left',
    without: [{ tag: 'guard: who cancels a request may set up', how: 'leaveOut' }],
  },
  {
    guard: 'closed in a reserve period: the gate, the plan, the claim and the last look',
    shows: 'reserve periods',
    without: [
      { tag: 'guard: a closed period holds', how: 'value', code: 'false' },
      { tag: 'guard: in a period, at the claim', how: 'value', code: 'null' },
      { tag: 'guard: in a period, at the last look', how: 'value', code: 'null' },
    ],
  },
  {
    guard: 'one approval more in a reserve period',
    shows: 'reserve periods',
    without: [{ tag: 'guard: one approval more inside a period', how: 'value', code: '[]' }],
  },
  {
    guard: 'an override is a second person’s, and no author’s',
    shows: 'reserve periods',
    without: [
      { tag: 'guard: no author asks for an override', how: 'leaveOut' },
      { tag: 'guard: no author overrides', how: 'value', code: '[askedBy]' },
    ],
  },
  {
    guard: 'no author settles a doubt',
    shows: 'doubts that people settle',
    without: [{ tag: 'guard: no author settles a doubt', how: 'leaveOut' }],
  },
  {
    guard: 'who settles a doubt',
    shows: 'doubts that people settle',
    without: [{ tag: 'guard: who settles a doubt', how: 'leaveOut' }],
  },
  {
    guard: 'a claimed post can be ours',
    shows: 'doubts that people settle',
    without: [{ tag: 'guard: a claimed post can be ours', how: 'leaveOut' }],
  },
  {
    guard: 'a claimed post is retracted by two',
    shows: 'doubts that people settle',
    without: [{ tag: 'guard: a claimed post is retracted by two', how: 'value', code: 'false' }],
  },
  {
    guard: 'order of an account',
    shows: 'many drafts at once',
    without: [{ tag: 'guard: the order of an account', how: 'value', code: 'Prisma.sql`SELECT 1 WHERE FALSE`' }],
  },
  {
    guard: 'a retraction without an answer is asked again',
    shows: 'retractions, and networks that fail at them',
    without: [{ tag: 'guard: a retraction without an answer', how: 'value', code: "{ kind: 'gone' }" }],
  },
  {
    guard: 'after a restore: a look before anything leaves',
    shows: 'a machine that is lost, and restored',
    without: [
      { tag: 'guard: what was leaving at the restore', how: 'leaveOut' },
      { tag: 'guard: what a restore may have forgotten', how: 'value', code: 'true' },
    ],
  },
  {
    guard: 'after a restore: a look by words',
    shows: 'a machine that is lost, and restored',
    without: [{ tag: 'guard: after a restore, a look by words', how: 'value', code: 'doubt.key' }],
  },
  {
    guard: 'after a restore: what is not found may have been replaced or retracted',
    shows: 'a machine that is lost, and restored',
    without: [{ tag: 'guard: not found after a restore proves nothing', how: 'leaveOut' }],
  },
  {
    guard: 'after a restore: nothing leaves before an approver has seen what waits',
    shows: 'a machine that is lost, and restored',
    without: [{ tag: 'guard: a restore freezes each desk', how: 'leaveOut' }],
  },
  {
    guard: 'after a restore: an ordinary thaw does not end its freeze',
    shows: 'a machine that is lost, and restored',
    without: [
      {
        tag: 'guard: an ordinary thaw ends no freeze of a restore',
        how: 'value',
        code: 'await tx.freeze.findFirst({ where: { deskId, thawedAt: null } })',
      },
    ],
  },
  {
    guard: 'after a restore: its freeze ends once nothing is looked for any more',
    shows: 'a machine that is lost, and restored',
    without: [{ tag: 'guard: no end of a restore’s freeze while something is looked for', how: 'leaveOut' }],
  },
  {
    guard: 'after a restore: an old reaction decides nothing',
    shows: 'a machine that is lost, and restored',
    without: [{ tag: 'guard: no reaction of before a restore decides', how: 'leaveOut' }],
  },
];
