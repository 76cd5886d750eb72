import type { WordingWords } from '#messages/words/wordings.ts';

export const wordings: WordingWords = {
  propose: 'Propose a wording',
  takeProposed: 'Take this wording',
  takeKept: 'Take mine',
  leave: 'Leave it',
  formTitle: 'Propose a wording',
  formIntro: 'Nothing changes until the author takes your wording.',
  formSend: 'Propose',
  proposedBy: (name) => `Wording proposed by ${name}`,
  proposed: (name, version) => `${name} proposes a wording for version ${version}.`,
  late: (name, base) =>
    `Text written by ${name}, begun on version ${base}. A newer version was there already: nothing was overwritten, nothing is lost.`,
  movedOn: (version) => `Meanwhile the draft has moved on to version ${version}. This is what would change in it:`,
  wouldChange: 'This is what would change:',
  alsoChanges: (what) => `Would change too: ${what}.`,
  whole: (place) => `${place}, in full`,
  onlyAuthor: (name) => `Nothing changes until ${name} takes this wording.`,
  onlyWriter: (name) => `Nothing changes until ${name} takes this text.`,
  same: (version) => `Version ${version} says this already: there is nothing to take.`,
  taken: (name, version) => `${name} took it: it is version ${version}.`,
  left: (name) => `${name} left it. Nothing has changed.`,
  cancelled: 'This draft is cancelled: there is nothing left to take.',
  rejected: 'This version was rejected: edit the draft before taking a wording.',
  underWay: 'The post has gone out, or is going out: there is nothing left to take.',
  tookProposal: (name, proposer, version, what) =>
    `${name} took the wording that ${proposer} proposed: version ${version}. Changed: ${what}.`,
  answer: {
    author: 'You wrote this draft. Use “Edit”.',
    not_asked: 'Approval of this version has not been asked for: there is nothing to propose.',
    rejected: 'This version was rejected. Its author has to edit it first.',
    under_way: 'Too late: the post has gone out, or is going out.',
    unchanged: 'That is what the draft says already: nothing was proposed.',
    too_many: (most) => `${most} texts are waiting in this thread already. One has to be taken or left first.`,
    blocked: 'Taken as it is, this wording could not be approved. To fix:',
    onlyAuthorTakes: 'Only the author of this draft can take a wording. Nothing has changed.',
    onlyWriterTakes: 'Only the person who wrote this text can take it. Nothing has changed.',
    onlyThemLeave: 'Only the person who wrote this text and the author of the draft can leave it. Nothing has changed.',
    movedOn: (version) =>
      `Nothing has changed: the draft has moved on to version ${version}. The card now shows what would change in it. Read it again, then decide.`,
    over: 'This text was taken or left already. Nothing has changed.',
    blockedAfter: (version) =>
      `It is version ${version}, but approval cannot be asked for yet. The card says what to fix.`,
    keptForYou: (version) =>
      `Version ${version} is there already: nothing was overwritten. Your text is kept in the thread, with what would change: take it, or leave it.`,
  },
};
