import type { RightToSettle } from '#publishing/doubt/right-to-settle.ts';
import type { Context } from '#bot/context.ts';
import { fullMembers } from '#bot/full-members.ts';

const mostNamed = 5;

/** Says that somebody may not settle a doubt, and names the people who may. */
export async function mayNotSettleText(
  { chat, m }: Pick<Context, 'chat' | 'm'>,
  { can, isAuthor }: Omit<Extract<RightToSettle, { readonly kind: 'mayNot' }>, 'kind'>,
): Promise<string> {
  const people = await fullMembers(chat, can, mostNamed);
  if (people.length === 0) return m.settling.nobody;
  const who = people.map(({ name }) => name).join(` ${m.cards.orAwaited} `);
  return isAuthor ? m.settling.notAuthor(who) : m.settling.only(who);
}
