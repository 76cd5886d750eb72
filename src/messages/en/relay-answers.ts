import type { RelayAnswersWords } from '#messages/words/relay-answers.ts';

import { counted } from './counted.ts';

export const relayAnswers: RelayAnswersWords = {
  form: {
    label: 'Who reads the replies',
    hint: 'Somebody of this channel. If nobody reads the replies for two weeks, the source pauses.',
  },
  error: {
    onePerson: 'Choose one person.',
    notHere: 'Choose somebody of this channel: no guest, and no bot.',
  },
  card: {
    by: 'Who reads the replies:',
    gone: 'Nobody reads the replies any more: by “Change…”, name somebody in place of',
    nobody: 'Nobody is named to read the replies. Name somebody by “Change…”.',
  },
  waiting: (source) => `Replies to posts relayed from ${source}. Please read them, and answer where it helps.`,
  unanswered: (replies) => `${counted(replies, 'reply', 'replies')} that we have not answered`,
  unknown: (replies, network) =>
    replies === 1
      ? `1 reply; ${network} does not tell whether it is our own, or whether we have answered it`
      : `${replies} replies; ${network} does not tell which are our own, or which we have answered`,
  howTo: (button, day) =>
    `“${button}” says that somebody has read them, also where none needs an answer. If nobody has by ${day}, the source pauses.`,
  read: 'Read',
  readBy: (name) => `Read by ${name}.`,
  answer: {
    read: 'Noted: these replies have been read.',
    already: (name) => `${name} has read them already.`,
    notYours: 'Only who is named to read the replies, or an approver of this desk, can say so.',
    stale: 'This desk has no such source any more: nothing was done.',
    named: 'Who reads the replies is noted. All else of the source stays as it was.',
  },
  paused: (source, replies) =>
    `The source ${source} has paused: for two weeks nobody has said that the replies to its posts were read (${replies}). Read them, then let it go on: “/tambour sources”.`,
  wasToRead: 'Who was to read them:',
  nobodyWas: 'Nobody was named to read them.',
  readerGone: (name, source) =>
    `${name} was to read the replies to the posts relayed from ${source}, and is no full member of this channel any more.`,
  nameAnother: (button) =>
    `Please name somebody else: “/tambour sources”, then “${button}”. New entries still become drafts.`,
};
