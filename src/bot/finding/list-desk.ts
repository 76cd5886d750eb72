import { asSentences } from '#bot/as-sentences.ts';
import { draftButton } from '#bot/card-button.ts';
import { freezeText } from '#bot/freezing/frozen-blocks.ts';
import { stateText } from '#bot/drafting/state-text.ts';
import type { DeskContext } from '#bot/context.ts';
import { firstWords } from '#bot/first-words.ts';
import { plainCard } from '#bot/plain-card.ts';
import { type DraftState, readDraftStates } from '#bot/drafting/draft-view.ts';
import type { Block, Button, Card, Inline } from '#chat/card.ts';
import { freezeOf } from '#desks/freeze.ts';
import { listDrafts, listGroups } from '#publishing/find-drafts.ts';

import { threadLink } from '#bot/posting/thread-link.ts';

const most = 20;
const mostButtons = 5;

/** Builds a card of the desk's open, scheduled and held drafts. */
export async function listDesk(ctx: DeskContext): Promise<Card> {
  const { bot, desk, m } = ctx;
  const { db } = bot.store;
  const listed = await listDrafts(db, desk.id, most);
  const freeze = await freezeOf(db, desk.id);
  const frozen = freeze === null ? [] : [freezeText(m, freeze)];
  const hint: Block = { kind: 'note', inlines: [{ kind: 'text', text: m.find.hint }] };
  const filled = listGroups.filter((group) => listed[group].total > 0);
  if (filled.length === 0) return plainCard([...frozen, m.commands.listEmpty].join(' '), hint);
  const titles = { held: m.commands.listHeld, open: m.commands.listOpen, scheduled: m.commands.listScheduled };
  const states = await readDraftStates(
    bot,
    desk,
    filled.flatMap((group) => listed[group].draftIds),
  );
  const sections = await Promise.all(
    filled.map((group) => {
      const { draftIds, total } = listed[group];
      const views = states.filter(({ draft }) => draftIds.includes(draft.id)).map((view) => ({ ...view, m }));
      return section(ctx, titles[group], views, total);
    }),
  );
  const counts = filled.map((group) => `${titles[group]} (${listed[group].total})`);
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
  const items = await Promise.all(views.map((view) => item(ctx, view)));
  const counted = total > views.length ? `${title} (${views.length} / ${total})` : title;
  return [
    { kind: 'paragraph', inlines: [{ kind: 'strong', text: counted }] },
    { kind: 'list', items },
    { kind: 'buttons', buttons: views.slice(0, mostButtons).map((view) => showButton(view)) },
  ];
}

async function item(ctx: DeskContext, view: DraftState): Promise<readonly Inline[]> {
  const { m } = ctx;
  const words = firstWords(view.draft.current.content.text);
  const link = await threadLink(ctx, view.draft.id);
  return [
    { kind: 'strong', text: m.words.draft(view.draft.number) },
    { kind: 'text', text: ` ${words === '' ? m.cards.noText : m.words.quoted(words)} · ${stateText(view)}` },
    ...(link === null ? [] : [{ kind: 'text' as const, text: ' · ' }, link]),
  ];
}

function showButton(view: DraftState): Button {
  return draftButton(view, 'show', view.m.buttons.show(view.draft.number));
}
