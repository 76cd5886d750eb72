import type { SetupWords } from '#messages/words/setup.ts';

import { numeral } from './counted.ts';

export const setup: SetupWords = {
  title: 'Setup',
  intro: 'The settings of this desk. They count from the next decision on.',
  introNew: 'This channel becomes a desk, and you become its steward. All other settings can be changed afterwards.',
  name: 'Name of the desk',
  accounts: 'Accounts',
  approversFrom: 'Who approves',
  fromPeople: 'The people chosen here',
  fromChannel: 'Every member of this channel',
  openHint: 'This channel is open: if its members approve, whoever joins it can.',
  fromGroup: 'The members of a group',
  group: 'Group that approves',
  groupsCut: (most) =>
    `The first ${most} groups. For another, your administrator runs “tambour desk change --approvers-from-group”.`,
  approvers: 'Approvers',
  approversHint: 'All members of this channel can approve instead: choose that afterwards, under “More settings”.',
  stewards: 'Stewards',
  stewardsHint: 'May change these settings.',
  seenFor: 'Minimum time here (h)',
  seenForHint: ({ least, most }) =>
    `Where the members approve: for how many hours Tambour must have seen them here, ${least} to ${most}. 0: they approve at once.`,
  number: 'Number of approvals',
  numberHint: 'The author never counts.',
  reactions: 'How to decide',
  reactionsAndButtons: (approve, reject) => `Buttons and reactions ${approve} ${reject}`,
  buttonsOnly: 'Buttons only',
  recordingDays: 'Keep videos (days)',
  recordingDaysHint: ({ least, most }) =>
    `From ${least} to ${numeral(most)} days after publication. Then the video is deleted here; its description stays.`,
  captions: 'Captions of videos',
  captionsAuto: 'As the cards’ language has it: required in French',
  captionsRequired: 'Required',
  captionsOptional: 'Advised',
  grace: 'Pause before sending (s)',
  graceHint: ({ least, most }) => `From ${least} to ${most} seconds, in which everybody on the desk can stop the send.`,
  language: 'Language of the cards',
  zone: 'Time zone',
  zoneHint: 'For example Europe/Paris.',
  decidedElsewhere: (account, desk) =>
    `${account} is also an account of the desk “${desk}”, which decides about its sleep, its keeper and leaving it.`,
  noSecond: (needed) =>
    needed === 1
      ? '⚠ Only one person can approve here. While they are away, or write themselves, nothing goes out.'
      : `⚠ Only ${needed} people can approve here, and ${needed} have to. While one is away, or writes, nothing goes out.`,
  addApprover: 'Add an approver',
  more: 'More settings',
  done: (name) => `The desk “${name}” is ready. Write a first draft with /tambour draft.`,
  changed: (name) => `The settings of “${name}” are saved.`,
  approversAdded: (names) => `Added to the approvers: ${names}`,
  approversTaken: (names) => `Taken out of the approvers: ${names}`,
  stewardsAdded: (names) => `Added to the stewards: ${names}`,
  stewardsTaken: (names) => `Taken out of the stewards: ${names}`,
  notSteward: 'Only stewards of this desk and administrators of this workspace can change its settings.',
  noAccountYet:
    'No account is connected to Tambour yet. On its machine: “npm run -s tambour -- account add mastodon --url https://your.server” (“tambour account add…” if it is a service). Then type /tambour setup again.',
  error: {
    nobody_could_approve: 'With these settings nobody could approve. Add people, or ask for fewer approvals.',
    mixed_accounts:
      'A desk publishes on practice accounts or on real ones, so that nothing of a rehearsal becomes public. Choose one kind.',
    never_approved:
      'With these settings nobody could approve: an author does not count, nor do guests and bots. Add people, or ask for fewer approvals.',
    bad_time_zone: 'There is no such time zone. Write it like Europe/Paris.',
    bad_seen_for: ({ least, most }) => `Give a whole number from ${least} to ${most}.`,
    bad_recording_days: ({ least, most }) => `Give a whole number of days, from ${least} to ${numeral(most)}.`,
    bad_grace: ({ least, most }) => `Give a whole number from ${least} to ${most}.`,
    bad_number: ({ least, most }) => `Give a whole number from ${least} to ${most}.`,
    bad_not_after: ({ least, most }) => `The lateness allowed must be ${least} to ${most} minutes.`,
    bad_digest: (hour) => `The digest’s time is not valid. Change it with “/tambour digest on ${hour}”.`,
    bad_hours: 'These days and hours do not do. Change them with “/tambour hours mon-fri 9:00-18:00”.',
    bad_holidays: 'There is no such calendar of public holidays. Change it with “/tambour hours FR”.',
    noGroup: 'Choose a group, or another way to approve.',
    groupUnreadable: 'Tambour cannot read this group. Choose another, or another way to approve.',
    unknown_account: 'One of these accounts can no longer be chosen. Open the settings again.',
    channel_taken: 'This channel has just become a desk. Open the settings again.',
    no_such_desk: 'This desk no longer exists.',
    noSteward: 'Choose at least one steward.',
    noName: 'Give the desk a name.',
  },
};
