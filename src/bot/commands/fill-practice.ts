import type { Context, DeskContext } from '#bot/context.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Card } from '#chat/card.ts';

/** Whether a made-up past may be asked for there. */
export function isPractice({ bot, chat }: Pick<Context, 'bot' | 'chat'>): boolean {
  return bot.fillPractice !== null && bot.practicePlatforms.has(chat.id);
}

/** Gives the practice desk its made-up past, and says so; for full members of the chat. */
export async function fillPractice(ctx: DeskContext): Promise<Card> {
  const { bot, user, desk, m } = ctx;
  if (bot.fillPractice === null) throw new Error('a past is asked for where there is no practice chat');
  if (user.kind !== 'member') return plainCard(m.answers.notOnDesk);
  return plainCard(m.commands.practice[await bot.fillPractice(desk.id)]);
}
