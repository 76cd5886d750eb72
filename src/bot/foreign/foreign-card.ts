import { asSentences } from '#bot/as-sentences.ts';
import { cardButton } from '#bot/card-button.ts';
import { firstWords } from '#bot/first-words.ts';
import type { Messages } from '#messages/words/messages.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block, Button, Card, Inline } from '#chat/card.ts';
import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';

/** An external post, with all that its message shows. */
export interface ForeignView {
  readonly m: Messages;
  readonly desk: Pick<Desk, 'timeZone'>;
  readonly now: Date;
  readonly id: string;
  readonly account: Pick<Account, 'handle' | 'network'>;
  readonly url: string;
  readonly text: string;
  readonly postedAt: Date;
  /** `name` null: Tambour itself settled it. */
  readonly settled: { readonly at: Date; readonly name: string | null } | null;
  readonly firstHourUrl: string | null;
}

/**
 * Builds the one message about the post: on which account, when, what, where, and what to do; later, who settled it.
 */
export function foreignCard(
  view: ForeignView & {
    /** The desk relays from that account, so external posts are expected there. */
    readonly isSource: boolean;
    /** It was posted after the backup that Tambour was restored from since. */
    readonly isForgotten: boolean;
  },
): Card {
  const { m, account, settled } = view;
  const label = accountLabel(account);
  const open = view.isSource ? m.foreign.onSource(label) : m.foreign.seen(label);
  const title = settled === null ? open : m.foreign.settled(label);
  const next = asSentences(settled === null && view.isForgotten ? m.restored.itself : null, nextText(view));
  return {
    summary: asSentences(title, next),
    blocks: [
      line({ kind: 'strong', text: title }),
      { kind: 'paragraph', inlines: postInlines(view) },
      line({ kind: 'text', text: next }),
      ...(settled === null ? whileOpen(view) : []),
    ],
  };
}

/** Says when the post was made, its first words, and where it is. */
export function postInlines({ m, desk, now, postedAt, text, url }: ForeignView): readonly Inline[] {
  const words = firstWords(text);
  const posted = fullWhenText(postedAt, desk.timeZone, m.tongue, now);
  return [
    { kind: 'text', text: `${m.foreign.posted(posted)} ` },
    { kind: 'text', text: words === '' ? m.cards.noText : m.words.quoted(words) },
    { kind: 'text', text: ' · ' },
    { kind: 'link', url, text: m.foreign.link },
  ];
}

function nextText(view: ForeignView): string {
  const { m, settled } = view;
  if (settled === null) return m.foreign.whatToDo;
  const at = fullWhenText(settled.at, view.desk.timeZone, m.tongue, view.now);
  return settled.name === null ? m.foreign.settledItself(at) : m.foreign.settledBy(settled.name, at);
}

/** Builds the buttons for as long as nobody has settled it. */
export function whileOpen({ m, id, firstHourUrl }: Pick<ForeignView, 'm' | 'id' | 'firstHourUrl'>): readonly Block[] {
  // The target names the post that the buttons act on.
  const about = { draftId: 'none', revision: 0, target: id } as const;
  const buttons: readonly Button[] = [
    cardButton('itWasUs', m.foreign.itWasUs, 'plain', about),
    cardButton('freeze', m.foreign.freeze, 'danger', about),
  ];
  return [
    ...(firstHourUrl === null ? [] : [line({ kind: 'link', url: firstHourUrl, text: m.foreign.firstHour })]),
    { kind: 'buttons', buttons },
  ];
}

/** Builds a paragraph from one piece. */
export function line(inline: Inline): Block {
  return { kind: 'paragraph', inlines: [inline] };
}
