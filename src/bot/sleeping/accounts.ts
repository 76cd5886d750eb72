import { nextSleep } from '#accounts/plan-sleep.ts';
import { deskThatWakes } from '#accounts/desk-that-wakes.ts';
import type { Action } from '#bot/action.ts';
import { asSentences } from '#bot/as-sentences.ts';
import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { keptText } from '#bot/keeping/kept-text.ts';
import { planInlines } from '#bot/leaving/plan-inlines.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Card, Inline } from '#chat/card.ts';
import type { Account } from '#desks/account.ts';

/** Says which of the desk's accounts take posts, and which sleep, since when, until when and why. */
export const accounts: Action<'accounts'> = {
  command: {
    about: 'desk',
    may: 'readers',
    help: ({ sleep: { help } }) => [{ typed: help.accounts, does: help.accountsDoes, group: 'accounts' }],
    read: (rest) => (rest === '' ? listed : null),
  },
};

async function listed(ctx: DeskContext): Promise<Card | string> {
  const { desk, m } = ctx;
  if (desk.accounts.length === 0) return m.sleep.accounts.none;
  const lines = await Promise.all(
    desk.accounts.map(async (account): Promise<readonly Inline[]> => {
      return [
        {
          kind: 'text',
          text: asSentences(await lineOf(ctx, account), await keptText(ctx, account), await ownerText(ctx, account)),
        },
        ...(await sleepInlines(ctx, account)),
        ...(await planInlines(ctx, account)),
      ];
    }),
  );
  return {
    summary: m.sleep.accounts.title,
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: m.sleep.accounts.title }] },
      ...lines.map((inlines) => ({ kind: 'paragraph' as const, inlines })),
      {
        kind: 'paragraph',
        inlines: [{ kind: 'text', text: asSentences(m.sleep.accounts.howTo, m.keeping.listed.howTo) }],
      },
    ],
  };
}

/** Says which desk decides about an account that several desks have; null if it is this one. */
async function ownerText({ bot, desk, m }: DeskContext, { id }: Account): Promise<string | null> {
  const owner = await deskThatWakes(bot.store.db, id);
  return owner === null || owner.id === desk.id ? null : m.sleep.accounts.decidedBy(owner.name);
}

/** Says when the account next sleeps, or last slept. */
async function sleepInlines({ bot, desk, m }: DeskContext, account: Account): Promise<readonly Inline[]> {
  const { db, clock } = bot.store;
  const now = clock.now();
  const when = (at: Date): string => fullWhenText(at, desk.timeZone, m.tongue, now);
  const next = await nextSleep(db, account.id);
  if (next !== null && next.endsAt !== null && next.startsAt > now) {
    const text = asSentences(
      m.plannedSleep.accounts.next(next.label, when(next.startsAt), when(next.endsAt)),
      next.exceptEmergencies ? m.sleep.exceptEmergencies : null,
    );
    return [{ kind: 'text', text: ` ${text}` }];
  }
  if (account.standing.kind === 'asleep') return [];
  const last = await db.sleep.findFirst({
    where: { accountId: account.id, begunAt: { not: null }, endedAt: { not: null } },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
  });
  if (last === null || last.endedAt === null) return [];
  return [
    { kind: 'text', text: ` ${m.plannedSleep.accounts.last(last.label, when(last.startsAt), when(last.endedAt))}` },
  ];
}

async function lineOf({ bot, chat, desk, m }: DeskContext, account: Account): Promise<string> {
  const { standing } = account;
  const when = (at: Date): string => fullWhenText(at, desk.timeZone, m.tongue, bot.store.clock.now());
  const label = accountLabel(account);
  switch (standing.kind) {
    case 'active':
      return m.sleep.accounts.active(label);
    case 'paused':
      return m.sleep.accounts.paused(label);
    case 'asleep': {
      const { since, until, by, why, exceptEmergencies } = standing;
      const name = by === null ? null : await freezerName(chat, m, by);
      return asSentences(
        m.sleep.accounts.asleep(label, when(since), name),
        until === null ? m.sleep.untilWoken : m.sleep.until(when(until)),
        exceptEmergencies ? m.sleep.exceptEmergencies : null,
        why === null ? null : m.sleep.reason(why),
      );
    }
  }
}
