import type { CorrectionsWords } from '#messages/words/corrections.ts';

export const corrections: CorrectionsWords = {
  corrects: (number) => `Corrects draft ${number}`,
  correctedBy: (numbers, count) => `Corrected by ${count === 1 ? 'draft' : 'drafts'} ${numbers}`,
  underWay: (numbers, count) =>
    `${count === 1 ? 'Correction' : 'Corrections'} under way (${count === 1 ? 'draft' : 'drafts'} ${numbers})`,
  whatHappens: 'What approval will do',
  whatWasApproved: 'What was approved',
  changes: 'What changes in the text',
  sameWords: 'No word of the text changes.',
  does: {
    edit: (a) => `${a}: the post is edited in its place, its link stays the same`,
    replace: (a) => `${a}: this text is published, then the old post is retracted; the link changes`,
    reply: (a) => `${a}: the post stays, the correction is published as a reply to it`,
    replyApart: (a) => `${a}: the post stays, the correction is published on its own, with its link`,
    leave: (a) => `${a}: the post stays as it is`,
    replaceGone: (a) => `${a}: the old post was retracted meanwhile; this text would be published as a new one`,
    gone: (a) => `${a}: the post to correct was retracted meanwhile; nothing goes out there`,
  },
  twice: (once, twice, day) =>
    `Replacing on X is paid for twice: about ${once} for the old post and as much for the new one, ${twice} in all (price list read on ${day})`,
  ways: {
    edit: 'Edit in its place',
    replace: 'Retract and replace',
    reply: 'Leave it, and post a correction',
    leave: 'Leave it as it is',
  },
  answer: (text) => `Correction: ${text}`,
  form: {
    title: (number) => `Correct draft ${number}`,
    intro: 'This makes a new draft, to be approved like any other. Nothing changes on the networks before that.',
    alreadyOpen: (number) => `Note: draft ${number} corrects this post already, and is not finished.`,
    text: 'The corrected text',
    way: (a) => `On ${a}`,
    answer: 'Correction to post',
    answerHint: 'Only where the post stays. Left empty: “Correction” and the corrected text.',
    create: 'Create the correction',
    allLeft: 'Every post would stay as it is: choose what becomes of at least one of them.',
  },
  button: 'Correct',
  approveNow: 'Approve and correct now',
  itIsDone: (a) => `It is corrected: ${a}`,
  itIsNotDone: (a) => `Not corrected, correct it: ${a}`,
  retractOld: (a) => `Retract the old post from ${a}`,
  nothingPublic: (number) =>
    `Draft ${number} has nothing public now: there is nothing to correct. Edit it, or write another one.`,
  made: (number) => `The correction is draft ${number}. The rest is in its thread.`,
  whichOne: 'Which draft to correct? Type its number: /tambour correct 12. In the draft’s thread, no number is needed.',
  help: '/tambour correct 12',
  helpDoes: 'correct what is public already',
  change: (a) => `what becomes of the post on ${a}`,
  delivery: {
    ready: (a, when) => `${a}: will be corrected ${when}`,
    sending: (a) => `${a}: being corrected`,
    sent: (a, when) => `${a}: corrected in its place ${when}`,
    doubt: (a) => `${a}: we do not know yet whether it was corrected. Tambour is checking; do not edit it by hand.`,
    replacing: 'the old post is about to be retracted',
    oldGone: 'the old post was retracted',
    oldStays: 'the old post is still there',
    oldGoneNewNot: 'the old post is gone, the new one has not gone out yet',
    old: 'see the old one',
  },
  edited: (when, number) => `corrected ${when} (draft ${number})`,
  notice: {
    corrected: (a) => `${a}: the post is corrected, its link has not changed.`,
    unsure: (a) => `${a}: no certain answer to the correction. Tambour reads the post again; do not edit it by hand.`,
    begun: (name, number) => `${name} prepares a correction: draft ${number}.`,
    by: {
      edit: (a, number) => `${a}: corrected in its place by draft ${number}.`,
      replace: (a, number) => `${a}: draft ${number} replaces this post, which is about to be retracted.`,
      replaceGone: (a, number) => `${a}: this post was retracted, draft ${number} is public in its place.`,
      reply: (a, number) => `${a}: draft ${number} posts a correction.`,
    },
    replaced: (a) => `${a}: the old post was retracted, the new one stands instead of it.`,
    stays: (a) =>
      `${a}: the new post is public, but the old one could not be retracted. Both can be seen. Retract the old one from the card, or on the network.`,
    staysClaimed: (a) =>
      `${a}: the correction is published, and the old post stays: Tambour knows it by one person’s word only. Another approver has to retract it, in its draft’s thread.`,
    staysFrozen: (a) =>
      `${a}: the new post is public. The desk is frozen: the old one is not retracted by itself, both can be seen. Retract the old one from the card.`,
  },
  failed: {
    cannot_edit: (a) =>
      `${a}: this server does not let a post be edited, nothing has changed. Correct it again and choose “Retract and replace”.`,
    post_gone: (a) =>
      `${a}: the post to correct is no longer on the network, somebody deleted it there. Nothing was corrected.`,
  },
};
