import type { Mutant } from './mutant.ts';

export const mutantsOfEmergencies: readonly Mutant[] = [
  {
    guard: 'only who is on call uses the emergency path',
    shows: 'emergencies',
    without: [{ tag: 'guard: only who is on call', how: 'leaveOut' }],
  },
  {
    guard: 'the only author of a template does not send it',
    shows: 'emergencies',
    without: [{ tag: 'guard: not its only author', how: 'value', code: 'false' }],
  },
  {
    guard: 'an exercise goes to practice accounts alone',
    shows: 'emergencies',
    without: [{ tag: 'guard: exercises on practice accounts', how: 'value', code: 'true' }],
  },
  {
    guard: 'routine waits for an emergency: the plan, the gate, the claim and the last look',
    shows: 'emergencies',
    without: [
      { tag: 'guard: paused, at the plan', how: 'value', code: '() => false' },
      { tag: 'guard: paused, at the gate', how: 'leaveOut' },
      { tag: 'guard: paused, at the claim', how: 'value', code: 'Prisma.sql`SELECT 1 WHERE FALSE`' },
      { tag: 'guard: paused, at the last look', how: 'leaveOut' },
    ],
  },
  {
    guard: 'the end of a pause is an approver’s',
    shows: 'emergencies',
    without: [{ tag: 'guard: who ends a pause', how: 'leaveOut' }],
  },
];
