import type { ChatInbox, ChatPost, PostedMessage } from '#storage/generated/client.ts';

import { isOwnCard, macOfCard } from './card-mac.ts';
import { isOwnEvent, macOfEvent } from './event-mac.ts';
import { isOwnPost, macOfPost } from './post-mac.ts';
import { pageSize, type SignAgain, signRowsAgain } from './sign-again.ts';

const signed = { mac: { not: null } } as const;

/** Signs again the rows of cards. */
export const signCardsAgain: SignAgain = (tx, keys) =>
  signRowsAgain<PostedMessage>(keys, {
    after: (last) =>
      tx.postedMessage.findMany({
        where: signed,
        orderBy: { key: 'asc' },
        take: pageSize,
        ...(last === null ? {} : { cursor: { key: last.key }, skip: 1 }),
      }),
    isOwn: isOwnCard,
    macOf: macOfCard,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "PostedMessage" "row" SET "mac" = "new"."mac"
      FROM unnest(${rows.map(({ key }) => key)}::text[], ${[...macs]}::text[]) AS "new"("key", "mac")
      WHERE "row"."key" = "new"."key"`,
    nameOf: ({ key }) => key,
  });

/** Signs again the rows of posts that have ended. */
export const signPostsAgain: SignAgain = (tx, keys) =>
  signRowsAgain<ChatPost>(keys, {
    after: (last) =>
      tx.chatPost.findMany({
        where: signed,
        orderBy: [{ platform: 'asc' }, { key: 'asc' }],
        take: pageSize,
        ...(last === null ? {} : { cursor: { platform_key: { platform: last.platform, key: last.key } }, skip: 1 }),
      }),
    isOwn: isOwnPost,
    macOf: macOfPost,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "ChatPost" "row" SET "mac" = "new"."mac"
      FROM unnest(${rows.map(({ platform }) => platform)}::text[], ${rows.map(({ key }) => key)}::text[],
        ${[...macs]}::text[]) AS "new"("platform", "key", "mac")
      WHERE "row"."platform" = "new"."platform" AND "row"."key" = "new"."key"`,
    nameOf: ({ platform, key }) => `${platform} ${key}`,
  });

/** Signs again the events that wait to be handled. */
export const signEventsAgain: SignAgain = (tx, keys) =>
  signRowsAgain<ChatInbox>(keys, {
    after: (last) =>
      tx.chatInbox.findMany({
        where: signed,
        orderBy: [{ platform: 'asc' }, { key: 'asc' }],
        take: pageSize,
        ...(last === null ? {} : { cursor: { platform_key: { platform: last.platform, key: last.key } }, skip: 1 }),
      }),
    isOwn: isOwnEvent,
    macOf: macOfEvent,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "ChatInbox" "row" SET "mac" = "new"."mac"
      FROM unnest(${rows.map(({ platform }) => platform)}::text[], ${rows.map(({ key }) => key)}::text[],
        ${[...macs]}::text[]) AS "new"("platform", "key", "mac")
      WHERE "row"."platform" = "new"."platform" AND "row"."key" = "new"."key"`,
    nameOf: ({ platform, key }) => `${platform} ${key}`,
  });
