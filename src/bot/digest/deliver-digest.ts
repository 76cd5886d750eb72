import type { Bot } from '#bot/bot.ts';
import { messagesIn } from '#messages/messages.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { type Digest, digestSchema } from '#reach/digest.ts';
import { canonicalJson } from '#storage/canonical-json.ts';
import type { Digest as DigestRow } from '#storage/generated/client.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { detailsCard } from './details-card.ts';
import { digestCard } from './digest-card.ts';
import type { DigestView } from './digest-view.ts';
import { composeFor, viewOf } from './prepare-digest.ts';

/** Delay in milliseconds from which a digest says that it is late. */
const punctualMs = 15 * 60_000;
/** Delay in milliseconds beyond which a digest is skipped as old news, whether Tambour or the chat was away. */
const latestMs = 48 * 3_600_000;

/** Posts a weekly digest once. The message is keyed by the digest, so that a crash repeats only an edit. */
export async function deliverDue(bot: Bot, chat: ChatPlatform, digestId: string): Promise<void> {
  const row = await bot.store.db.digest.findUnique({ where: { id: digestId } });
  if (row === null || row.state !== 'due') return;
  const desk = await deskOf(bot, row);
  const now = bot.store.clock.now();
  const lateMs = now.getTime() - row.dueAt.getTime();
  if (lateMs > latestMs) return settle(bot, row, 'skipped', null);
  const digest = await composeFor(bot, desk, { period: periodOf(row), asOf: now });
  const m = messagesIn(desk.language);
  const lateSince = lateMs > punctualMs ? row.dueAt : null;
  await show(bot, chat, desk, await viewOf(bot, { desk, m, digest, lateSince, changedAt: null }), `digest:${row.id}`);
  await settle(bot, row, 'told', digest);
  // A reading recorded meanwhile found no posted digest, so it enqueued no update.
  return deliverChanged(bot, chat, digestId);
}

/** Composes a posted digest again, as of the moment it was posted, and updates it if it changed. */
export async function deliverChanged(bot: Bot, chat: ChatPlatform, digestId: string): Promise<void> {
  const row = await bot.store.db.digest.findUnique({ where: { id: digestId } });
  if (row === null || row.state !== 'told' || row.notifiedAt === null) return;
  const desk = await deskOf(bot, row);
  const before = digestSchema.parse(row.content);
  const digest = await composeFor(bot, desk, { period: periodOf(row), asOf: new Date(before.asOf) });
  if (canonicalJson(digest) === canonicalJson(before)) return;
  const changedAt = bot.store.clock.now();
  const m = messagesIn(desk.language);
  const lateSince = row.notifiedAt.getTime() - row.dueAt.getTime() > punctualMs ? row.dueAt : null;
  await show(bot, chat, desk, await viewOf(bot, { desk, m, digest, lateSince, changedAt }), `digest:${row.id}`);
  await bot.store.write(async (work) => {
    await work.tx.digest.update({ where: { id: row.id }, data: { content: digest, changedAt } });
    await entry(work, row, 'digest.changed');
  });
}

/** Posts the digest of a period that somebody asked for in the channel. */
export async function deliverAsked(
  bot: Bot,
  chat: ChatPlatform,
  { deskId, noticeId }: { readonly deskId: string; readonly noticeId: string },
  { from, to, asOf }: { readonly from: Date; readonly to: Date; readonly asOf: Date },
): Promise<void> {
  const desk = await deskOf(bot, { deskId });
  const digest = await composeFor(bot, desk, { period: { from, to }, asOf });
  const m = messagesIn(desk.language);
  const view = await viewOf(bot, { desk, m, digest, lateSince: null, changedAt: null });
  await show(bot, chat, desk, view, `notice:${noticeId}`);
}

async function show(bot: Bot, chat: ChatPlatform, desk: Desk, view: DigestView, key: string): Promise<void> {
  const card = digestCard(view, view.m.digest.moreInThread);
  const { channel, message } = await showNotice(bot, chat, { channel: desk.channel }, { key, card });
  await showNotice(bot, chat, { channel, thread: message }, { key: `${key}:details`, card: detailsCard(view) });
}

async function settle(bot: Bot, row: DigestRow, state: 'told' | 'skipped', digest: Digest | null): Promise<void> {
  await bot.store.write(async (work) => {
    const notifiedAt = digest === null ? null : work.clock.now();
    const data = { state, notifiedAt, ...(digest === null ? {} : { content: digest }) };
    const { count } = await work.tx.digest.updateMany({ where: { id: row.id, state: 'due' }, data });
    if (count === 1) await entry(work, row, `digest.${state}`);
  });
}

async function entry(work: UnitOfWork, { deskId, week, id }: DigestRow, kind: string): Promise<void> {
  await journal(work, { kind, deskId, draftId: null, actor: 'tambour', data: { digestId: id, week } });
}

function periodOf({ publishedFrom, publishedTo }: DigestRow): { readonly from: Date; readonly to: Date } {
  return { from: publishedFrom, to: publishedTo };
}

async function deskOf({ store }: Bot, { deskId }: { readonly deskId: string }): Promise<Desk> {
  const desk = await readDesk(store.db, { id: deskId }, store.clock.now());
  if (desk === null) throw new Error(`desk ${deskId} has a digest and is gone`);
  return desk;
}
