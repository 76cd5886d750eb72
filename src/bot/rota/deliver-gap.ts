import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import { namer } from '#bot/drafting/names.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { Card, Inline } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { messagesIn } from '#messages/messages.ts';
import type { RotaNotice } from '#rota/rota-notice.ts';
import type { Notice } from '#storage/generated/client.ts';

import { momentText } from './moment-text.ts';

type GapNotice = Extract<RotaNotice, { readonly kind: 'rota.gap' | 'rota.personGone' }>;

/** Reports in the desk's channel, mentioning its stewards, that nobody is on call, or that somebody has gone. */
export async function deliverGap(
  bot: Bot,
  chat: ChatPlatform,
  { id, deskId }: Pick<Notice, 'id' | 'deskId'>,
  notice: GapNotice,
): Promise<void> {
  const { db, clock } = bot.store;
  const desk = await readDesk(db, { id: deskId }, clock.now());
  if (desk === null) throw new Error(`desk ${deskId} has a rota and is gone`);
  const { state } = await db.request.findUniqueOrThrow({ where: { id: notice.data.rotaId }, select: { state: true } });
  // Another rota is in force meanwhile, and reports its own gaps.
  if (state !== 'agreed') return;
  const said = await (notice.kind === 'rota.personGone'
    ? goneText(chat, desk, notice)
    : gapText(bot, chat, desk, notice));
  await showNotice(bot, chat, { channel: desk.channel }, { key: `notice:${id}`, card: toStewards(desk, said) });
}

async function goneText(
  chat: ChatPlatform,
  desk: Desk,
  { data }: Extract<GapNotice, { readonly kind: 'rota.personGone' }>,
): Promise<readonly string[]> {
  const { gone } = messagesIn(desk.language).rota;
  const name = await namer(chat, [data.person]);
  return [data.from === 'chat' ? gone.chat(name(data.person)) : gone.channel(name(data.person)), gone.whatToDo];
}

async function gapText(
  bot: Bot,
  chat: ChatPlatform,
  desk: Desk,
  { data }: Extract<GapNotice, { readonly kind: 'rota.gap' }>,
): Promise<readonly string[]> {
  const m = messagesIn(desk.language);
  const { gap } = m.rota;
  const name = await namer(chat, data.missing);
  const reading = { timeZone: desk.timeZone, language: m.tongue, now: bot.store.clock.now() };
  const from = momentText(new Date(data.fromAt), reading);
  const told = data.toAt === null ? gap.ends(from) : gap.span(from, momentText(new Date(data.toAt), reading));
  const missing = data.missing.length === 0 ? [] : [gap.missing(data.missing.map(name))];
  return [told, ...missing, data.missing.length === 0 ? gap.whatToDo : gap.handOver];
}

function toStewards({ stewards }: Desk, said: readonly string[]): Card {
  const text = said.join(' ');
  const mentions = stewards.flatMap((user): readonly Inline[] => [
    { kind: 'mention', user },
    { kind: 'text', text: ' ' },
  ]);
  return {
    summary: asSentences(...said),
    blocks: [{ kind: 'paragraph', inlines: [...mentions, { kind: 'text', text }] }],
  };
}
