import type { Block, Inline } from '#chat/card.ts';

import type { DigestView } from './digest-view.ts';

const mostLinked = 3;

/** Asks to answer the unanswered replies, with links to the posts that have most of them. */
export function toAnswerBlock({ m, digest: { toAnswer } }: DigestView): readonly Block[] {
  if (toAnswer.length === 0) return [];
  const replies = toAnswer.reduce((sum, { unanswered }) => sum + unanswered, 0);
  const linked = toAnswer.slice(0, mostLinked).map(({ draftNumber, title, url, unanswered }): Inline => {
    const text = m.digest.toAnswerIn(title === '' ? m.words.draft(draftNumber) : title, unanswered);
    return { kind: 'link', url, text };
  });
  const more = toAnswer.length - linked.length;
  const parts: readonly Inline[] = [
    ...linked,
    ...(more === 0 ? [] : [{ kind: 'text', text: m.digestDetails.more(more) } as const]),
  ];
  const said: Inline = { kind: 'text', text: `${m.digest.toAnswer(replies)} ` };
  const apart: Inline = { kind: 'text', text: ' · ' };
  return [{ kind: 'paragraph', inlines: [said, ...parts.flatMap((part, at) => (at === 0 ? [part] : [apart, part]))] }];
}
