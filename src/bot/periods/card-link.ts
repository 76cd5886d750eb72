import type { DeskContext } from '#bot/context.ts';
import { postedUnder } from '#bot/posting/posted.ts';

/** Returns the address of a period's card in its channel; null where it is not there. */
export async function cardLink({ bot, chat }: Pick<DeskContext, 'bot' | 'chat'>, id: string): Promise<string | null> {
  const card = await postedUnder(bot, `period:${id}`);
  return card === null ? null : chat.permalink(card);
}
