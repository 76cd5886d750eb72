import type { Temporal } from 'temporal-polyfill';

import { asSentences } from '#bot/as-sentences.ts';
import { draftButton } from '#bot/card-button.ts';
import type { DeskContext } from '#bot/context.ts';
import { plainCard } from '#bot/plain-card.ts';
import { type DraftState, readDraftStates } from '#bot/drafting/draft-view.ts';
import { shortDayText } from '#bot/when-text.ts';
import type { Card } from '#chat/card.ts';
import type { FoundPage } from '#publishing/find-drafts.ts';

import { olderTarget } from './older-target.ts';
import { resultBlocks } from './result-blocks.ts';

export interface Found {
  readonly page: FoundPage;
  /** The search as it was understood. */
  readonly understood: string;
  readonly wish: string;
  readonly today: Temporal.PlainDate;
  readonly isFirst: boolean;
}

/** Builds a page of results: the count, a line for each with its button, and a button to older drafts. */
export async function foundCard(ctx: DeskContext, found: Found): Promise<Card> {
  const { bot, m } = ctx;
  const { page, understood, wish, today, isFirst } = found;
  const views = (await readDraftStates(bot, ctx.desk, page.draftIds)).map((view) => ({ ...view, m }));
  const last = views.at(-1);
  if (last === undefined || page.lastNumber === null) {
    return plainCard(isFirst ? `${m.find.none(understood)} ${m.find.example}` : m.find.noOlder);
  }
  const title = m.words.labelled(m.find.count(page.total), understood);
  const place = { before: page.lastNumber, today };
  const older = draftButton(last, 'olderDrafts', m.find.older(page.older), 'plain', olderTarget(place, wish));
  const results = await Promise.all(views.map((view) => resultBlocks(ctx, view, dayOf(view))));
  return {
    summary: asSentences(title),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      ...results.flat(),
      ...(page.older === 0 ? [] : [{ kind: 'buttons', buttons: [older] } as const]),
    ],
  };
}

/** Formats the day of the publication, or of the version; empty where the state says when it goes out. */
function dayOf({ desk, draft, deliveries, m, now }: DraftState): readonly string[] {
  const sent = deliveries.flatMap((delivery) => ('sentAt' in delivery ? [delivery.sentAt.getTime()] : []));
  if (sent.length === 0 && deliveries.some(({ state }) => state === 'ready')) return [];
  const at = sent.length === 0 ? draft.current.createdAt : new Date(Math.min(...sent));
  return [shortDayText(at, desk.timeZone, m.tongue, now)];
}
