import type { NamesWords } from '#messages/words/names.ts';

export const names: NamesWords = {
  leadsElsewhere: (account) => `The name of ${account} now leads to another account than this desk’s.`,
  leadsNowhere: (account) => `The name of ${account} leads to no account just now.`,
  whatToDo:
    'We do not know why: it may have been renamed, moved or given away. Please look at it in a browser, and ask the network if it was not you.',
  leadsBack: (account) => `The name of ${account} leads to this desk’s account again.`,
  similar: (account, count) =>
    count === 1
      ? `An account has a name similar to that of ${account}. We do not know whose it is.`
      : `${count} accounts have names similar to that of ${account}. We do not know whose they are.`,
  accusesNobody:
    'That a name is similar says nothing against anybody. Each is named here once; please look yourselves.',
  pleaseLook: (account) => `Please look whether the name of ${account} still leads to this desk’s account.`,
  howToLook: (button) =>
    `Tambour may not read there, since that costs money. Open the account in a browser, then press “${button}”; if something is wrong, tell the stewards.`,
  link: 'Open the account',
  looked: 'I have looked',
  checkedBy: (name, when) => `${name} has looked, ${when}.`,
  answer: {
    looked: 'Thank you: it is noted that you have looked. You are asked again in a month.',
    already: (name, when) => `${name} has looked already, ${when}. Nothing has changed.`,
    gone: 'This is asked no more here. Nothing has changed.',
  },
};
