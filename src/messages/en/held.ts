/** Why a post is held: a sentence with the account's label, on what happened and what to do; the same in a few words. */
export const held = {
  late: {
    long: (a) =>
      `${a}: the planned time has passed, nothing was sent. An approver can publish it now or choose another time.`,
    short: 'held: its time has passed',
  },
  account_paused: {
    long: (a) => `${a}: the account is paused, nothing was sent. Try again once its access is restored.`,
    short: 'held: the account is paused',
  },
  account_asleep: {
    long: (a) =>
      `${a}: the account was put to sleep, nothing was sent. Once it is awake again, let this go out or edit the draft.`,
    short: 'held: the account is asleep',
  },
  account_removed: {
    long: (a) => `${a}: the desk no longer has this account, nothing was sent. Ask your administrator.`,
    short: 'held: the desk no longer has the account',
  },
  token_unreadable: {
    long: (a) =>
      `${a}: Tambour can no longer read this account’s access, nothing was sent. Ask your administrator to check the master key.`,
    short: 'held: the token cannot be read',
  },
  part_before: {
    long: (a) =>
      `${a}: the part before it is not public, so this one was not sent. Go on once that part is settled, or retract the parts that are public.`,
    short: 'held: the part before it is not public',
  },
  series_off: {
    long: (a) =>
      `${a}: your administrator has not switched on series of posts for this network, nothing was sent. Shorten the text for this account to one post, or ask your administrator.`,
    short: 'held: series are switched off on this network',
  },
  network_off: {
    long: (a) =>
      `${a}: your administrator has switched off publishing to this network, nothing was sent. Try again once it is switched on.`,
    short: 'held: this network is switched off',
  },
  approval_lapsed: {
    long: (a) =>
      `${a}: the approval no longer counts (too old, the rules changed, or an approver has left), nothing was sent. An approver can approve this version again.`,
    short: 'held: the approval no longer counts',
  },
  decision_unproven: {
    long: (account) =>
      `${account}: a stored decision is not as Tambour wrote it, nothing was sent. An approver can approve this version again.`,
    short: 'held: a decision is not as Tambour wrote it',
  },
  content_changed: {
    long: (a) =>
      `${a}: what is stored is not what was approved, nothing was sent. Tell your administrator, then edit the draft.`,
    short: 'held: it is not what was approved',
  },
  recording_missing: {
    long: (a) =>
      `${a}: the video or sound is not stored here any more (left out of the backup, or kept long enough), so nothing was sent. Add the same file in this thread again, then try again.`,
    short: 'held: its video is not stored any more',
  },
  corrected_since: {
    long: (a) =>
      `${a}: another correction of this post went out meanwhile, or is going out. Nothing was sent. Edit this draft to start from today’s text, then ask for approval again.`,
    short: 'held: corrected otherwise meanwhile',
  },
  post_gone: {
    long: (a) => `${a}: the post to correct was retracted meanwhile. Nothing was sent. Edit this draft, or cancel it.`,
    short: 'held: the post to correct was retracted',
  },
  post_changed: {
    long: (a) =>
      `${a}: on the network the post is no longer the one that we know. Nothing was changed. Look at it, then say here how it stands.`,
    short: 'held: changed on the network',
  },
  post_unproven: {
    long: (a) =>
      `${a}: the journal does not confirm which post this one corrects or answers. Nothing was sent. Tell your administrator, then try again or edit this draft.`,
    short: 'held: the journal does not confirm the post to correct or to answer',
  },
  frozen: {
    long: (a) => `${a}: held by a freeze. Once the freeze has ended, let it go out or edit the draft.`,
    short: 'held: the desk was frozen',
  },
  period_closed: {
    long: (a) =>
      `${a}: a reserve period does not allow it, nothing was sent. Wait for its end, choose another time, or have a second person agree to an override.`,
    short: 'held: closed in a reserve period',
  },
  period_approval: {
    long: (a) =>
      `${a}: a reserve period asks for one approval more, nothing was sent. Approve this version in the role that the period names.`,
    short: 'held: a reserve period asks for one approval more',
  },
  period_unproven: {
    long: (a) =>
      `${a}: a reserve period was changed in the database, nothing was sent. Those who approve here cancel it on its card; tell your administrator.`,
    short: 'held: a reserve period is not as Tambour wrote it',
  },
  emergency_pause: {
    long: (a) => `${a}: held while an emergency went on. Once that has ended, let it go out or edit the draft.`,
    short: 'held: an emergency went on',
  },
  cannot_look: {
    long: (a) =>
      `${a}: we do not know whether it was published, and Tambour cannot read this account. Look at the account, then answer on the draft’s card.`,
    short: 'perhaps published: to be checked in its thread',
  },
  other_account: {
    long: (a) =>
      `${a}: the server answered that another of its accounts published this. Look at the account, then answer on the draft’s card; tell your administrator.`,
    short: 'perhaps published by another account: to be checked in its thread',
  },
  unusable_id: {
    long: (a) =>
      `${a}: the network has probably published it, but under an id that Tambour cannot use, and nothing is sent again. Look at the account, then answer on the draft’s card.`,
    short: 'perhaps published: to be checked in its thread',
  },
  edits_hidden: {
    long: (a) =>
      `${a}: we do not know whether it was published. Tambour was restored, and this server does not tell whether a post was corrected since. Look for it on the account, corrected as well, then answer on the draft’s card.`,
    short: 'perhaps published: to be checked in its thread',
  },
  lost_by_restore: {
    long: (a) =>
      `${a}: not found there. Tambour was restored, and does not know whether this was published, and replaced or retracted since. Ask whoever was there, then answer on the draft’s card.`,
    short: 'perhaps published before a restore: to be settled in its thread',
  },
  still_absent: {
    long: (a) => `${a}: sent again, but still not visible. Look at the account, then answer on the draft’s card.`,
    short: 'perhaps published: still not to be seen',
  },
  several_found: {
    long: (a) =>
      `${a}: there are several identical posts. Look at the account, then give the link of the right one on the draft’s card.`,
    short: 'published more than once: see its thread',
  },
  not_approved: {
    long: (a) =>
      `${a}: perhaps published, but the approval no longer stands, so nothing is sent again. Look at the account and retract the post if needed.`,
    short: 'perhaps published: the approval no longer counts',
  },
} satisfies Readonly<Record<string, { readonly long: (account: string) => string; readonly short: string }>>;
