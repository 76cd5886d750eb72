import { ticked, textIn } from '#bot/forms/form-values.ts';
import type { Bot } from '#bot/bot.ts';
import { contextOf, type DeskContext, deskThere } from '#bot/context.ts';
import { maySee } from '#bot/may-see.ts';
import type { FormTyped } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { MAX_TEXT_LENGTH } from '#drafts/clean-text.ts';
import { plainContent } from '#drafts/content.ts';
import { countsOf } from '#drafts/counts-of.ts';
import { dividedAsTyped } from '#drafts/series/parts-of-text.ts';

import { ownTextField } from './draft-form.ts';
import { accountLabel } from './labels.ts';
import { readSeries } from './series-field.ts';

/**
 * Returns how long each text in an open form is so far, for each account that it is for, as that account's network
 * counts. Empty for other forms, and for people who may not see the channel.
 */
export async function typedCounts(
  bot: Bot,
  chat: ChatPlatform,
  { user, binding, values }: FormTyped,
): Promise<Readonly<Record<string, string>>> {
  const isOfPost = Object.keys(values).some((field) => field === 'accounts' || field.startsWith(ownTextField('')));
  if (!isOfPost) return {};
  const [ctx, there] = await Promise.all([contextOf(bot, chat, user, ''), deskThere(bot, chat, binding.channel)]);
  if (ctx === null || there.kind !== 'desk') return {};
  const here = { ...ctx, desk: there.desk, members: there.members };
  return maySee(here) ? countsAt(here, values) : {};
}

function countsAt({ bot, desk, m }: DeskContext, values: FormTyped['values']): Readonly<Record<string, string>> {
  const typed = (field: string): string => textIn(values, field).slice(0, MAX_TEXT_LENGTH);
  const own = desk.accounts.flatMap(({ id }) => {
    const text = typed(ownTextField(id));
    return text.trim() === '' ? [] : [[id, text] as const];
  });
  const chosen = Object.hasOwn(values, 'accounts') ? ticked(values, 'accounts') : desk.accounts.map(({ id }) => id);
  const accountIds = desk.accounts.map(({ id }) => id).filter((id) => chosen.includes(id));
  const { language, timeZone } = desk;
  const content = dividedAsTyped({
    ...plainContent({ text: typed('text'), language, accountIds, timeZone }),
    ownTexts: Object.fromEntries(own),
    ...readSeries(values, null),
    contentWarning: typed('warning').trim() === '' ? null : typed('warning'),
  });
  const said = countsOf(content, desk.accounts, bot.rules).map(({ accountId, count, limit, inSeries }) => {
    const label = accountLabel(desk.accounts.find(({ id }) => id === accountId));
    const account = inSeries === undefined ? label : m.series.part(label, inSeries.position, inSeries.of);
    const field = own.some(([id]) => id === accountId) ? ownTextField(accountId) : 'text';
    const numbers = [count, limit, count - limit].map((number) => number.toLocaleString(m.tongue));
    const [now = '', most = '', over = ''] = numbers;
    return {
      field,
      text: count > limit ? m.cards.tooLong(account, now, most, over) : m.cards.count(account, now, most),
    };
  });
  const byField = Map.groupBy(said, ({ field }) => field);
  return Object.fromEntries([...byField].map(([field, all]) => [field, all.map(({ text }) => text).join(' · ')]));
}
