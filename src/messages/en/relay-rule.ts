import type { RelayRuleWords } from '#messages/words/relay-rule.ts';

import { counted } from './counted.ts';

export const relayRule: RelayRuleWords = {
  button: 'By a rule…',
  form: {
    title: 'Publish by a rule',
    intro: (source) =>
      `The desk’s approvers agree to this rule once. From then on each new entry of ${source} is published with the source’s template and accounts, and nobody presses for each. Everybody of the channel can stop each one.`,
    ceiling: 'Entries a day, at most',
    ceilingHint: (most) => `From 1 to ${most}. What comes beyond becomes a draft.`,
    from: 'From',
    to: 'To',
    hoursHint: 'A time of day on the desk’s working days, such as 09:00.',
    grace: 'Minutes in which it can be stopped',
    graceHint: (least) => `At least ${least}.`,
    submit: 'Ask the approvers',
  },
  error: {
    ceiling: (most) => `Give a whole number from 1 to ${most}.`,
    time: 'Give a time of day, such as 09:00.',
    span: 'There has to be time for the pause between the two.',
    grace: (least) => `Give at least ${least} minutes, as a whole number.`,
  },
  refusal: {
    stale: 'Somebody changed or ended this source meanwhile: nothing was done. “/tambour sources” shows it as it is.',
    notOn: 'Only a source that is switched on can have a rule. Switch it on first.',
    noDomains:
      'A rule is only for your own sites, and this desk names no official domain. Your administrator adds them with “tambour desk change --official-domain”.',
    notOfficial: (host) =>
      `A rule is only for your own sites, and ${host} is not among this desk’s official domains, or not on https. Its entries stay drafts.`,
    notOwn:
      'A rule is only for this desk’s own accounts on the real networks, and this is none of them. Its posts stay drafts.',
    accounts: 'This desk has not all of the source’s accounts any more. Change the source first.',
  },
  answer: {
    asked: 'The approvers are asked in the channel. Until they have agreed, entries become drafts as before.',
    ended:
      'The rule is ended: entries become drafts again, and what it had let out and has not left waits for a person.',
    closed: 'This rule is over or was changed: nothing was done. “/tambour sources” shows the source as it is.',
    mayNot: 'Only full members of this channel can do this.',
  },
  refusals: {
    author: 'You asked for this rule, or worded the template or the label: somebody else has to decide about it.',
    authorsDeputy: 'You stand in for somebody whose words are in it: somebody else has to decide about it.',
    closed: 'There is nothing to decide here any more: the rule is over, or its source was changed.',
  },
  card: {
    asks: (name, source) => `${name} asks to publish ${source} by a rule`,
    does: (accounts) => `Each new entry is published on ${accounts.join(', ')}, and nobody presses for each.`,
    address: 'Address of the feed:',
    domains: (domains) => `Only pages on ${domains.join(', ')}, by https.`,
    template: 'Exactly this template, with the entry’s words in it:',
    label: 'Label:',
    ceiling: (count) => `At most ${counted(count, 'post', 'posts')} a day; what comes beyond becomes a draft.`,
    hours: (from, to, zone) => `Only on working days between ${from} and ${to} (${zone}).`,
    grace: (minutes) => `Each is shown here ${minutes} minutes before, and everybody of the channel can stop it.`,
    lasts: (days) =>
      `It ends after ${days} days, and as soon as template, label, accounts or address change or the source pauses.`,
    never:
      'Never in a reserve period, a freeze, a sleep or an emergency; never where a check warns of something, where somebody is mentioned, or where the page changed meanwhile. Then it is a draft that waits for a person.',
    approvedBy: (names) => `Approved by ${names.join(', ')}.`,
    missing: (count) => `${counted(count, 'approval', 'approvals')} still missing.`,
    inForce: (names, until) => `In force until ${until}. Approved by ${names.join(', ')}.`,
    notInForce:
      'It is not in force: its row, its source or an approval is not as it was agreed. Entries become drafts.',
    over: {
      expired: 'Ended: its 90 days are over.',
      replaced: 'Replaced by a newer rule.',
      changed: 'Void: its template, label, accounts, address or row are not as they were agreed.',
      source: 'Void: its source is paused, ended, or on no official domain any more.',
      lapsed: 'Void: too few of those who approved it may still approve here.',
      person: 'Ended by somebody of the desk.',
      refused: 'Rejected: entries become drafts.',
      changesAsked: 'An approver asked for changes: entries become drafts. Ask anew with other numbers.',
    },
    approve: 'Approve the rule',
    changes: 'Ask for changes',
    refuse: 'Reject',
    end: 'End the rule',
    renew: 'Ask anew…',
  },
  told: {
    over: (source, why) => `The rule for ${source} holds no more. ${why}`,
    nowDrafts: 'Its entries become drafts from now on.',
    letOut: 'What it had let out and has not left waits for a person.',
    ending: (source, when, button) =>
      `The rule for ${source} ends on ${when}. If its entries are to be published by it further, ask anew by “${button}”.`,
  },
  entry: {
    lets: (stop) =>
      `It goes out by the rule for this source. Until then everybody of the channel can stop it by “${stop}” on its card.`,
    waits: (why) => `The rule for this source does not let it out: it waits for a person. ${why}`,
    held: (why) => `The rule for this source lets it out no more: it waits for a person. ${why}`,
    why: {
      host: 'Its page is on no official domain of this desk, or not on https.',
      changed: 'The page has other words by now, or is gone.',
      unseen: 'The source could not be read well since it came, so nobody knows whether the page still says this.',
      hours: 'It came or would leave outside the rule’s hours, or on a day off.',
      ceiling: 'As many as the rule allows a day were let out today.',
      period: 'A reserve period is under way or begins before it would leave.',
      frozen: 'Publishing is stopped, or was since it came.',
      paused: 'An emergency is under way, or was since it came.',
      asleep: 'An account of it sleeps or does not take posts.',
      findings: 'A check has something to remark: see its card.',
      odd: 'Its words hold signs that may be shown otherwise than they are meant.',
      unmeant: 'Its title reads like a test, a draft, an embargo or an error.',
      undated: 'It has no date that says for certain when it was published.',
      later: 'Its date lies in the future.',
      old: 'It is dated more than a day ago.',
      below: 'It stands below entries that were there before, as old pages do.',
      again: 'The same, by its id, its title or its words, came or was published in the last seven days.',
      restored: 'Tambour was restored from a backup: it may have been published before that.',
      mentions: 'It mentions somebody, who would be notified.',
      quotes: 'It quotes another post.',
      continues: 'It continues another post.',
      more: 'It has a picture, a video or a poll: a rule lets words alone out.',
      rule: 'The rule is not in force any more.',
      ordinary: 'It was stopped, edited or asked about since.',
    },
  },
  goesBy: (names) => `Nobody pressed for it: a rule, approved by ${names}, lets it out.`,
  onDraft: (source, names, until) => `By the rule for ${source}, approved by ${names.join(', ')}, until ${until}`,
};
