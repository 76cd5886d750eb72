import { asSentences } from '#bot/as-sentences.ts';
import { cardButton } from '#bot/card-button.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Card } from '#chat/card.ts';
import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { Messages } from '#messages/words/messages.ts';

/** An account's sleep, or its end, with all that its message in a channel shows. */
export interface SleepView {
  readonly m: Messages;
  readonly desk: Pick<Desk, 'timeZone'>;
  readonly now: Date;
  readonly account: Pick<Account, 'id' | 'handle' | 'network'>;
  readonly at: Date;
}

/** Builds the message that an account was put to sleep, with a button to wake it while it still sleeps. */
export function asleepCard(
  view: SleepView & {
    readonly byName: string;
    readonly until: Date | null;
    readonly why: string | null;
    readonly exceptEmergencies: boolean;
    readonly isOver: boolean;
    /** It was left under an agreed plan. */
    readonly isLeft: boolean;
    /** Name of the desk that decides about the account; null: this one does. */
    readonly otherDesk: string | null;
  },
): Card {
  const { m, account, byName, until, why, exceptEmergencies, isOver, isLeft, otherDesk } = view;
  const label = accountLabel(account);
  const at = when(view, view.at);
  const title = isLeft ? m.leaving.told.left(label, at) : m.sleep.asleep(byName, label, at);
  const next = until === null ? m.sleep.untilWoken : m.sleep.until(when(view, until));
  const except = exceptEmergencies ? m.sleep.exceptEmergencies : null;
  const reason = why === null ? null : m.sleep.reason(why);
  const who = otherDesk === null ? m.sleep.whoWakes : m.sleep.otherWakes(otherDesk);
  // The target names the account that the button acts on.
  const about = { draftId: 'none', revision: 0, target: account.id } as const;
  return {
    summary: asSentences(title, reason, next, except),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      {
        kind: 'paragraph',
        inlines: [{ kind: 'text', text: asSentences(reason, ...(isOver ? [m.sleep.over] : [next, except, who])) }],
      },
      ...(isOver || otherDesk !== null
        ? []
        : [{ kind: 'buttons' as const, buttons: [cardButton('wake', m.sleep.wake(label), 'plain', about)] }]),
    ],
  };
}

/** Builds the message that an account takes posts again, and says what waits for somebody of this desk. */
export function wokenCard(view: SleepView & { readonly byName: string | null; readonly waitingCount: number }): Card {
  const { m, account, at, byName, waitingCount } = view;
  const label = accountLabel(account);
  const title = byName === null ? m.sleep.ended(label, when(view, at)) : m.sleep.woken(byName, label, when(view, at));
  const next = waitingCount === 0 ? m.sleep.nothingWaits : m.sleep.waiting(waitingCount);
  return {
    summary: asSentences(title, next),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      { kind: 'paragraph', inlines: [{ kind: 'text', text: next }] },
    ],
  };
}

/** Builds the message, a day before, that an account's sleep ends without anybody's action; `at`: its end. */
export function endingCard(view: SleepView & { readonly waitingCount: number }): Card {
  const { m, account, at, waitingCount } = view;
  const title = m.sleep.ending(accountLabel(account), when(view, at));
  const next = m.sleep.endingNext(waitingCount);
  return {
    summary: asSentences(title, next),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      { kind: 'paragraph', inlines: [{ kind: 'text', text: next }] },
    ],
  };
}

function when({ m, desk, now }: SleepView, at: Date): string {
  return fullWhenText(at, desk.timeZone, m.tongue, now);
}
