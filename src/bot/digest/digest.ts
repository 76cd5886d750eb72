import { Temporal } from 'temporal-polyfill';

import type { Action, Answer } from '#bot/action.ts';
import { type DeskContext, worksHere } from '#bot/context.ts';
import { askInChannel } from './ask-in-channel.ts';
import { digestCard } from './digest-card.ts';
import { digestHourTyped, usualDigest } from './digest-hour-typed.ts';
import { composeFor, viewOf } from './prepare-digest.ts';
import { maySetUp, settingUp } from '#bot/setup/setup-rights.ts';
import { folded } from '#bot/typed-command.ts';
import { clockText, whenText } from '#bot/when-text.ts';
import { changeDesk } from '#desks/change-desk.ts';
import { type DigestPeriod, settledDays, weekBefore } from '#reach/digest-period.ts';
import { nextDigestAt } from '#reach/next-digest-at.ts';

import { type DigestWish, figuresDays, parseDigest } from './parse-digest.ts';

const mostDays = 366;

/** Shows the digest to the person or the channel. People who may set up the desk can change its hour. */
export const digest: Action<'digest'> = {
  command: {
    about: 'desk',
    may: 'anybody',
    help: ({ commands }) => [{ typed: commands.helpDigest, does: commands.helpDigestDoes, group: 'figures' }],
    read: (rest) => (ctx) => doWish(ctx, parseDigest(folded(rest, 200))),
  },
};

/** Posts the figures of some days as a file; without days, those of the last twelve weeks. */
export const figures: Action<'figures'> = {
  command: {
    about: 'desk',
    may: 'anybody',
    help: ({ commands }) => [{ typed: commands.helpFigures, does: commands.helpFiguresDoes, group: 'figures' }],
    read: (rest) => (ctx) => askForFigures(ctx, figuresDays(folded(rest, 200))),
  },
};

async function doWish(ctx: DeskContext, wish: DigestWish): Promise<Answer> {
  const { bot, desk, m } = ctx;
  const now = bot.store.clock.now();
  switch (wish.kind) {
    case 'unclear':
      return m.digest.howTo(digestHourTyped(m));
    case 'badDays':
      return m.digest.badDays;
    case 'on':
    case 'off':
      return setHour(ctx, wish);
    case 'week':
      return show(ctx, weekBefore(now, desk.timeZone), wish.where);
    case 'days':
      if (daysIn(wish) > mostDays) return m.digest.longestSpan(mostDays);
      return show(ctx, settledDays(wish.first, wish.last, desk.timeZone, now), wish.where);
  }
}

async function askForFigures(
  ctx: DeskContext,
  wish: { readonly first: string; readonly last: string } | 'badDays' | null,
): Promise<Answer> {
  const { bot, desk, m } = ctx;
  if (wish === 'badDays') return m.digest.badDays;
  if (!worksHere(ctx, null)) return m.answers.notOnDesk;
  const today = Temporal.Instant.fromEpochMilliseconds(bot.store.clock.now().getTime())
    .toZonedDateTimeISO(desk.timeZone)
    .toPlainDate();
  const days = wish ?? { first: today.subtract({ weeks: 12 }).toString(), last: today.toString() };
  if (daysIn(days) > mostDays) return m.digest.longestSpan(mostDays);
  await enqueue(ctx, { kind: 'figures.asked', data: { first: days.first, last: days.last } });
  return m.digest.figuresComing;
}

async function show(ctx: DeskContext, period: DigestPeriod, where: 'me' | 'channel'): Promise<Answer> {
  const { bot, desk, m } = ctx;
  if (desk.accounts.length === 0) return m.digest.noAccount;
  const asOf = bot.store.clock.now();
  if (where === 'channel') {
    if (!worksHere(ctx, null)) return m.answers.notOnDesk;
    await enqueue(ctx, { kind: 'digest.asked', data: { ...period, asOf } });
    return m.digest.posting;
  }
  const digest = await composeFor(bot, desk, { period, asOf });
  return digestCard(await viewOf(bot, { desk, m, digest, lateSince: null, changedAt: null }), m.digest.onlyYou);
}

/** Asks for a post in the channel, keyed by the command, so that a command delivered twice posts once. */
async function enqueue(
  { bot, chat, desk, dedupeKey }: DeskContext,
  asked: Parameters<typeof askInChannel>[3],
): Promise<void> {
  await bot.store.write((work) => askInChannel(work, desk.id, `${chat.id}:${dedupeKey}`, asked));
}

async function setHour(ctx: DeskContext, wish: Extract<DigestWish, { readonly kind: 'on' | 'off' }>): Promise<string> {
  const { bot, desk, m, user } = ctx;
  if (!maySetUp(await settingUp(ctx, desk.channel), desk)) return m.setup.notSteward;
  const hour =
    wish.kind === 'off'
      ? null
      : (wish.hour ?? { weekday: desk.digestWeekday ?? usualDigest.weekday, time: desk.digestTime });
  const changes = hour === null ? { digestWeekday: null } : { digestWeekday: hour.weekday, digestTime: hour.time };
  const outcome = await bot.store.write((work) => changeDesk(work, { deskId: desk.id, by: user.id, changes }));
  if (outcome.kind === 'refused') {
    if (outcome.why === 'bad_digest') return m.digest.badHour;
    throw new Error(`the hour of a digest was refused: ${outcome.why}`);
  }
  if (hour === null) return m.digest.off;
  const now = bot.store.clock.now();
  const next = nextDigestAt(hour, desk.timeZone, now);
  return m.digest.on(weekdayHour(ctx, hour), whenText(next, desk.timeZone, m.tongue, now));
}

function weekdayHour(
  { m }: DeskContext,
  { weekday, time }: { readonly weekday: number; readonly time: string },
): string {
  const names = Object.values(m.digest.weekdays);
  return m.digest.hour(names[weekday - 1] ?? '', clockText(time, m.tongue));
}

function daysIn({ first, last }: { readonly first: string; readonly last: string }): number {
  return Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(last)).days + 1;
}
