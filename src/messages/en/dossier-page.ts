import type { DossierPageWords } from '#messages/words/dossier-page.ts';

import { counted } from './counted.ts';

export const dossierPage: DossierPageWords = {
  title: 'Our publications on our accounts',
  intro: (desk, from, to, made) => `${desk}, ${from} to ${to}. Made on ${made}.`,
  begins: (month) => `The figures begin in ${month}: of the months before there are none.`,
  monthRange: (first, last) => `${first} to ${last}`,
  atAGlance: {
    imported: (each) => `Posts made without Tambour, as imported, and in no figure above: ${each}.`,
    cost: (each) => `Cost by the price list, posts and readings together: ${each}.`,
    costEach: (dollars, each) => `${dollars} (${each} per interaction)`,
    followers: (said) => `Followers at the last reading: ${said}. Part of what the posts got may come from that.`,
    trouble: (failed, late, unsure) =>
      `Not as planned: ${failed} failed, ${late} late, ${unsure} not certain at first.`,
    minutes: (minutes) => `Minutes of moderation, as the desk entered them: ${minutes}.`,
    caution:
      'Before you repeat a clear difference, check whether a single campaign made it: posts that are alike for more than three days count as many.',
    besideDigest:
      'The weekly digest compares the last twelve weeks, so other posts: a clear difference in one and none in the other are no contradiction.',
  },
  neutral:
    'This page says what our own posts got on our own accounts, and what they took. It recommends nothing, and ranks no network.',
  noPost: 'No post went out in these months.',
  left: (account) => `${account} is no longer an account of this desk.`,
  month: 'Month',
  allMonths: 'All months',
  notKnown: 'not known',
  none: '–',
  section: {
    glance: 'At a glance',
    posts: 'Posts',
    got: 'What they got',
    pairs: 'The same post on two networks',
    followers: 'Followers',
    replies: 'Replies',
    cost: 'Cost and moderation',
    trouble: 'What did not go as planned',
    incidents: 'What others did on the accounts',
    spans: 'Sleep, reserve periods, emergencies',
    past: 'Before Tambour',
    pointers: 'Who points to these accounts',
    ways: 'Four ways to leave an account',
    method: 'How these figures are made',
    gaps: 'Gaps',
    unknown: 'What cannot be known',
  },
  caption: {
    posts: 'Posts by month and account, and what was taken back',
    got: 'Interactions of a post: the median, and between which figures the middle half of the posts lies',
    pairs: (one, other) =>
      `Pairs: who got more after 72 hours, and the ratio of ${one} to ${other} for a typical post, with its interval (2: twice as many on ${one}; 0.5: half as many)`,
    followers: 'Followers at the last reading of each month',
    replies:
      'Replies of others within 72 hours, those that we had answered by then, and the median time until our first answer',
    cost: 'By the price list, in US dollars; moderation as the desk entered it',
    trouble:
      'Posts that failed, that left more than five minutes late, or of which it was not certain at first that they went out',
    ways: (accounts) => `What each way would mean for ${accounts}, by the figures of these months`,
  },
  column: {
    post: 'Posts',
    correction: 'Corrections',
    emergency: 'Emergencies',
    relayed: 'Relayed',
    takenBack: 'Taken back',
    read: 'Posts read, 72\u00A0hours / 28\u00A0days',
    h72: 'After 72 hours',
    d28: 'After 28 days',
    pairs: 'Pairs',
    ratio72: 'Ratio, 72 hours',
    ratio28: 'Ratio, 28 days',
    followers: 'Followers',
    readOn: 'Read on',
    replies: 'Replies',
    answered: 'Answered',
    answerTime: 'Time until an answer',
    costPosts: 'Posts',
    costReading: 'Readings',
    minutes: 'Moderation, minutes',
    failed: 'Failed',
    late: 'Late',
    unsure: 'Not certain at first',
  },
  leftOut: (columns) => `Left out, since zero in every month: ${columns}.`,
  between: (one, other, why) => `${one} and ${other}: ${why}`,
  moreOn: (network) => `More on ${network}`,
  withRange: (middle, low, high) => `${middle} (${low}–${high})`,
  tooFew: 'too few',
  smallCounts: 'counts too small',
  picture: {
    overMonths: (months, range) =>
      months === 1 ? `Over this month (${range})` : `Over these ${months} months (${range})`,
    posts: (account, posts) => `${account}: ${counted(posts, 'post', 'posts')}`,
    postsCounted: 'Posts by month, without those taken back.',
    typical: (account, interactions) => `${account}: a typical post got ${interactions}`,
    typicalCounted: 'Interactions of a typical post (the median) after 72 hours, month by month.',
    followers: (account, first, last) => `${account}: ${first}, then ${last} followers`,
    followersCounted: 'Followers at the last reading of each month.',
    replies: (account, replies) => `${account}: ${counted(replies, 'reply', 'replies')}`,
    repliesCounted: 'Replies of others within 72 hours, by month.',
    others: (accounts) =>
      `${counted(accounts, 'further account is', 'further accounts are')} in the tables alone: a picture has room for four.`,
    inTable: 'The figures are in the table that follows.',
  },
  repliesTime:
    'The time is of replies that we answered within 72 hours, over the whole desk and never by person. On X it is known by our own answers alone.',
  costOf: (day) => `Prices of X as of ${day}. Other networks bill nothing. What X really billed is in its console.`,
  moderationNone: 'The desk entered no minutes of moderation.',
  incident: {
    foreign: 'a post that Tambour did not make',
    duplicate: 'the same post once more',
    edited: 'a post of ours was changed',
    deleted: 'a post of ours was deleted',
    profile: 'the profile was changed',
  },
  incidentLine: (day, account, what, isSettled) => `${day}, ${account}: ${what} (${isSettled ? 'settled' : 'open'})`,
  noIncident: 'None that Tambour saw.',
  more: (count) => `and ${counted(count, 'other', 'others')}: they are in the file of numbers`,
  slept: (account, label, from, until) =>
    `${account} asleep${label === null ? '' : ` (${label})`}: ${until === null ? `since ${from}` : `${from} to ${until}`}. Posts of that time are in no pair.`,
  reserve: (label, from, until) =>
    `Reserve period${label === null ? '' : ` “${label}”`}: ${until === null ? `since ${from}` : `${from} to ${until}`}.`,
  emergency: (label, from, until, posts, isExercise) =>
    `${isExercise ? 'Exercise' : 'Emergency'}${label === null ? '' : ` “${label}”`}: ${until === null ? `since ${from}` : `${from} to ${until}`}, ${counted(posts, 'post', 'posts')} by the emergency path.`,
  noSpan: 'None in these months.',
  past: {
    intro:
      'These posts were not made by Tambour: they were read from the archive of X, or from the account itself. They stand in no table above.',
    caption: 'Posts made without Tambour: likes and shares of a post, the median, and the middle half of the posts',
    got: 'Likes and shares',
    answers: 'Answers to others',
    countedOn: (account, day) => `${account}: counts of ${day}, when each of these posts was at least 28 days old.`,
    pairs: (comparison) => `Pairs that people confirmed, by likes and shares: ${comparison}.`,
    openPairs: (pairs) =>
      `${counted(pairs, 'pair waits', 'pairs wait')} for somebody to look, by “/tambour past”, and ${pairs === 1 ? 'counts' : 'count'} nowhere.`,
  },
  pointersLine: (account, entered) => `${account}, as the desk entered it on ${entered}:`,
  noPointers: (account) => `${account}: the desk entered none.`,
  waysIntro:
    'They stand side by side and in no order of merit. To stay is possible too: then everything above goes on.',
  way: {
    fact: 'In these months',
    happens: 'What happens',
    posts: (each) => `Posts a month (${each})`,
    postsBy: {
      deletion: 'none',
      dormant: 'none',
      emergenciesOnly: 'only those of a real emergency',
      fadeOut: 'fewer until the day of the review, then none',
    },
    published: (each) => `Posts published there in these months (${each}), and all before`,
    withImported: (posts, imported) => `${posts} including ${imported} imported`,
    publishedBy: {
      deletion: 'disappear; links to them lead nowhere',
      dormant: 'stay readable',
      emergenciesOnly: 'stay readable',
      fadeOut: 'stay readable',
    },
    nowhereElse: (each) => `Of these, on no other network (${each})`,
    nowhereElseBy: {
      deletion: 'are lost',
      dormant: 'stay readable',
      emergenciesOnly: 'stay readable',
      fadeOut: 'stay readable',
    },
    followers: (each) => `Followers (${each})`,
    followersBy: {
      deletion: 'lose the account; its name may be taken by somebody else',
      dormant: 'see nothing new there; the name stays ours',
      emergenciesOnly: 'see emergencies alone; the name stays ours',
      fadeOut: 'see less, then nothing new; the name stays ours',
    },
    emergencies: (each) => `Posts of emergencies (${each})`,
    emergenciesBy: {
      deletion: 'go out elsewhere alone',
      dormant: 'go out elsewhere alone',
      emergenciesOnly: 'go out there too',
      fadeOut: 'go out there too until the review, then elsewhere alone',
    },
    cost: (each) => `Cost a month (${each})`,
    costBy: {
      deletion: 'none',
      dormant: 'none for posts',
      emergenciesOnly: 'for posts of emergencies alone',
      fadeOut: 'less, then none for posts',
    },
    care: (accounts) => (accounts === null ? 'Who looks after it' : `Who looks after it (${accounts})`),
    logIn: (days) => `a keeper, who logs in every ${days} days`,
    keeper: 'a keeper',
    noCare: 'nobody, once it is deleted',
    pointers: (accounts) => (accounts === null ? 'Who points to it' : `Who points to it (${accounts})`),
    pointersBy: {
      deletion: 'has to be told before',
      dormant: 'has to be told where news is now',
      emergenciesOnly: 'may still point to it for emergencies',
      fadeOut: 'has to be told before the review',
    },
  },
  method: {
    months:
      'Months are those of the calendar in the desk’s time zone; a post belongs to the month in which it went out.',
    kinds:
      'Kinds: a post by the emergency path counts as of an emergency, one that corrects another as a correction, one from a source as relayed, all others as posts.',
    interactions:
      'Interactions are likes, shares, quotes and replies, without our own replies, 72 hours and 28 days after the post went out. A count that was not told is not known, never zero.',
    quartiles:
      'The median is the middle post: half of the posts got more. The two figures beside it are the quartiles: between them lies the middle half.',
    pairs:
      'A pair is one post on both networks within ten minutes (a relayed one and its original: an hour), read at ages at most an hour apart, not corrected on one alone, and not while an account slept.',
    interval:
      'The interval says how far chance alone moves the ratio. Where it contains 1 there is no clear difference. Nothing is concluded from posts on fewer than twelve days.',
    followers: 'Followers are as the network counts them: some are asleep, some are programs.',
    late: 'A post is late that left more than five minutes after its planned time.',
  },
  gap: {
    none: 'None.',
    notKnown: (account, months) =>
      `${account}: Tambour did not know this account yet (${months}): nothing is counted there.`,
    noPosts: (account, months) => `${account}: no post (${months}).`,
    noFollowers: (account, months) => `${account}: followers were not read (${months}).`,
    unread: (account, unread, posts) =>
      `${account}: of ${counted(posts, 'post', 'posts')}, ${counted(unread, 'has', 'have')} no reading at 72 hours.`,
    vanished: (account, posts) => `${account}: ${counted(posts, 'post was', 'posts were')} gone within 72 hours.`,
    readLate: (account, posts) =>
      `${account}: ${counted(posts, 'post was', 'posts were')} read more than an hour late.`,
    young: (posts) => `${counted(posts, 'post is', 'posts are')} younger than 28 days.`,
    noMinutes: (months) => `Minutes of moderation were not entered (${months}).`,
    unpaired: ([one, other], posts, why) =>
      `In no pair of ${one} and ${other}: ${counted(posts, 'post', 'posts')} (${why}).`,
    unpairedFor: (why, posts) => `${why}: ${posts}`,
  },
  unknown: {
    reach: 'How many people saw a post: Mastodon and Bluesky count no views, and X counts its own, repeats included.',
    people: 'Who they are: no network says whether a reader lives here, or is a person.',
    why: 'Why a post got what it got: the topic, the hour and the news had their part.',
    others: 'How other bodies fare: these are our own accounts alone.',
    answers: 'Whether an answer helped, and how long those waited who had one after more than 72 hours.',
    before: 'What was before these months, and what was published without Tambour and not imported.',
  },
};
