import { asSentences } from '#bot/as-sentences.ts';
import { cardButton } from '#bot/card-button.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import type { Block, Card, Inline } from '#chat/card.ts';
import type { Account } from '#desks/account.ts';
import type { Messages } from '#messages/words/messages.ts';

import type { LogInBy } from './log-in-text.ts';

/** A message about who looks after an account, with all that it shows. */
export interface KeepingView {
  readonly m: Messages;
  readonly account: Pick<Account, 'id' | 'handle' | 'network'>;
  readonly keeperName: string;
  readonly deputyName: string | null;
  /** Where people read the account. */
  readonly profileUrl: string;
  /** Null: the network asks for no log-in. */
  readonly by: LogInBy | null;
  /** The day of the last log-in recorded before the message. */
  readonly last: string | null;
  /** The target that the button carries. */
  readonly target: string;
  /** Its outcome; null: it waits for a log-in. */
  readonly end:
    | { readonly kind: 'done'; readonly name: string; readonly when: string }
    | { readonly kind: 'over' }
    | null;
}

/** Builds the message that somebody looks after an account from now on. */
export function namedCard(view: KeepingView & { readonly people: readonly string[] }): Card {
  const { m, account, keeperName, deputyName, by, people } = view;
  const title = m.keeping.named(accountLabel(account), keeperName, deputyName);
  const next = by === null ? m.keeping.noLogIn : m.keeping.logInBy(by.days, by.day);
  return {
    summary: asSentences(title, next),
    blocks: [
      { kind: 'paragraph', inlines: [...mentions(people), { kind: 'strong', text: title }] },
      { kind: 'paragraph', inlines: [{ kind: 'text', text: next }] },
      ...(by === null ? [] : endOrButton(view)),
    ],
  };
}

/** Builds the message that somebody has to log in; later, its outcome. */
export function dueCard(
  view: KeepingView & {
    readonly step: 'asks' | 'asksBoth' | 'missed';
    readonly called: readonly string[];
    /** The keeper is not among the people asked. */
    readonly isInPlace: boolean;
  },
): Card {
  const { m, account, keeperName, by, last, step, called, isInPlace, end, profileUrl } = view;
  const label = accountLabel(account);
  const title = step === 'missed' ? m.keeping.missed(label, keeperName, last) : m.keeping.due(label, last);
  const why = ((): string | null => {
    if (step === 'missed') return null;
    if (isInPlace) return m.keeping.standsIn(keeperName);
    return step === 'asksBoth' && called.length > 1 ? m.keeping.deputyToo : null;
  })();
  const time = by === null ? null : by.isPast ? m.keeping.wasUntil(by.days, by.day) : m.keeping.until(by.days, by.day);
  const whatToDo = m.keeping.whatToDo(new URL(profileUrl).host, account.handle, m.keeping.loggedIn);
  return {
    summary: asSentences(title, end === null ? time : endText(m, end)),
    blocks: [
      { kind: 'paragraph', inlines: [...mentions(called), { kind: 'strong', text: title }] },
      ...(end === null ? [text(asSentences(why, time)), text(whatToDo)] : []),
      ...endOrButton(view),
    ],
  };
}

/** Builds a message about something that has happened, below the people whom it mentions. */
export function eventCard(people: readonly string[], title: string, next: string | null): Card {
  return {
    summary: asSentences(title, next),
    blocks: [
      { kind: 'paragraph', inlines: [...mentions(people), { kind: 'strong', text: title }] },
      ...(next === null ? [] : [text(next)]),
    ],
  };
}

function endOrButton({ m, end, target }: KeepingView): readonly Block[] {
  if (end !== null) return [text(endText(m, end))];
  const about = { draftId: 'none', revision: 0, target } as const;
  return [{ kind: 'buttons', buttons: [cardButton('loggedIn', m.keeping.loggedIn, 'primary', about)] }];
}

function endText(m: Messages, end: NonNullable<KeepingView['end']>): string {
  return end.kind === 'over' ? m.keeping.over : m.keeping.done(end.name, end.when);
}

function mentions(people: readonly string[]): readonly Inline[] {
  return people.flatMap((user): readonly Inline[] => [
    { kind: 'mention', user },
    { kind: 'text', text: ' ' },
  ]);
}

function text(said: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text: said }] };
}
