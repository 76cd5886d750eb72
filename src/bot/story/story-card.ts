import { asSentences } from '#bot/as-sentences.ts';
import { draftButton } from '#bot/card-button.ts';
import type { DeskContext } from '#bot/context.ts';
import { plainCard } from '#bot/plain-card.ts';
import { readDraftView } from '#bot/drafting/draft-view.ts';
import { namesOf } from '#bot/drafting/names.ts';
import type { Block, Card } from '#chat/card.ts';
import { readRevision } from '#drafts/draft.ts';
import { type StoryEvent, readStory } from '#publishing/read-story.ts';
import { readingsOfDraft } from '#reach/readings-of-draft.ts';

import { storyEventBlocks } from './story-event-blocks.ts';
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
  const events = story.slice(from, from + pageSize);
  if (events.length === 0) return plainCard(m.story.over);
  const names = await namesOf(chat, events.flatMap(peopleIn));
  const view = { ...read, m, names: new Map([...read.names, ...names]) };
  const blocks = await Promise.all(
    events.map(async (event): Promise<readonly Block[]> => {
      if (event.kind !== 'written' || event.revision === 1) return storyEventBlocks(view, event, null);
      const [before, after] = await Promise.all([
        readRevision(db, draftId, event.revision - 1),
        readRevision(db, draftId, event.revision),
      ]);
      const change = before === null || after === null ? null : { before: before.content, after: after.content };
      return storyEventBlocks(view, event, change);
    }),
  );
  const left = story.length - from - events.length;
  const title = m.story.title(view.draft.number);
  return {
    summary: asSentences(title),
    blocks: [
      { kind: 'heading', text: title },
      {
        kind: 'note',
        inlines: [{ kind: 'text', text: m.story.part(from + 1, from + events.length, story.length) }],
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

function peopleIn(event: StoryEvent): readonly string[] {
  if (event.kind === 'decided') return event.inPlaceOf === null ? [] : [event.inPlaceOf];
  return 'by' in event ? [event.by] : [];
}
