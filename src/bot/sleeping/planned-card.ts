import { asSentences } from '#bot/as-sentences.ts';
import { cardButton } from '#bot/card-button.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Button, Card } from '#chat/card.ts';
import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { Sleep } from '#storage/generated/client.ts';

/** A planned sleep, with all that its message in a desk's channel shows. */
export interface PlannedView {
  readonly m: Messages;
  readonly desk: Pick<Desk, 'timeZone'>;
  readonly now: Date;
  readonly account: Pick<Account, 'id' | 'handle' | 'network'>;
  readonly sleep: Pick<
    Sleep,
    'id' | 'startsAt' | 'endsAt' | 'label' | 'begunAt' | 'cancelledAt' | 'announcedAt' | 'exceptEmergencies'
  >;
  readonly byName: string | null;
  /** Posts of the desk that are scheduled in it. */
  readonly posts: number;
  /** Name of the desk that decides about the account; null: this one does. */
  readonly otherDesk: string | null;
}

/** Builds the message that a sleep is planned, or with `isSoon` begins the next day, with a button until it begins. */
export function plannedCard(view: PlannedView, { isSoon }: { readonly isSoon: boolean }): Card {
  const { m, account, sleep, byName, posts, otherDesk } = view;
  const { plannedSleep: words } = m;
  const label = accountLabel(account);
  const title = isSoon ? words.ahead(sleep.label, label) : words.planned(sleep.label, label, byName);
  const lasts = spanText(view);
  const next = (): readonly (string | null)[] => {
    if (sleep.cancelledAt !== null) return [words.off];
    if (sleep.begunAt !== null) return [words.begun];
    return [words.held(posts), isSoon || sleep.announcedAt !== null ? null : words.toldBefore];
  };
  const isOpen = sleep.cancelledAt === null && sleep.begunAt === null;
  return {
    summary: asSentences(title, lasts),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      {
        kind: 'paragraph',
        inlines: [
          {
            kind: 'text',
            text: asSentences(lasts, ...next(), otherDesk === null ? null : m.sleep.otherWakes(otherDesk)),
          },
        ],
      },
      ...(isOpen && otherDesk === null ? [{ kind: 'buttons' as const, buttons: [buttonOf(view)] }] : []),
    ],
  };
}

/** Builds the message that a planned sleep was called off. */
export function calledOffCard(view: PlannedView & { readonly offBy: string }): Card {
  const { m, account, sleep, posts, offBy } = view;
  const title = m.plannedSleep.cancelled(sleep.label, accountLabel(account), offBy);
  const next = m.plannedSleep.leaves(posts);
  return {
    summary: asSentences(title, next),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      { kind: 'paragraph', inlines: [{ kind: 'text', text: next }] },
    ],
  };
}

function buttonOf({ m, account, sleep }: PlannedView): Button {
  const about = { draftId: 'none', revision: 0 } as const;
  return sleep.announcedAt === null
    ? cardButton('cancelSleep', m.plannedSleep.callOff, 'plain', { ...about, target: sleep.id })
    : cardButton('wake', m.plannedSleep.askOff(accountLabel(account)), 'plain', { ...about, target: account.id });
}

function spanText({ m, desk, now, sleep: { startsAt, endsAt, exceptEmergencies } }: PlannedView): string {
  const when = (at: Date): string => fullWhenText(at, desk.timeZone, m.tongue, now);
  return asSentences(
    endsAt === null ? m.sleep.untilWoken : m.plannedSleep.lasts(when(startsAt), when(endsAt)),
    exceptEmergencies ? m.sleep.exceptEmergencies : null,
  );
}
