import type { Bot } from '#bot/bot.ts';
import { messagesIn } from '#messages/messages.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { networkSchema } from '#desks/account.ts';
import { readDesk } from '#desks/desk.ts';
import { lastRestore } from '#publishing/restoring/restore.ts';
import { isOf } from '#relay/account-addresses.ts';
import { sourcesOf } from '#relay/source.ts';
import type { ForeignPost } from '#storage/generated/client.ts';

import { doubleCard, type Retraction } from './duplicate-card.ts';
import { foreignCard, type ForeignView } from './foreign-card.ts';

/**
 * Posts in the desk's channel about an external post, or one that Tambour published once too often. The message is
 * keyed by the post, so that there is only one.
 */
export async function deliverForeign(
  bot: Bot,
  chat: ChatPlatform,
  { deskId, foreignId }: { readonly deskId: string; readonly foreignId: string },
): Promise<void> {
  const { db, clock } = bot.store;
  const now = clock.now();
  const desk = await readDesk(db, { id: deskId }, now);
  if (desk === null) throw new Error(`desk ${deskId} was told of a post and is gone`);
  const post = await db.foreignPost.findUniqueOrThrow({
    where: { id: foreignId },
    include: {
      account: { select: { handle: true, network: true, serverUrl: true } },
      duplicateOf: { select: { remoteUrl: true, state: true, draft: { select: { deskId: true } } } },
    },
  });
  const { id, account, url, text, postedAt, settledAt, settledName, duplicateOf } = post;
  const m = messagesIn(desk.language);
  const view: ForeignView = {
    m,
    desk,
    now,
    id,
    account: { ...account, network: networkSchema.parse(account.network) },
    url,
    text,
    postedAt,
    settled: settledAt === null ? null : { at: settledAt, name: settledName },
    firstHourUrl: bot.firstHourUrl?.[m.tongue] ?? null,
  };
  const sources = await sourcesOf(db, deskId);
  const isSource = sources.some((source) => source.state.kind === 'on' && isOf(account, source));
  const restore = await lastRestore(db);
  const isForgotten = restore !== null && postedAt >= restore.takenAt && postedAt <= restore.at;
  const card =
    duplicateOf === null
      ? foreignCard({ ...view, isSource, isForgotten })
      : doubleCard({
          ...view,
          other: { url: duplicateOf.remoteUrl ?? '', isPublic: duplicateOf.state === 'sent' },
          isOurs: duplicateOf.draft.deskId === desk.id,
          retraction: retractionOf(post),
        });
  await showNotice(bot, chat, { channel: desk.channel }, { key: `foreign:${id}:${deskId}`, card });
}

function retractionOf({ retractedAt, retractAt, retractName, retractWhy }: ForeignPost): Retraction {
  if (retractedAt !== null) return { kind: 'done' };
  if (retractAt !== null) return { kind: 'underWay', name: retractName ?? '' };
  if (retractWhy === null) return { kind: 'none' };
  const why = retractWhy === 'unsupported' || retractWhy === 'unproven' ? retractWhy : 'other';
  return { kind: 'failed', why };
}
