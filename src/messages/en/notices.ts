import type { NoticesWords } from '#messages/words/notices.ts';

import { counted } from './counted.ts';

export const notices: NoticesWords = {
  revised: (name, version, what) => `${name} saved version ${version}. Changed: ${what}.`,
  voided: (count) =>
    `${counted(count, 'decision', 'decisions')} on the previous version no longer ${count === 1 ? 'counts' : 'count'}. Ask for approval again.`,
  change: {
    text: () => 'the text',
    ownText: (account) => `the text for ${account}`,
    accounts: () => 'the accounts',
    imageOrder: () => 'the order of the images',
    when: () => 'the time of publication',
  },
  asked: (name, version) => `${name} asks for approval of version ${version}. Decide on the approval card.`,
  cancelled: (name) => `${name} cancelled this draft. Nothing more will be published.`,
  approved: (name, version, when) => `✅ ${name} approved version ${version}, ${when}.`,
  rejected: (name, version, when) => `❌ ${name} rejected version ${version}, ${when}. Nothing goes out.`,
  changesAsked: (name, version, when) => `✏️ ${name} asks for changes to version ${version}, ${when}.`,
  stillMissing: (count) => `${counted(count, 'approval', 'approvals')} still missing.`,
  reason: (name) => `Reason given by ${name}:`,
  withdrawn: (name, version) => `${name} withdrew their approval of version ${version}.`,
  sent: (account) => `Published on ${account}:`,
  settled: (account) => `Checked: it was published once on ${account}:`,
  settledBy: (account, name) => `${name} confirms that it was published on ${account}:`,
  unsure: {
    no_answer: (account) =>
      `${account}: it was sent, but no answer came. We do not know yet whether it was published. Tambour is checking; do not post it by hand.`,
    server_error: (account) =>
      `${account}: the network reported a fault on its side. We do not know yet whether it was published. Tambour is checking; do not post it by hand.`,
    unreadable_answer: (account) =>
      `${account}: the network’s answer cannot be read. We do not know yet whether it was published. Tambour is checking; do not post it by hand.`,
    duplicate_reported: (account) =>
      `${account}: the network says that it has this post already. Tambour is checking which; do not post it by hand.`,
    already_attached: (account) =>
      `${account}: the network says that the images are published already. Tambour is checking where; do not post it by hand.`,
    restored: (account) =>
      `${account}: Tambour was restored from a backup and knows nothing of what came after. It is checking whether this was published; do not post it by hand, and see whether it should still go out.`,
  },
  changedByServer: (account, what, retract) =>
    `${account}: published, but the network changed ${what}. Look; if that is not acceptable, ${takingBack(retract)}:`,
  drawnOtherwise: (account, retract) =>
    `${account}: published, but what people read is not what was approved. Look; if that is not acceptable, ${takingBack(retract)}:`,
  drawnDangerously: (account, retract) =>
    `⚠ ${account}: published, but the network shows a link or an image in it that nobody approved as such. If that is not acceptable, ${takingBack(retract)}:`,
  redrawn: {
    hiddenLink: ({ shown, target }) => `the link “${shown}” does not show where it leads: ${target}`,
    foreignImage: ({ address }) => `an image comes from elsewhere: ${address}`,
    text: ({ approved, shown }) =>
      shown === '' ? `“${approved}” is not to be read` : `people read “${shown}” instead of “${approved}”`,
    madeLink: ({ shown, target }) => `“${shown}” has become a link to ${target}`,
    lostLink: ({ link }) => `${link} is no link there, or leads elsewhere`,
  },
  alsoChanged: (what) => `the network has also changed ${what}`,
  missingAtServer: (account) =>
    `${account}: the network says that it published, but does not show the post. Look at the account:`,
  notPlayable: (account, retract) =>
    `${account}: published, but for a quarter of an hour nobody could play the video; the network may refuse it. Look; if it stays so, ${takingBack(retract)}:`,
  changed: {
    text: 'the text',
    drawn: 'what is read',
    captions: 'the captions',
    linkCard: 'the link card',
    visibility: 'the visibility',
    warning: 'the content warning',
    playback: 'whether the video can be played',
    missing: 'everything',
  },
  retracted: (name, account) => `${name} retracted the post from ${account}. Tambour keeps a copy.`,
  retractFailed: (account) =>
    `The post on ${account} could not be retracted: it is still public. Try again, or delete it on the network:`,
  retractUnsupported: (account) =>
    `${account}: this network does not let Tambour retract a post; it is still public. Delete it on the network:`,
  retractUnproven: (account) =>
    `${account}: Tambour’s own record does not confirm that this post, or its retraction, is what the database says. Nothing was deleted. Tell your administrator before anybody deletes it:`,
  stopped: (name, accounts) =>
    `🛑 ${name} stopped sending to ${accounts}. Nothing goes out there; ask for approval again to publish.`,
  stoppedTooLate: (accounts) =>
    `Too late for ${accounts}: it had gone out, or was on its way. Once it is public, you can retract it.`,
  sentAfterAll: (account, retract) =>
    `⚠ ${account}: public after all. It was already on its way when it was called off. If it is to go, ${retract === null ? takingBack(null) : `press “${retract}”`}:`,
  alsoPublic: 'Also still public:',
  sentLateNow: (name) => `${name} is publishing now what had missed its time.`,
  sentLate: (name, when) => `${name} chose a new time: it goes out ${when}.`,
  lateId: (account) => `⚠ ${account}: the network answered very late, this post may exist twice. Look at the account:`,
  stuck: (account) => `⚠ ${account}: Tambour makes no progress and goes on trying. Tell your administrator.`,
  filesOffered: (name, count) =>
    `${name} added ${counted(count, 'file', 'files')}. Nothing changes until somebody uses the button.`,
  seePost: 'see the post',
};

/** Says how a post is taken back: by a button, or by hand. */
function takingBack(retract: string | null): string {
  return retract === null
    ? 'delete it on the network yourself, since Tambour cannot'
    : `use “${retract}” on the draft’s card`;
}
