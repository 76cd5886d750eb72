import { readKeeping } from '#accounts/keeping/keeping.ts';
import { planOfAccount } from '#accounts/leaving/leaving.ts';
import { type Leaving, sleepsAtOf } from '#accounts/leaving/plan.ts';
import type { DeskContext } from '#bot/context.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { requestKey } from '#bot/cards/card-keys.ts';
import { postedUnder } from '#bot/cards/posted.ts';
import { shortDayText } from '#bot/when-text.ts';
import type { Inline } from '#chat/card.ts';
import type { Account } from '#desks/account.ts';

/** Adds to an account's line that it is or will be left, with a link to the plan; nothing without a plan. */
export async function planInlines(ctx: DeskContext, account: Account): Promise<readonly Inline[]> {
  const { bot, chat, m } = ctx;
  const leaving = await planOfAccount(bot.store.db, account.id, bot.store.clock.now());
  if (leaving === null) return [];
  const said: Inline = { kind: 'text', text: ` ${await planText(ctx, leaving)}` };
  const card = await postedUnder(bot, requestKey(leaving.id));
  if (card === null) return [said];
  return [
    said,
    { kind: 'text', text: ' ' },
    { kind: 'link', url: await chat.permalink(card), text: m.leaving.told.plan },
  ];
}

async function planText({ bot, chat, desk, m }: DeskContext, leaving: Leaving): Promise<string> {
  const { accounts } = m.leaving;
  const day = (at: Date): string => shortDayText(at, desk.timeZone, m.tongue, bot.store.clock.now());
  switch (leaving.state) {
    case 'agreed':
      return accounts.leaving(day(sleepsAtOf(leaving)));
    case 'done': {
      const isKept = (await readKeeping(bot.store.db, leaving.account.id)) !== null;
      const keeper = isKept ? null : await freezerName(chat, m, leaving.keeper);
      return accounts.left(day(leaving.endedAt ?? leaving.leavesAt), keeper);
    }
    case 'asked':
    case 'refused':
    case 'cancelled':
    case 'replaced':
    case 'lapsed':
      return accounts.asked;
  }
}
