import type { DigestWords } from '#messages/words/digest.ts';

import { counted } from './counted.ts';

export const digest: DigestWords = {
  titleOf: (from, to) => `Digest of the posts from ${from} to ${to}`,
  headline: {
    none: (from, to) => `No post from ${from} to ${to}.`,
    days: (days) => (days === 1 ? 'On this day' : `Over these ${days} days`),
    twelveWeeks: 'Over twelve weeks',
    over: (time, said) => `${time}, ${said}`,
    times: (ratio, more, less) => `a typical post got ${ratio} times as many interactions on ${more} as on ${less}`,
    mostPosts: (more, less) => `clearly more than half of the posts got more interactions on ${more} than on ${less}`,
    noDifference: 'no clear difference',
    wouldFit: (times, more, less, onLess) =>
      `no clear difference: up to ${times} times as many interactions on ${more} as on ${less} would fit as well${onLess === null ? '' : `, and up to ${onLess} times as many on ${less}`}`,
    inPairs: {
      begins: (said) => `interactions of a typical post: ${said}`,
      and: (said, more) => `${said}; ${more}`,
      times: (ratio, more, less) => `${ratio} times as many on ${more} as on ${less}`,
      mostPosts: (more, less) => `clearly more often more on ${more} than on ${less}`,
      noneElse: (most) =>
        `otherwise no clear difference${most === null ? '' : ` (up to ${most} times as many would fit as well)`}`,
      none: (most) =>
        `no clear difference between any two networks${most === null ? '' : ` (up to ${most} times as many would fit as well)`}`,
      tooFew: 'too few posts to compare any two networks',
    },
    tooFew: (pairs) => (pairs === 0 ? 'no post to compare' : `too few posts to conclude (${pairs} compared)`),
    onOne: (posts, network, interactions) =>
      `${counted(posts, 'post', 'posts')} on ${network}: ${interactions} interactions`,
    notRead: (posts, network) => `${counted(posts, 'post', 'posts')} on ${network}, whose figures could not be read`,
    typicalOn: (interactions, network) => `a typical post got ${interactions} interactions on ${network}`,
  },
  got: {
    posts: (posts) => counted(posts, 'post', 'posts'),
    typical: (here, one, there, other) => `a typical post got ${here} interactions on ${one} and ${there} on ${other}`,
    before: (days) => (days === 1 ? 'On the day before' : `In the ${days} days before`),
    interactions: (posts, interactions) => `${counted(posts, 'post', 'posts')}: ${interactions} interactions`,
    nothing: 'no post to compare',
  },
  slept: {
    days: (from, to) => `${from} to ${to}`,
    since: (from) => `Since ${from}`,
    said: (when, label, account, exceptEmergencies) =>
      `${when}: ${account} asleep${exceptEmergencies ? ', except for emergencies' : ''}${label === null ? '' : ` (${label})`}. Posts of that time are left out of the comparison.`,
    throughout: 'asleep',
  },
  toAnswer: (replies) =>
    `To do: ${counted(replies, 'reply was', 'replies were')} unanswered 72 hours after the post went out:`,
  toAnswerIn: (title, replies) => `${title} (${replies})`,
  relayed: (posts, unanswered) =>
    `Relayed: ${counted(posts, 'post', 'posts')}${unanswered === null ? '' : `; replies left unanswered: ${unanswered}`}.`,
  relayedTitle: (title) => `Relayed: ${title}`,
  late: (due) => `This digest was due ${due} and could not be sent on time.`,
  changed: (at) => `Updated ${at}: readings that came late changed these figures.`,
  waiting: (posts) =>
    `${counted(posts, 'more recent post waits', 'more recent posts wait')} for the next digest: posts are compared 72 hours after they went out.`,
  onlyYou: 'Only you see this digest. To show it to the channel: /tambour digest channel',
  moreInThread: 'The details are in the thread.',
  table: {
    caption: 'Our posts, 72 hours after they went out',
    figure: 'Figure',
    posts: 'Posts',
    interactions: 'Interactions, all posts',
    comparedInteractions: (posts) => `Interactions, ${counted(posts, 'post', 'posts')} compared`,
    notAllRead: (count, read, posts) => `${count} (${read} of ${posts} read)`,
    perThousand: 'Per post, per 1,000 followers',
    followers: 'Followers (change)',
    unanswered: 'Replies left unanswered',
    cost: 'Cost',
    notKnown: 'not read',
    without: '–',
    followersAndChange: (now, change) => `${now} (${change})`,
    columnsLeftOut: (count) =>
      `${counted(count, 'further account', 'further accounts')}: see the export, /tambour figures.`,
    repliesNotTold: (network) => `–: ${network} does not tell which replies are our own.`,
    onePost: (account, share) =>
      `${account}: one post makes up ${share} of the interactions. Conclude nothing from the sum.`,
  },
  best: {
    title: 'Most interactions on each account',
    of: (account, interactions) => `${account}, ${interactions} interactions:`,
    boosted: (accounts, followers) =>
      `boosted by ${counted(accounts, 'account', 'accounts')} with at most ${followers} followers together, overlaps not removed`,
    boostedAtLeast: (accounts, followers) =>
      `boosted by more than ${counted(accounts, 'account', 'accounts')}; those read have at most ${followers} followers together, overlaps not removed`,
    hidden: (count) => `${counted(count, 'account shows', 'accounts show')} no followers`,
  },
  readingOff: (network) => `Reading ${network} is switched off: its figures are neither read nor compared.`,
  on: (hour, next) => `The digest will come here every ${hour}. The next one: ${next}.`,
  off: 'No more weekly digest here. /tambour digest still shows it on demand.',
  howTo: (hour) =>
    `Type for example “/tambour digest on ${hour}”, “/tambour digest off” or “/tambour digest from 2026-09-01 to 2026-11-30”.`,
  badHour: 'Choose another time: between 2 and 3 at night it does not always exist.',
  badDays: 'These dates do not work. Write them like this, the earlier one first: from 2026-09-01 to 2026-11-30.',
  longestSpan: (days) => `A digest covers at most ${days} days. Choose a shorter period.`,
  noAccount: 'This desk has no account: there is nothing to read. Choose accounts with /tambour setup.',
  posting: 'The digest is on its way to the channel.',
  figuresComing: 'The file of figures is on its way to the channel.',
  figures: (from, to) => `The figures of the posts from ${from} to ${to}, one reading per line.`,
  figuresTitle: 'Figures as a CSV file',
  figuresCut: (rows) =>
    `The file stops at ${rows} lines. Ask for a shorter period, or for the whole export from whoever runs Tambour.`,
  weekdays: {
    monday: 'Monday',
    tuesday: 'Tuesday',
    wednesday: 'Wednesday',
    thursday: 'Thursday',
    friday: 'Friday',
    saturday: 'Saturday',
    sunday: 'Sunday',
  },
  hour: (weekday, time) => `${weekday} at ${time}`,
};
