import type { ForeignWords } from '#messages/words/foreign.ts';

export const foreign: ForeignWords = {
  seen: (account) => `⚠ Unknown post on ${account}. Tambour has no record of sending it.`,
  settled: (account) => `Unknown post on ${account}: settled.`,
  onSource: (account) => `Posted on ${account}, and not by Tambour. This account is a source of this desk.`,
  posted: (when) => `Posted ${when}:`,
  duplicate: {
    seen: (account) =>
      `⚠ Published twice on ${account}: this post is one too many. It has the text of a post that Tambour sent.`,
    settled: (account) => `Published twice on ${account}: settled.`,
    other: 'see the other one',
    whatToDo: 'Press “Retract this one”: the other one stays public. The author and the approvers can do so.',
    otherIsGone:
      'The other one is no longer public. To take this one back as well, press “Retract this one”: the author and the approvers can do so.',
    elsewhere: 'The desk that published it can retract it, in its own channel.',
    underWay: (name) => `${name} asked to retract it, which is under way.`,
    failed: 'It could not be retracted and is still public. Try again, or delete it on the network.',
    unsupported: 'This network does not let Tambour retract it. Delete it on the network.',
    unproven:
      'The journal does not confirm that this is a post of ours to retract. Nothing was deleted. Tell your administrator before anybody deletes it.',
    retracted: (name, when) => `${name} retracted it, ${when}.`,
    left: (name, when) => `“Keep both”, said ${name}, ${when}.`,
    retract: 'Retract this one',
    keepBoth: 'Keep both',
    answer: {
      retracting: 'Asked. The message in the channel shows what follows.',
      already: 'That has been asked or settled already: the message in the channel shows it.',
    },
  },
  outside: {
    seen: {
      edited: (account) => `⚠ A post on ${account} was edited on the network itself. Tambour did not do it.`,
      deleted: (account) => `⚠ A post on ${account} is no longer public. Tambour did not retract it.`,
      profile: (account) => `⚠ The profile of ${account} has changed.`,
    },
    settled: {
      edited: (account) => `Post edited on ${account} itself: settled.`,
      deleted: (account) => `Post taken away from ${account}: settled.`,
      profile: (account) => `Profile of ${account} changed: settled.`,
    },
    whatToDo: {
      edited:
        'If it was you, press “It was us”. If not, somebody else may have access to the account: freeze the desk, then cut that access off on the network.',
      deleted:
        'If it was you or an automatic deletion, press “It was us”. If not, somebody else may have access to the account: freeze the desk, then cut that access off on the network.',
      profile:
        'If it was you, press “It was us”. If not, somebody else may have access to the account: freeze the desk, then cut that access off on the network.',
    },
    readsNow: (words) => `Readers now see: ${words}`,
    name: (before, now) => `Name: ${before} → ${now}`,
    bio: (before, now) => `Description: ${before} → ${now}`,
    rest: 'Its picture, its banner or its links are others than before.',
    settledItself: (when) => `Tambour has corrected it since, ${when}.`,
  },
  link: 'see the post',
  whatToDo:
    'If it is yours, press “It was us”. If not, somebody else may have access to the account: freeze the desk, then cut that access off on the network.',
  firstHour: 'Account taken over? The first hour, step by step',
  settledBy: (name, when) => `“It was us”, said ${name}, ${when}.`,
  settledItself: (when) => `Tambour had sent it after all, as it found out ${when}.`,
  itWasUs: 'It was us',
  freeze: 'Freeze this desk',
  answer: {
    settled: 'Noted. The message in the channel shows it.',
    already: 'Somebody has already said so: the message in the channel says who.',
    notHere: 'This account is no longer on this desk. Nothing has changed.',
  },
};
