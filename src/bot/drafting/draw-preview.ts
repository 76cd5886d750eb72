import type { Bot } from '#bot/bot.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDesk } from '#desks/desk.ts';
import { enqueueDraftNotice } from '#drafts/draft-notice.ts';
import { type Draft, readDraft } from '#drafts/draft.ts';
import { readShownMedia } from '#drafts/media-bytes.ts';
import { keepPreview, readPreview } from '#drafts/preview.ts';
import { renderingsOf } from '#drafts/renderings-of.ts';
import { messagesIn } from '#messages/messages.ts';

import type { DraftView } from './draft-view.ts';
import { previewQueue } from './preview-queue.ts';
import { isWorthDrawing, previewOf, type PreviewView } from './preview-of.ts';

/** Enqueues the drawing of a preview once its card is shown, if the chat cannot draw it itself. */
export async function enqueuePreview(bot: Bot, chat: ChatPlatform, { draft, preview }: DraftView): Promise<void> {
  if (bot.drawPosts === null || chat.capabilities.drawsPosts || !isWorthDrawing(draft, preview)) return;
  const request = { key: `preview:${draft.id}:${preview.sign}`, data: { draftId: draft.id } };
  await bot.store.write((work) => work.jobs.enqueueIfAbsent(work.tx, previewQueue, request));
}

/**
 * Draws a draft's preview as it is now, and enqueues a redraw of its cards. If it cannot be drawn, that is recorded and
 * its cards stay as they are. Throws if no drawing process can be started, so that it is retried.
 */
export async function drawPreview(bot: Bot, draftId: string): Promise<void> {
  const { store, drawPosts } = bot;
  const found = drawPosts === null ? null : await previewIn(bot, draftId);
  if (drawPosts === null || found === null || !isWorthDrawing(found.draft, found.preview)) return;
  const { sign } = found.preview;
  const bytes = await drawPosts(found.preview, async (sha256) => {
    const media = await readShownMedia(store.db, sha256);
    if (media === null) throw new Error(`picture ${sha256} of a preview is not stored`);
    return media.bytes;
  });
  await store.write(async (work) => {
    // The draft may have been cancelled or revised meanwhile: then its new preview follows, or none.
    const { state } = await work.tx.draft.findUniqueOrThrow({ where: { id: draftId }, select: { state: true } });
    if (state === 'cancelled') return;
    await keepPreview(work, draftId, { drawnOf: sign, bytes });
    if (bytes !== null) await enqueueDraftNotice(work, found.draft, { kind: 'draft.changed', data: {} });
  });
}

async function previewIn(
  { store, rules }: Bot,
  draftId: string,
): Promise<{ readonly draft: Draft; readonly preview: PreviewView } | null> {
  const draft = await readDraft(store.db, draftId);
  const desk = draft === null ? null : await readDesk(store.db, { id: draft.deskId }, store.clock.now());
  if (draft === null || desk === null) return null;
  const renderings = renderingsOf(draft.current.content, desk.accounts, rules);
  const view = { renderings, desk, rules, m: messagesIn(desk.language) };
  return { draft, preview: previewOf(view, await readPreview(store.db, draftId)) };
}
