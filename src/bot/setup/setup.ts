import pTimeout from 'p-timeout';

import { type Action, type Answer, deskFormOf } from '#bot/action.ts';
import type { Context } from '#bot/context.ts';
import { noDeskText } from './no-desk-text.ts';
import { readDesk } from '#desks/desk.ts';

import { groupsOffered } from './groups-offered.ts';
import { lookAtSetup } from './look-at-setup.ts';
import { saveSetup } from './save-setup.ts';
import { setupForm } from './setup-form.ts';
import { maySetUp, offeredAccounts, settingUp } from './setup-rights.ts';
import { templatesField } from './templates-at-stake.ts';

// The form has to open within three seconds.
const answerWithinMs = 1200;

/** Opens a desk in the channel, or changes the settings of the existing one, for people who may set it up. */
export const setup: Action<'setup'> = {
  // Stands beside the sentence that too few people approve.
  button: { about: 'desk', may: 'anybody', press: (ctx) => open(ctx, ctx.desk.channel, 'approvers') },
  command: {
    about: 'channel',
    help: ({ commands }) => [{ typed: commands.helpSetup, does: commands.helpSetupDoes, group: 'team' }],
    run: (ctx, { channel }) => open(ctx, channel, 'name'),
  },
  form: {
    about: 'channel',
    async submit(chat, submitted) {
      const look = await lookAtSetup(chat, submitted);
      return (ctx) => saveSetup(ctx, look, submitted);
    },
  },
};

async function open(by: Context, channel: string, first: 'name' | 'approvers'): Promise<Answer> {
  const { bot, chat, m } = by;
  const { db, clock } = bot.store;
  const [ctx, desk, isInChannel, isOpen, name, groups] = await Promise.all([
    settingUp(by, channel),
    readDesk(db, { platform: chat.id, channel }, clock.now()),
    chat.inChannel({ channel }),
    isOpenFor(by, channel),
    nameFor(by, channel),
    groupsOffered(by),
  ]);
  if (!maySetUp(ctx, desk)) return desk === null ? noDeskText(ctx, channel) : m.setup.notSteward;
  if (!isInChannel) return m.answers.notInChannel;
  const accounts = await offeredAccounts(db, ctx, desk);
  if (desk === null && accounts.length === 0) return m.setup.noAccountYet;
  const form = setupForm(ctx, desk, {
    accounts,
    groups,
    isOpen,
    first,
    ...(name === null ? {} : { name }),
  });
  const fields = [...form.fields, ...(await templatesField(m, db, desk))];
  return deskFormOf('setup', { ...form, fields }, desk?.id ?? null);
}

/** Tells whether anybody can join the channel; true where the chat fails or does not answer in time. */
async function isOpenFor({ chat }: Context, channel: string): Promise<boolean> {
  const asked = chat.isOpen({ channel }).catch(() => true);
  return pTimeout(asked, { milliseconds: answerWithinMs, fallback: () => true });
}

/** Returns the name of the channel; null where the chat fails or does not answer in time. */
async function nameFor({ chat }: Context, channel: string): Promise<string | null> {
  const asked = chat.channelName({ channel }).catch(() => null);
  return pTimeout(asked, { milliseconds: answerWithinMs, fallback: () => null });
}
