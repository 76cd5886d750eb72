import type { SigningWords } from '#messages/words/signing.ts';

const tell =
  'Whoever can write to the database did that. It decided nothing and stands in the journal: tell your administrator today.';

export const signing: SigningWords = {
  refused: {
    card: `⚠️ What the database says of one of Tambour’s cards is not what Tambour wrote there. ${tell}`,
    event: `⚠️ The database held something that somebody is said to have done in this chat, and that Tambour never heard. ${tell}`,
    member: `⚠️ The database was wrong about how long somebody has been here: counting starts again today. ${tell}`,
    decision:
      '⚠️ A decision on a request of this desk is not as Tambour wrote it: none on it counts any more. Decide again on its card, and tell your administrator today.',
    request:
      '⚠️ A request of this desk was changed in the database: it counts for nothing. Ask anew, and tell your administrator today.',
    lostRequest:
      '⚠️ A request of this desk was deleted from the database: it has ended. Ask anew, and tell your administrator today.',
  },
  rowChanged: (a) =>
    `⚠️ ${a}: its row in the database no longer names the server and the account that its token was given for. Nothing is sent, and the token went nowhere. Whoever can write to the database did that: tell your administrator today.`,
  paused: (a) =>
    `${a}: its row in the database no longer names the server and the account that its token was given for. Nothing was sent. Ask your administrator to run “tambour account wake”, which puts it back, then try again.`,
};
