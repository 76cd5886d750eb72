import { type Action, type Answer, doOnce, type DraftPress, formOf } from '#bot/action.ts';
import { withSavingBars } from '#bot/approving/saving-bars.ts';
import { editDraftForm } from '#bot/drafting/draft-form.ts';
import { copy } from '#bot/sending/copy.ts';
import { deliveryOf } from '#bot/sending/delivery-of.ts';
import { type Account, sleepsAt } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import { periodsAt } from '#desks/period.ts';
import type { Content } from '#drafts/content.ts';
import { callOff as callOffHeld, type CallOffOutcome, isHeldForSleep } from '#publishing/deciding/call-off.ts';
import { deliveriesOf, type Delivery, isUnderWay } from '#publishing/delivery.ts';
import { isHeldForPeriod } from '#publishing/holding/held-for-period.ts';

/** Opens the draft's form without the sleeping accounts. The result needs approval like any other version. */
export const otherAccount: Action<'otherAccount'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: (ctx) =>
      changing(ctx, ({ content, now }) => ({
        ...content,
        accountIds: content.accountIds.filter(
          (accountId) => !ctx.desk.accounts.some((account) => account.id === accountId && sleepsAt(account, now)),
        ),
      })),
  },
};

/** Opens the draft's form with a time after the sleep or the period: the whole post goes out then, once that is approved. */
export const otherTime: Action<'otherTime'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: (ctx) =>
      changing(ctx, ({ content, account, held, now }) => {
        const awakeAt = afterSleep(account);
        const leavesAt = awakeAt ?? (held.dueAt > now ? held.dueAt : now);
        const publishAt = afterPeriods(ctx.desk, content, leavesAt) ?? awakeAt ?? content.window?.publishAt ?? now;
        const notAfterAt = new Date(publishAt.getTime() + ctx.desk.notAfterMinutes * 60_000);
        return { ...content, window: publishAt > now ? { publishAt, notAfterAt } : null };
      }),
  },
};

/** Calls off what a sleep or a reserve period holds, on one account only. */
export const cancelDelivery: Action<'cancelDelivery'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: doOnce<DraftPress, CallOffOutcome>({
      async does({ draft, target, user, members }, work) {
        const deliveryId = await deliveryOf(work.tx, draft.id, target);
        return deliveryId === null
          ? { kind: 'nothingHeld' }
          : callOffHeld(work, { deliveryId, person: user.id, members });
      },
      says: {
        calledOff: null,
        stopped: ({ m }) => m.sleep.held.backInWriting,
        nothingHeld: ({ m }) => m.answers.notPossibleNow,
        notAllowed: ({ m }) => m.answers.notOnDesk,
      },
    }),
  },
};

interface Held {
  readonly content: Content;
  readonly account: Account | undefined;
  readonly held: Delivery;
  readonly now: Date;
}

/** Opens the form of a draft that a sleep or a period holds; makes a copy if it has left for other accounts. */
async function changing(ctx: DraftPress, change: (held: Held) => Content): Promise<Answer> {
  const { bot, desk, draft, m, target } = ctx;
  const deliveries = await deliveriesOf(bot.store.db, draft.id);
  const held = deliveries.find(({ id }) => id === target);
  if (held === undefined || !(isHeldForSleep(held) || isHeldForPeriod(held))) return m.answers.notPossibleNow;
  if (deliveries.some(isUnderWay)) return copy.button.press(ctx);
  const { current } = draft;
  const now = bot.store.clock.now();
  const account = desk.accounts.find(({ id }) => id === held.accountId);
  const content = change({ content: current.content, account, held, now });
  const form = editDraftForm({ m, desk, now, takesFiles: false }, draft.number, content);
  const shown = { draft, revision: current.number, target: current.fingerprint };
  return formOf('edit', shown, await withSavingBars(ctx, form));
}

const quarterMs = 15 * 60_000;

/** Returns the first full quarter-hour after the sleep; null if it has no end. */
function afterSleep(account: Account | undefined): Date | null {
  const until = account?.standing.kind === 'asleep' ? account.standing.until : null;
  return until === null ? null : quarterFrom(until);
}

/** Returns the first quarter-hour from `at` in which no reserve period holds any account; null if none does at `at`. */
function afterPeriods(desk: Desk, content: Content, at: Date): Date | null {
  const holding = periodsAt(desk.periods, content.accountIds, at).filter(({ level }) => level !== 'inform');
  if (holding.length === 0) return null;
  const endAt = quarterFrom(new Date(Math.max(...holding.map(({ toAt }) => toAt.getTime()))));
  // Another period may begin where this one ends.
  return afterPeriods(desk, content, endAt) ?? endAt;
}

function quarterFrom(at: Date): Date {
  return new Date(Math.ceil(at.getTime() / quarterMs) * quarterMs);
}
