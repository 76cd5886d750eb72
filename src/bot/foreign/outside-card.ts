import { asSentences } from '#bot/as-sentences.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { firstWords } from '#bot/first-words.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block, Card, Inline } from '#chat/card.ts';
import type { Profile } from '#networks/read-outcome.ts';
import type { Change } from '#reach/watch/outside-change.ts';

import { type ForeignView, line, whileOpen } from './foreign-card.ts';

/** A post of Tambour's, as it was approved. */
export interface OutsidePost {
  readonly url: string;
  readonly text: string;
  readonly sentAt: Date;
  /** Tambour was restored shortly before the change was seen, and may have made it before that. */
  readonly isForgotten?: true;
}

/** A change that others made on the network itself, with all that its message shows. */
export interface OutsideView extends Omit<ForeignView, 'url' | 'text' | 'postedAt'> {
  readonly change: Change;
  /** Null: the change is not about a post. */
  readonly post: OutsidePost | null;
}

/**
 * Builds the one message about what others did to a post of Tambour's or to a profile: what was there, what is there
 * now where the network tells it, and what to do; later, who settled it.
 */
export function outsideCard(view: OutsideView): Card {
  const { m, account, change, settled } = view;
  const { outside } = m.foreign;
  const label = accountLabel(account);
  const title = settled === null ? outside.seen[change.kind](label) : outside.settled[change.kind](label);
  const next = nextText(view);
  return {
    summary: asSentences(title, next),
    blocks: [
      line({ kind: 'strong', text: title }),
      ...whatChanged(view),
      line({ kind: 'text', text: next }),
      ...(settled === null ? whileOpen(view) : []),
    ],
  };
}

function nextText({ m, desk, now, change, post, settled }: OutsideView): string {
  const { foreign } = m;
  if (settled === null) {
    return asSentences(post?.isForgotten ? m.restored.itself : null, foreign.outside.whatToDo[change.kind]);
  }
  const at = fullWhenText(settled.at, desk.timeZone, m.tongue, now);
  return settled.name === null ? foreign.outside.settledItself(at) : foreign.settledBy(settled.name, at);
}

function whatChanged(view: OutsideView): readonly Block[] {
  const { m, change } = view;
  const { outside } = m.foreign;
  switch (change.kind) {
    case 'edited':
      // Once Tambour has corrected the post, readers no longer see that edit.
      if (view.settled?.name === null) return [approved(view)];
      return [approved(view), line(text(outside.readsNow(quoted(view, change.text))))];
    case 'deleted':
      return [approved(view)];
    case 'profile':
      return profileLines(view, change.before, change.now);
  }
}

/** Says when Tambour published the post, its approved words, and where it is or was. */
function approved(view: OutsideView): Block {
  const { m, desk, now, post } = view;
  if (post === null) throw new Error('a change of a post has no post');
  const published = m.foreign.posted(fullWhenText(post.sentAt, desk.timeZone, m.tongue, now));
  const inlines: readonly Inline[] = [
    text(`${published} ${quoted(view, post.text)} · `),
    { kind: 'link', url: post.url, text: m.foreign.link },
  ];
  return { kind: 'paragraph', inlines };
}

function profileLines(view: OutsideView, before: Profile, now: Profile): readonly Block[] {
  const { name, bio, rest } = view.m.foreign.outside;
  return [
    ...(before.name === now.name ? [] : [line(text(name(quoted(view, before.name), quoted(view, now.name))))]),
    ...(before.bio === now.bio ? [] : [line(text(bio(quoted(view, before.bio), quoted(view, now.bio))))]),
    ...(before.rest === now.rest ? [] : [line(text(rest))]),
  ];
}

function quoted({ m }: OutsideView, words: string): string {
  const first = firstWords(words);
  return first === '' ? m.cards.noText : m.words.quoted(first);
}

function text(value: string): Inline {
  return { kind: 'text', text: value };
}
