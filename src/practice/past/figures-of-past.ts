import { comparedAge } from '#reach/reading-ages.ts';
import type { Prisma } from '#storage/generated/client.ts';

import type { PastReading, SentInPast } from './past.ts';

/** Builds one row of figures. No reading is due, since the practice networks do not have the past's posts. */
export function figuresOfPast(
  { network, sentAt, followers, readings, boosters }: SentInPast,
  ids: { readonly deliveryId: string; readonly deskId: string; readonly accountId: string; readonly draftId: string },
): Prisma.DeliveryFiguresCreateManyInput {
  const compared = readings.find(({ age }) => age === comparedAge);
  return {
    ...ids,
    network,
    revision: 1,
    publishedAt: sentAt,
    followers: followers === null ? null : BigInt(followers),
    isLate: false,
    ...(compared === undefined ? {} : readOf(compared)),
    ...(boosters === null ? {} : { ...boosters, boosterFollowers: BigInt(boosters.boosterFollowers) }),
  };
}

/** Builds one row per reading. */
export function readingsOfPast({ readings }: SentInPast, deliveryId: string): Prisma.ReadingCreateManyInput[] {
  return readings.map((reading) => ({
    deliveryId,
    age: reading.age,
    ...readOf(reading),
    ...(reading.answerSeconds === null ? {} : { answerSeconds: [...reading.answerSeconds] }),
  }));
}

function readOf({
  outcome,
  readAt,
  isLate,
  counts,
}: PastReading): Pick<
  Prisma.ReadingCreateManyInput,
  'outcome' | 'readAt' | 'isLate' | 'likes' | 'shares' | 'quotes' | 'replies' | 'ownReplies' | 'unanswered' | 'views'
> {
  const read = { outcome, readAt, isLate };
  if (counts === null) return read;
  const { unanswered, views } = counts;
  return {
    ...read,
    likes: BigInt(counts.likes),
    shares: BigInt(counts.shares),
    quotes: BigInt(counts.quotes),
    replies: BigInt(counts.replies),
    ownReplies: BigInt(counts.ownReplies),
    unanswered: unanswered === null ? null : BigInt(unanswered),
    views: views === null ? null : BigInt(views),
  };
}
