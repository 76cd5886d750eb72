import { asSentences } from '#bot/as-sentences.ts';
import { whenText } from '#bot/when-text.ts';
import type { Block, Card, Inline } from '#chat/card.ts';

import { networkKinds } from '#networks/network-kinds.ts';

import { bestItems } from './best-items.ts';
import { chartAlt } from './chart-alt.ts';
import { daysOf } from './days-of.ts';
import { gotText } from './got-text.ts';
import { digestTable } from './digest-table.ts';
import type { DigestView } from './digest-view.ts';
import { headline } from './headline.ts';
import { toAnswerBlock } from './to-answer-block.ts';

/**
 * Builds the digest's card in the channel: a headline, what posts got, what to do, a chart, a short table. `foot` says
 * where there is more, or who sees it.
 */
export function digestCard(view: DigestView, foot: string): Card {
  const { m, digest, chart } = view;
  const title = m.digest.titleOf(...daysOf(view));
  const said = headline(view);
  const got = gotText(view);
  const best = bestItems(view);
  return {
    summary: asSentences(title, said),
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: said }] },
      ...(got === null ? [] : [plain(got)]),
      ...toAnswerBlock(view),
      ...notes(view).map(note),
      ...(chart === null
        ? []
        : [
            {
              kind: 'image',
              sha256: chart,
              mimeType: 'image/png',
              alt: chartAlt(view),
              title: m.digestChart.title,
            } as const,
          ]),
      ...digestTable(view),
      ...(best.length === 0 ? [] : [strong(m.digest.best.title), { kind: 'list', items: best } as const]),
      ...(digest.waiting === 0 ? [] : [note(m.digest.waiting(digest.waiting))]),
      note(foot),
    ],
  };
}

function notes({ m, desk, now, lateSince, changedAt, unread }: DigestView): readonly string[] {
  const when = (at: Date): string => whenText(at, desk.timeZone, m.tongue, now);
  return [
    ...(lateSince === null ? [] : [m.digest.late(when(lateSince))]),
    ...(changedAt === null ? [] : [m.digest.changed(when(changedAt))]),
    ...unread.map((network) => m.digest.readingOff(networkKinds[network].name)),
  ];
}

function note(text: string): Block {
  return { kind: 'note', inlines: [{ kind: 'text', text }] };
}

function plain(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}

function strong(text: string): Block {
  const inlines: readonly Inline[] = [{ kind: 'strong', text }];
  return { kind: 'paragraph', inlines };
}
