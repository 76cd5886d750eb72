import { draftButton } from '#bot/cards/draft-button.ts';
import { stateText } from '#bot/cards/state-text.ts';
import type { DeskDeed } from '#bot/deed.ts';
import { firstWords } from '#bot/first-words.ts';
import { plainCard } from '#bot/plain-card.ts';
import { type DraftView, readDraftView } from '#bot/show/draft-view.ts';
import type { Block, Button, Card, Inline } from '#chat/chat.ts';
import { type DraftLine, listDrafts } from '#drafts/list-drafts.ts';
import { deliveriesOf } from '#publishing/delivery-states.ts';
import type { Delivery } from '#publishing/delivery.ts';

import { threadLink } from './show-one.ts';

const most = 20;
const mostButtons = 5;

/** What is open, scheduled and held on the desk. */
export async function listDesk(deed: DeskDeed): Promise<Card> {
  const { bot, desk, m } = deed;
  const lines = await listDrafts(bot.store.db, desk.id, { states: ['writing', 'asked', 'approved'] });
  const open: DraftLine[] = [];
  const scheduled: DraftLine[] = [];
  const held: DraftLine[] = [];
  for (const line of lines) {
    const deliveries = await deliveriesOf(bot.store.db, line.id);
    if (deliveries.some(needsSomebody)) held.push(line);
    else if (line.state !== 'approved') open.push(line);
    else if (deliveries.some(({ state }) => state === 'ready' || state === 'sending')) scheduled.push(line);
  }
  if (open.length + scheduled.length + held.length === 0) return plainCard(m.commands.listEmpty);
  return {
    summary: m.commands.listTitle,
    blocks: [
      { kind: 'heading', text: m.commands.listTitle },
      ...(await section(deed, m.commands.listHeld, held)),
      ...(await section(deed, m.commands.listOpen, open)),
      ...(await section(deed, m.commands.listScheduled, scheduled)),
    ],
  };
}

function needsSomebody({ state }: Delivery): boolean {
  return state === 'held' || state === 'failed' || state === 'doubt';
}

async function section(deed: DeskDeed, title: string, lines: readonly DraftLine[]): Promise<readonly Block[]> {
  if (lines.length === 0) return [];
  const views: DraftView[] = [];
  for (const line of lines.slice(0, most)) {
    const view = await readDraftView(deed.bot, deed.chat, line.id);
    if (view !== null) views.push({ ...view, m: deed.m });
  }
  const items = await Promise.all(views.map((view) => item(deed, view)));
  const counted = lines.length > most ? `${title} (${most} / ${lines.length})` : title;
  return [
    { kind: 'paragraph', inlines: [{ kind: 'strong', text: counted }] },
    { kind: 'list', items },
    { kind: 'buttons', buttons: views.slice(0, mostButtons).map((view) => showButton(view)) },
  ];
}

async function item(deed: DeskDeed, view: DraftView): Promise<readonly Inline[]> {
  const { m } = deed;
  const words = firstWords(view.draft.current.content.text);
  const link = await threadLink(deed, view.draft.id);
  return [
    { kind: 'strong', text: m.words.draft(view.draft.number) },
    { kind: 'text', text: ` ${words === '' ? m.cards.noText : m.words.quoted(words)} · ${stateText(view)}` },
    ...(link === null ? [] : [{ kind: 'text' as const, text: ' · ' }, link]),
  ];
}

function showButton(view: DraftView): Button {
  return draftButton(view, 'show', view.m.buttons.show(view.draft.number));
}
