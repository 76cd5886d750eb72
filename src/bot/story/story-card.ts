import { asSentences } from '#bot/as-sentences.ts';
import { draftButton } from '#bot/card-button.ts';
import type { DeskContext } from '#bot/context.ts';
import { plainCard } from '#bot/plain-card.ts';
import { readDraftView } from '#bot/drafting/draft-view.ts';
import { namesOf } from '#bot/drafting/names.ts';
import type { Block, Card } from '#chat/card.ts';
import { readRevision } from '#drafts/draft.ts';
import { type Happening, readStory } from '#publishing/read-story.ts';
import { readingsOfDraft } from '#reach/readings-of-draft.ts';

import { happeningBlocks } from './happening-blocks.ts';
import { readingsTable } from './readings-table.ts';

const pageSize = 8;

/**
 * Builds a page of a draft's timeline in the person's language: its events from `from` on, oldest first, with the words
 * that each version changed. The figures of its posts follow the last event.
 */
export async function storyCard(ctx: DeskContext, draftId: string, from: number): Promise<Card> {
  const { bot, chat, m } = ctx;
  const { db } = bot.store;
  const [read, story] = await Promise.all([readDraftView(bot, chat, draftId), readStory(db, draftId)]);
  if (read === null) return plainCard(m.answers.draftGone);
  const happenings = story.slice(from, from + pageSize);
  if (happenings.length === 0) return plainCard(m.story.over);
  const names = await namesOf(chat, happenings.flatMap(peopleIn));
  const view = { ...read, m, names: new Map([...read.names, ...names]) };
  const blocks = await Promise.all(
    happenings.map(async (happening): Promise<readonly Block[]> => {
      if (happening.kind !== 'written' || happening.revision === 1) return happeningBlocks(view, happening, null);
      const [before, after] = await Promise.all([
        readRevision(db, draftId, happening.revision - 1),
        readRevision(db, draftId, happening.revision),
      ]);
      const change = before === null || after === null ? null : { before: before.content, after: after.content };
      return happeningBlocks(view, happening, change);
    }),
  );
  const left = story.length - from - happenings.length;
  const title = m.story.title(view.draft.number);
  return {
    summary: asSentences(title),
    blocks: [
      { kind: 'heading', text: title },
      {
        kind: 'note',
        inlines: [{ kind: 'text', text: m.story.part(from + 1, from + happenings.length, story.length) }],
      },
      ...blocks.flat(),
      ...(left === 0
        ? readingsTable(view, await readingsOfDraft(db, draftId))
        : [
            {
              kind: 'buttons' as const,
              buttons: [draftButton(view, 'story', m.story.more(left), 'plain', String(from + pageSize))],
            },
          ]),
    ],
  };
}

function peopleIn(happening: Happening): readonly string[] {
  if (happening.kind === 'decided') return happening.inPlaceOf === null ? [] : [happening.inPlaceOf];
  return 'by' in happening ? [happening.by] : [];
}
