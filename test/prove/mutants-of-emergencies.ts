import type { Mutant } from './mutant.ts';

export const mutantsOfEmergencies: readonly Mutant[] = [
  {
    guard: 'only who is on call uses the emergency path',
    shows: 'emergencies',
    without: [{ tag: 'guard: only who is on call', how: 'leaveOut' }],
  },
  {
    guard: 'nobody but an approver follows an alert who is not on call',
    shows: 'emergencies',
    without: [{ tag: 'guard: approvers alone follow an alert', how: 'leaveOut' }],
  },
  {
    guard: 'an approver who is not on call sends nothing but what follows a public alert',
    shows: 'emergencies',
    without: [{ tag: 'guard: approvers only follow an alert', how: 'value', code: 'true' }],
  },
  {
    guard: 'the only author of a template does not send it',
    shows: 'emergencies',
    without: [{ tag: 'guard: not its only author', how: 'value', code: 'false' }],
  },
  {
    guard: 'the only approver of a template does not send it',
    shows: 'emergencies',
    without: [{ tag: 'guard: not its only approver', how: 'value', code: 'false' }],
  },
  {
    guard: 'a blank takes its own characters alone',
    shows: 'emergencies',
    without: [{ tag: 'guard: characters of a blank', how: 'leaveOut' }],
  },
  {
    guard: 'a blank takes no more than was counted',
    shows: 'emergencies',
    without: [{ tag: 'guard: length of a blank', how: 'leaveOut' }],
  },
  {
    guard: 'the words sent are those of the template, filled in',
    shows: 'emergencies',
    without: [
      { tag: 'guard: the words of a use are its template’s', how: 'value', code: 'template.approvers' },
      // The guard still protects ordinary posts.
      {
        tag: 'guard: the fingerprint at the gate',
        how: 'value',
        code: "content.text.startsWith('Notice') && fingerprint !== now",
      },
    ],
  },
  {
    guard: 'the words sent are those that were shown',
    shows: 'emergencies',
    without: [
      { tag: 'guard: what was shown goes out', how: 'leaveOut' },
      { tag: 'guard: a preview is as it was shown', how: 'value', code: 'stored === null' },
    ],
  },
  {
    guard: 'what was made of a post by the path is an ordinary draft',
    shows: 'emergencies',
    without: [
      { tag: 'guard: a use is of one revision', how: 'value', code: 'true' },
      { tag: 'guard: a use is of one content', how: 'value', code: 'true' },
      { tag: 'guard: the words of a use are its template’s', how: 'value', code: 'template.approvers' },
      // This guard reads the row alone, and would wait for ever for a post that is no longer routine.
      { tag: 'guard: nothing is ready as a pause ends', how: 'leaveOut' },
    ],
  },
  {
    guard: 'a template is agreed to before it is sent',
    shows: 'emergencies',
    without: [
      { tag: 'guard: a template is agreed to', how: 'value', code: "({ kind: 'approved', by: [template.askedBy] })" },
      { tag: 'guard: a template that is over', how: 'value', code: 'false' },
    ],
  },
  {
    guard: 'a template that was replaced or withdrawn is not sent',
    shows: 'emergencies',
    without: [
      { tag: 'guard: a template that is over', how: 'value', code: 'false' },
      { tag: 'guard: nobody agrees to what is over', how: 'leaveOut' },
    ],
  },
  {
    guard: 'a template that was changed by hand is not sent',
    shows: 'emergencies',
    without: [{ tag: 'guard: a template is as it was asked for', how: 'value', code: 'true' }],
  },
  {
    guard: 'without a template somebody on the rota approves',
    shows: 'emergencies',
    without: [{ tag: 'guard: who is on the rota suffices', how: 'value', code: 'desk.approvers' }],
  },
  {
    guard: 'without a template nobody approves their own post',
    shows: 'emergencies',
    without: [
      { tag: 'guard: no author decides', how: 'leaveOut' },
      { tag: 'guard: the author is an author', how: 'instead', code: '...[]' },
      { tag: 'guard: who worded it is an author', how: 'instead', code: '...[]' },
    ],
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
      { tag: 'guard: paused, at the plan', how: 'value', code: 'null' },
      { tag: 'guard: paused, at the gate', how: 'value', code: 'null' },
      { tag: 'guard: paused, at the claim', how: 'value', code: 'null' },
      { tag: 'guard: paused, at the last look', how: 'value', code: 'null' },
    ],
  },
  {
    guard: 'nothing leaves by the end of a pause',
    shows: 'emergencies',
    without: [
      { tag: 'guard: what is ready is held in a pause', how: 'value', code: '[]' },
      { tag: 'guard: nothing is ready as a pause ends', how: 'leaveOut' },
    ],
  },
  {
    guard: 'the end of a pause is an approver’s',
    shows: 'emergencies',
    without: [{ tag: 'guard: who ends a pause', how: 'leaveOut' }],
  },
];
