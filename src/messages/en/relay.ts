import type { RelayWords } from '#messages/words/relay.ts';

import { counted } from './counted.ts';

export const relay: RelayWords = {
  help: '/tambour sources',
  helpDoes: 'the sites and accounts whose news become drafts here; “sources add” adds one',
  name: ({ label, host }) => `“${label}” (${host})`,
  title: (count) => `${counted(count, 'source', 'sources')} of this desk`,
  none: 'This desk has no source yet. A source is the news feed of a site of yours, or an account on Mastodon or X: each new entry becomes a draft here.',
  howTo: 'Type “/tambour sources add” to add one. Nothing is relayed before somebody switches it on.',
  form: {
    addTitle: 'Add a source',
    changeTitle: 'Change the source',
    intro:
      'First the last five entries are shown as they would be relayed. Each new entry becomes a draft, which is approved as any other.',
    url: 'Feed or account',
    urlHint:
      'A feed (RSS, Atom or JSON Feed), beginning with https://; an account on Mastodon, such as @name@server; or one on X, such as https://x.com/name.',
    label: 'Label',
    labelHint: (label) =>
      `Says where it comes from, such as “From the ministry’s site”. A feed needs one; left empty for an account, it is “${label}”.`,
    template: 'Text of each draft',
    templateHint:
      'The title, summary and link of each entry take the place of {title}, {summary} and {link}, the label that of {label}. Hashtags and other words stay as they are.',
    exampleName: '@name@server',
    names: { title: 'title', summary: 'summary', link: 'link', label: 'label' },
    billed: (preview, each) =>
      `Reading an account on X is billed by X: about ${preview} for its first five posts, which are read at once, and ${each} for each new post later.`,
    submit: 'Read the source',
  },
  error: {
    address:
      'Give the whole address of a feed, beginning with https://, or of an account: @name@server on Mastodon, https://x.com/name on X.',
    noLabel: 'Say where it comes from.',
    unknownName: (name) => `{${name}} stands for nothing. Use {title}, {summary}, {link} and {label}.`,
    noLink: 'Add {link}: readers have to find the page.',
    long: (most) => `This is longer than ${most} characters. Shorten it.`,
    sameAddress: 'This desk has a source with this address already.',
    readingOff:
      'Reading on X is switched off, or this desk has no account there, by which it would be read. An administrator switches it on with X_READING.',
    itself: 'An account would be relayed to itself. Choose other accounts.',
    circle: (back) =>
      `This would relay in a circle: what it posts would come back by the source ${back}. End that one first, or choose other accounts.`,
    full: (most) => `This desk has ${most} sources already. End one first: “/tambour sources” shows them.`,
  },
  state: {
    proposed: 'Not switched on yet: nothing is relayed.',
    on: 'Switched on: each new entry becomes a draft.',
    byRule: (until) => `Switched on: by its rule, new entries go out until ${until}, and nobody approves each.`,
    ended: 'Ended: nothing is relayed any more. Its drafts stay.',
    paused: {
      person: 'Paused: nothing is relayed.',
      flood: 'Paused, since too many entries were new at once.',
      gone: 'Paused, since the site says that this feed is gone for good.',
      accounts: 'Paused, since this desk has none of its accounts any more.',
      unanswered: 'Paused, since nobody has read the replies to its posts for two weeks.',
    },
  },
  card: {
    accounts: (labels) => `For ${labels.join(', ')}`,
    kind: { feed: 'Feed:', mastodon: 'Account on Mastodon:', x: 'Account on X:' },
    previewed: (count) =>
      count === 1 ? 'Its last entry, as it would be relayed:' : `Its last ${count} entries, as they would be relayed:`,
    noEntries: 'The source has no entry just now. It can be switched on all the same.',
    ours: (count) =>
      count === 1
        ? 'One of its last entries came from here or leads back here: such an entry is never relayed.'
        : `${count} of its last entries came from here or lead back here: such entries are never relayed.`,
    withoutLink: (count) =>
      count === 1
        ? 'One entry has no link to a page, and would not be relayed.'
        : `${count} entries have no link to a page, and would not be relayed.`,
    folded: (count) =>
      count === 1
        ? 'One entry leads to the same page as a newer one, and would not be relayed.'
        : `${count} entries lead to the same page as a newer one, and would not be relayed.`,
    undated: (count) =>
      count === 1
        ? 'One entry has no date with day, time and zone: no rule would let it out.'
        : `${count} entries have no date with day, time and zone: no rule would let them out.`,
    unchecked:
      'Tambour reaches this address through a proxy, and cannot know where its name leads. Only the proxy’s own rules keep it from leading inside.',
    notRead: (why) => `It could not be read. ${why}`,
    billed: (each, posts, costs) =>
      `X bills ${each} for each post read: at the pace of its last posts about ${counted(posts, 'post', 'posts')} a month, ${costs}.`,
    billedUnknown: (each) =>
      `X bills ${each} for each post read. It has too few posts to tell what a month would cost.`,
    ofComments:
      'It looks like a feed of comments, in which anybody may write: what a stranger writes there would stand in drafts of yours.',
    authors: (names) => `Its entries are by several people: ${names.join(', ')}. Are they all yours?`,
    onlyNew: 'What stands there when it is switched on is not relayed, only what comes after it.',
  },
  buttons: {
    add: 'Add a source',
    switchOn: 'Switch on',
    resume: 'Resume',
    pause: 'Pause',
    change: 'Change…',
    end: 'End',
    take: 'Take the new text',
    correct: 'Correct with the new text',
  },
  answer: {
    kept: 'The source is saved, and is being read: its last entries are shown in the channel shortly. Nothing is relayed before it is switched on.',
    on: 'The source is switched on. What stands there now is not relayed; what comes after it becomes drafts.',
    paused: 'The source is paused. What comes meanwhile is not relayed later either.',
    ended: 'The source is ended. Its drafts stay.',
    stale: 'Somebody changed or ended this source meanwhile: nothing was done. “/tambour sources” shows it as it is.',
    notRead: 'This source could not be read, so that it cannot be switched on. Change its address first.',
    otherWords:
      'Another text was offered since, or the draft was moved on: nothing was done. See the newest message here.',
    taken: 'The draft has the new text. Approval has to be asked for.',
  },
  failure: {
    address: 'This is not the address of a web page.',
    port: 'Addresses are read on the usual ports alone, 80 and 443.',
    inside: 'This address leads into a network that is not public.',
    notFound: 'Nobody knows this name.',
    redirects: 'It redirects again and again.',
    insecure:
      'It redirects from https to http, where its words could be changed on the way. Whoever runs the site can repair that.',
    unreachable: 'Its server did not answer.',
    untrusted: 'Its certificate is not trusted.',
    slow: 'It did not answer within ten seconds.',
    tooLarge: 'It is larger than 2 MB.',
    compressed: 'Its server compresses it in a way that was not asked for.',
    doctype: 'It declares a document type, which feeds have no use for: such a document is not opened.',
    notAFeed: 'What stands there is no feed: neither RSS nor Atom nor JSON Feed.',
    page: 'What stands there is a page for people and no feed: give the address of its feed, often named RSS.',
    notMastodon: 'What stands there does not speak Mastodon’s API.',
    noAccount:
      'There is no such account. If it is on a server of another name than stands in its handle, give the address of its page.',
    noSuchName: 'There is no account of that name.',
    closed: 'Its server shows its posts to those alone who are logged in.',
    otherAccount: 'Posts of another account came from there: nothing was taken.',
    readingOff: 'Reading on X is switched off, or this desk has no account there any more.',
    keys: 'X refuses the keys of the account by which it is read, or its credit is used up.',
    private: 'The account is private now: X shows its posts to nobody else.',
    suspended: 'X has suspended the account.',
    otherHost: (host) => `It redirects to ${host}. If that is right, give that address.`,
    status: (status) => `Its server answered with ${status}.`,
  },
  told: {
    failing: (source, since, why) =>
      `The source ${source} has not been readable since ${since}. ${why} It is tried again each hour; what is new then becomes drafts.`,
    again: (source) => `The source ${source} can be read again.`,
    flood: (source, count) =>
      `In the source ${source} ${count} entries are new at once, so that it has paused: no draft was made. Look at the site. After “Resume” what stands there counts as known.`,
    gone: (source) => `The site says that the source ${source} is gone for good, so that it has paused.`,
    accounts: (source) => `This desk has none of the accounts of the source ${source} any more, so that it has paused.`,
    left: (source) =>
      `This desk has left X, so that the source ${source} has ended. The news feed of your site can take its place: “/tambour sources add”.`,
  },
  entry: {
    drafted: (source, when) =>
      when === null ? `Relayed from ${source}. It has no date.` : `Relayed from ${source}. It is dated ${when}.`,
    later: 'This date is still to come. Was it to be public already?',
    noPicture: 'The words are those of the site. Pictures are not taken over: add them with their descriptions.',
    post: {
      quotes: 'It quotes another post, which does not come along: readers see it behind the link alone.',
      continues: 'It continues an earlier post of the same account.',
      brought: (count) =>
        count === 1
          ? 'Its picture came along with its description.'
          : `Its ${count} pictures came along with their descriptions.`,
      undescribed: (count) =>
        count === 1
          ? 'One picture has no description and was left out: add it with one.'
          : `${count} pictures have no description and were left out: add them with one each.`,
      stays: (count) =>
        count === 1
          ? 'One picture could not be taken along: add it with its description.'
          : `${count} pictures could not be taken along: add them with their descriptions.`,
      more: 'Pictures, a video, a sound or a poll on it did not come along.',
    },
    changed: (source) => `The text of the page in ${source} has changed:`,
    warning: (text) => `Content warning: ${text}`,
    howToTake: (button) => `“${button}” puts it in the place of the text. Nothing changes by itself.`,
    howToCorrect: (button) =>
      `“${button}” opens a correction with these words; it is approved as any draft is. Nothing changes by itself.`,
    gone: (source) => `The page is no longer in ${source}, though older ones still are.`,
    whatNow:
      'Please look at it: cancel or change the draft, or correct or retract what is public. Nothing changes by itself.',
  },
};
