import pTimeout from 'p-timeout';

import type { Context } from '#bot/context.ts';
import { openForm } from '#bot/forms/open-form.ts';
import { setupForm } from '#bot/forms/setup-form.ts';
import { plainCard } from '#bot/plain-card.ts';
import { maySetUp, offeredAccounts, settingUp } from '#bot/setup-rights.ts';
import type { Card } from '#chat/card.ts';
import type { CommandInvoked } from '#chat/chat-sink.ts';
import type { ChatGroup } from '#chat/chat.ts';
import { readDesk } from '#desks/desk.ts';
import { describeError } from '#storage/describe-error.ts';

import { noDeskText } from '#bot/no-desk-text.ts';

// The form has to open within three seconds.
const groupsWithinMs = 1200;

/** Opens a desk's settings, or those of a new desk, for whoever may set it up. */
export async function openSetup(by: Context, invoked: CommandInvoked): Promise<Card | null> {
  const { bot, chat, m } = by;
  const { channel } = invoked;
  const { db, clock } = bot.store;
  const [ctx, desk, isInChannel, groups] = await Promise.all([
    settingUp(by, channel),
    readDesk(db, { platform: chat.id, channel }, clock.now()),
    chat.inChannel({ channel }),
    groupsOf(by),
  ]);
  if (!maySetUp(ctx, desk)) return plainCard(desk === null ? await noDeskText(ctx, channel) : m.setup.notSteward);
  if (!isInChannel) return plainCard(m.answers.notInChannel);
  const accounts = await offeredAccounts(db, ctx, desk);
  if (desk === null && accounts.length === 0) return plainCard(m.setup.noAccountYet);
  const binding = { purpose: 'setup', channel, draftId: null, revision: null, target: desk?.id ?? null };
  return openForm(ctx, invoked.trigger, setupForm(ctx, desk, { accounts, groups }), binding);
}

/** Groups that could approve; none where the chat does not tell them in time. */
async function groupsOf({ bot, chat }: Context): Promise<readonly ChatGroup[]> {
  if (!chat.capabilities.userGroups) return [];
  try {
    return await pTimeout(chat.groups(), { milliseconds: groupsWithinMs, fallback: () => [] });
  } catch (error) {
    bot.logger.warn({ error: describeError(error), platform: chat.id }, 'the groups of the chat could not be read');
    return [];
  }
}
