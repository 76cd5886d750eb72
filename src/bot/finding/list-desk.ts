import { asSentences } from '#bot/as-sentences.ts';
import { freezeText } from '#bot/freezing/frozen-blocks.ts';
import type { DeskContext } from '#bot/context.ts';
import { overviewOf } from '#bot/home/overview.ts';
import { plainCard } from '#bot/plain-card.ts';
import { periodLines } from '#bot/periods/period-lines.ts';
import { sleepLines } from '#bot/sleeping/sleep-lines.ts';
import type { DraftState } from '#bot/drafting/draft-view.ts';
import type { Block, Card } from '#chat/card.ts';
import { listGroups } from '#publishing/find-drafts.ts';

import { resultBlocks, resultLine } from './result-blocks.ts';

const most = 20;
const mostButtons = 5;

/** Builds a card of the desk's open, scheduled and held drafts. */
export async function listDesk(ctx: DeskContext): Promise<Card> {
  const { m } = ctx;
  const { groups, freeze } = await overviewOf(ctx);
  const frozen = [...(freeze === null ? [] : [freezeText(m, freeze)]), ...(await sleepLines(ctx)), ...periodLines(ctx)];
  const hint: Block = { kind: 'note', inlines: [{ kind: 'text', text: m.find.hint }] };
  const filled = listGroups.filter((group) => groups[group].total > 0);
  if (filled.length === 0) return plainCard([...frozen, m.commands.listEmpty].join(' '), hint);
  const titles = { held: m.commands.listHeld, open: m.commands.listOpen, scheduled: m.commands.listScheduled };
  const sections = await Promise.all(
    filled.map((group) => {
      const { states, total } = groups[group];
      const views = states.slice(0, most).map((view) => ({ ...view, m }));
      return section(ctx, titles[group], views, total);
    }),
  );
  const counts = filled.map((group) => `${titles[group]} (${groups[group].total})`);
  return {
    summary: asSentences(...frozen, m.words.labelled(m.commands.listTitle, counts.join(', '))),
    blocks: [
      { kind: 'heading', text: m.commands.listTitle },
      ...frozen.map((text) => ({ kind: 'paragraph' as const, inlines: [{ kind: 'strong' as const, text }] })),
      ...sections.flat(),
      hint,
    ],
  };
}

async function section(
  ctx: DeskContext,
  title: string,
  views: readonly DraftState[],
  total: number,
): Promise<readonly Block[]> {
  const withButton = await Promise.all(views.slice(0, mostButtons).map((view) => resultBlocks(ctx, view)));
  const others = await Promise.all(views.slice(mostButtons).map((view) => resultLine(ctx, view)));
  const counted = total > views.length ? `${title} (${views.length} / ${total})` : title;
  return [
    { kind: 'paragraph', inlines: [{ kind: 'strong', text: counted }] },
    ...withButton.flat(),
    ...(others.length === 0 ? [] : [{ kind: 'list', items: others } as const]),
  ];
}
