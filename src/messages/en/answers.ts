import type { AnswersWords } from '#messages/words/answers.ts';

export const answers: AnswersWords = {
  noDesk: 'This channel is not a desk yet. You can make it one with /tambour setup.',
  noDeskAdministrator:
    'This channel is not a desk yet. Ask an administrator of this workspace to type /tambour setup here.',
  notInChannel:
    'Tambour is not in this channel and cannot write here. Invite it with /invite @tambour, then try again.',
  noAccounts:
    'This desk has no account yet. Ask an administrator of this workspace to choose some with /tambour setup.',
  notOnDesk: 'Only people on this desk can do that. Ask a steward to add you.',
  unknownPerson: 'Tambour does not recognise you. Try again in a moment; if it goes on, tell your administrator.',
  noSuchDraft: (number) => `There is no draft ${number} here. “/tambour list” shows those that are open.`,
  draftGone: 'This draft no longer exists. “/tambour list” shows those that are open.',
  wentWrong: 'Something did not work. Try again in a moment; if it goes on, tell your administrator.',
  busy: 'Too many commands are waiting at the moment: yours was not carried out. Please type it again in a minute.',
  formExpired: 'The form could not open in time. Please try again.',
  oldCard: (version) => `This card is old: the draft is at version ${version}. Use the latest card in the thread.`,
  otherCard: (version) =>
    `This card does not show version ${version} as it is, for instance since Tambour was restored from a backup. Nothing was done. Use the latest card in the thread.`,
  decision: {
    author: 'You wrote this draft: your approval does not count. Somebody else has to approve.',
    editor: 'You worded part of this version: your approval does not count. Somebody else has to approve.',
    not_approver:
      'You are not an approver of this desk, or were none yet when approval was asked for. Nothing has changed.',
    newcomer: 'Tambour has not seen you in this channel long enough for your decision to count. Nothing has changed.',
    authors_deputy:
      'You stand in for the person who wrote this draft or this version, and who could not approve it either. Somebody else has to approve.',
    group_unreadable:
      'Tambour cannot read the group that approves: nobody can decide. Tell a steward of this desk. Nothing has changed.',
    guest: 'Guest accounts cannot decide. Nothing has changed.',
    bot: 'Bots cannot decide.',
    inactive: 'This account is deactivated and cannot decide.',
    asked_anew:
      'Approval of this version was asked for anew. Decide on the newest card in the thread; nothing has changed.',
    not_asked: 'Approval of this version has not been asked for yet. Nothing has changed.',
    reactions_off: 'Only buttons count here. Use those on the approval card.',
    closed: 'This draft is closed: there is nothing left to decide.',
    expired: 'The planned time has passed. Choose a new one, then ask for approval again.',
    repeated: 'Your decision was already recorded. It counts once.',
  },
  objection: {
    author:
      'You wrote this draft: it is for somebody else to decide on it. To hold it back, use “Stop” or “Cancel this draft” on its card.',
    editor:
      'You worded a part of this version: it is for somebody else to decide on it. To hold it back, use “Stop” or “Cancel this draft” on its card.',
  },
  reasonOnlyOwn: 'Only the person who rejected this version can give the reason.',
  hintReaction: 'A reaction only counts on the approval card, in the thread. Nothing has changed.',
  hintButtonsOnly: 'Only buttons count here, not reactions. Nothing has changed.',
  reactionGone: (approve) =>
    `Your ${approve} is no longer on the card, so it does not count. To approve, react again or use the button.`,
  hintTyped: (approve, reject) =>
    `A message is not an approval. Use the buttons on the approval card, or react to it with ${approve} or ${reject}.`,
  hintTypedButtons: 'A message is not an approval. Use the buttons on the approval card.',
  withdrawTooLate:
    'Your approval has already been used: the post has gone out. You can retract it with the button on the card.',
  buttonStands: (approve) =>
    `You approved with a button: removing ${approve} changes nothing. To undo it, press “Reject” or “Ask for changes”.`,
  ask: {
    blocked: 'Approval cannot be asked for yet. To fix first:',
    alreadyAsked: 'Approval of this version has already been asked for.',
    rejected: 'This version was rejected. Edit the draft, then ask for approval again.',
  },
  copied: (number) =>
    `Draft ${number} has this text, for the accounts that did not get it. Edit it, then ask for approval.`,
  nothingToCopy: 'No account is left waiting for this post: there is nothing to copy.',
  underWay:
    'Too late to change this draft: it has gone out, or is going out. You can retract the post, or copy the draft for the accounts that it did not reach.',
  closedDraft:
    'This draft is cancelled and can no longer change. For a day it can be reopened on its card; after that, write another with /tambour draft.',
  unchanged: 'Nothing changed: no new version was made.',
  stale: (version) =>
    `Meanwhile somebody saved version ${version}. Nothing was overwritten. Your text is still here: copy it, close this form, then edit the new version.`,
  staleKept: (version) =>
    `Your text was not saved, since version ${version} exists already. Here it is, so that nothing is lost:`,
  nothingToStop: 'There is nothing left to stop: everything has gone out or is already stopped.',
  retractOnlyAuthorOrApprover: 'Only the author and the approvers can retract a post.',
  nothingToRetract: 'This post is no longer public, or somebody has already asked to retract it.',
  notPossibleNow: 'That is no longer possible, since things have moved on. Look at the latest card in the thread.',
  waitForOthers:
    'This draft is still being sent or checked for another account. Wait until that has ended, then try again.',
  allowAcronym: (acronym) => `${acronym} will no longer be pointed out on this desk.`,
  filesGone: 'These files are no longer available. Add them to the thread again.',
  onlyAuthorOrApproverUses: 'Only the author and the approvers can add these images.',
  ownedByAnother: 'This address already belongs to another post sent by Tambour. Look for the one of this draft.',
  notTheLink: 'This link is not a post of this account. Copy the address of the post itself.',
};
