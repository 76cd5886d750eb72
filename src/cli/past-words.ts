import { command } from '#messages/command.ts';
import { mostWaitedHours, type TimelineRead } from '#reach/past/read-timeline.ts';
import { leastAgeDays, type PastKept } from '#reach/past/keep-past.ts';
import type { ArchiveRefusal } from '#reach/past/archive/archive-message.ts';
import type { ReadingFault } from '#reach/past/archive/read-archive.ts';

import { forTerminal } from './for-terminal.ts';

/** Returns what was kept, in words. */
export function keptWords(kept: PastKept): string {
  const { posts, added, removed, tooRecent, byTambour, continuations, reposts, repliesToOthers } = kept;
  return [
    `Own posts that are kept now: ${posts} (new: ${added}; gone since the last import and removed: ${removed}).`,
    `Not kept: ${tooRecent} that were less than ${leastAgeDays} days old then, ${byTambour} that Tambour made itself, ${continuations} that go on from another, ${reposts} of others that were passed on.`,
    `Answers to others, counted by month and their text dropped: ${repliesToOthers}.`,
  ].join('\n');
}

/** Returns why an archive is not taken, in words: what is wrong where, and what to do. */
export function notTakenWords(why: ArchiveRefusal | ReadingFault, handle: string): string {
  switch (why.kind) {
    case 'damaged':
      return `${forTerminal(why.where)} is cut off or damaged. Download the archive from X again.`;
    case 'notJson':
      return `${why.where} is not as X writes it, from post ${why.position} on: it may be cut off. Download the archive from X again.`;
    case 'strange':
      return `Post ${why.position} of ${why.where} has no id, or no date. Download the archive from X again.`;
    case 'tooLarge':
      return `${why.where} is far larger than an archive of X is. Was it changed?`;
    case 'tooManyPosts':
      return `There are more than ${why.most} posts in it, which is more than Tambour takes.`;
    case 'twice':
      return `${why.where} is there twice. Name one archive at a time, and each part of it once.`;
    case 'partMissing':
      return `The archive has a part ${forTerminal(why.where)}, which is not among what you named. Name all parts together.`;
    case 'noPosts':
      return 'There are no posts in it: no data/tweets.js. Name the ZIP as X gave it, the folder it was unpacked to, or its files.';
    case 'somebodyElses':
      return `It is the archive of another account: ${why.handle === null ? 'the one' : `@${forTerminal(why.handle)}`} with the id ${forTerminal(why.accountId)}, and not of ${handle}.`;
    case 'whoseUnknown':
      return 'It does not say whose archive it is. Name data/account.js, or data/manifest.js, of the same archive with it.';
    case 'notStarted':
      return `This machine could not start the process that reads it, or not confine it. Try again; "${command('doctor')}" says what it can confine.`;
    case 'late':
      return 'Reading it took too long, and was ended.';
    case 'ended':
      return 'The process that reads it ended before all was read: it may have run out of memory.';
    case 'badAnswer':
      return 'The process that reads it told what nobody asked. Do not open this archive on another machine before somebody has looked at it.';
  }
}

/** Returns why a timeline was not read, in words: what is wrong, and what to do. */
export function notReadWords(why: Extract<TimelineRead, { kind: 'notRead' }>['why'], handle: string): string {
  switch (why) {
    case 'noAnswer':
      return `The server of ${handle} did not answer, or not so that it can be understood. Try again later.`;
    case 'locked':
      return `The server of ${handle} refused its token. Give it a new one with "${command('account add')}".`;
    case 'tooLong':
      return `The limits of the server of ${handle} ask for more patience than ${mostWaitedHours} hours. Try again at night.`;
    case 'tooMany':
      return `${handle} has more posts than Tambour takes.`;
    case 'unsupported':
      return `The network of ${handle} cannot be read so.`;
  }
}
