import type { SettlingWords } from '#messages/words/settling.ts';

export const settling: SettlingWords = {
  notAuthor: (who) =>
    `You wrote or worded this: somebody else has to say whether it was published, here ${who}. Nothing has changed.`,
  only: (who) => `Whether this was published, an approver says who did not write it, here ${who}. Nothing has changed.`,
  nobody:
    'Nobody on this desk who did not write this can say whether it was published. Ask your administrator: they can, with “tambour delivery settle”. Nothing has changed.',
  notOurs: {
    no_such_post: 'There is no such post on the network. Copy the address of the post itself.',
    other_account: 'That post is another account’s. Look for the one of this account.',
    other_time: (since) =>
      `That post was made before or after this one could be: it was sent ${since}. Look for the one of then.`,
    other_words: 'That post says something else. Look for the one with the text of this draft.',
  },
  retractClaimed: (name) =>
    `Tambour never saw this post itself: ${name} said that it is there. To be sure that it is the right one, an approver other than ${name} has to retract it. Nothing has changed.`,
};
