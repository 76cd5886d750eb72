import { asSentences } from '#bot/as-sentences.ts';
import { draftButton } from '#bot/cards/draft-button.ts';
import { freezeText } from '#bot/cards/frozen-blocks.ts';
import { stateText } from '#bot/cards/state-text.ts';
import type { DeskDeed } from '#bot/deed.ts';
import { firstWords } from '#bot/first-words.ts';
import { plainCard } from '#bot/plain-card.ts';
import { type DraftState, readDraftStates } from '#bot/show/draft-view.ts';
import type { Block, Button, Card, Inline } from '#chat/card.ts';
import { freezeOf } from '#desks/freeze.ts';
import { type DraftLine, listDrafts } from '#drafts/list-drafts.ts';
import { deliveriesOfEach } from '#publishing/delivery-states.ts';
import type { Delivery } from '#publishing/delivery.ts';

import { threadLink } from './show-one.ts';

const most = 20;
const mostButtons = 5;

/** What is open, scheduled and held on the desk. */
export async function listDesk(deed: DeskDeed): Promise<Card> {
  const { bot, desk, m } = deed;
  const { db } = bot.store;
  const lines = await listDrafts(db, desk.id, { states: ['writing', 'asked', 'approved'] });
  const deliveriesOf = await deliveriesOfEach(
    db,
    lines.map(({ id }) => id),
  );
  const read = lines.map((line) => ({ line, deliveries: deliveriesOf.get(line.id) ?? [] }));
  const open: DraftLine[] = [];
  const scheduled: DraftLine[] = [];
  const held: DraftLine[] = [];
  for (const { line, deliveries } of read) {
    if (deliveries.some(needsSomebody)) held.push(line);
    else if (line.state !== 'approved') open.push(line);
    else if (deliveries.some(({ state }) => state === 'ready' || state === 'sending')) scheduled.push(line);
  }
  const freeze = await freezeOf(db, desk.id);
  const frozen = freeze === null ? [] : [freezeText(m, freeze)];
  const hint: Block = { kind: 'note', inlines: [{ kind: 'text', text: m.find.hint }] };
  if (open.length + scheduled.length + held.length === 0) {
    return plainCard([...frozen, m.commands.listEmpty].join(' '), hint);
  }
  const groups: readonly (readonly [title: string, lines: readonly DraftLine[]])[] = [
    [m.commands.listHeld, held],
    [m.commands.listOpen, open],
    [m.commands.listScheduled, scheduled],
  ];
  const sections = await Promise.all(groups.map(([title, lines]) => section(deed, title, lines)));
  const counts = groups.flatMap(([title, { length }]) => (length === 0 ? [] : [`${title} (${length})`]));
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

function needsSomebody({ state }: Delivery): boolean {
  return state === 'held' || state === 'failed' || state === 'doubt';
}

async function section(deed: DeskDeed, title: string, lines: readonly DraftLine[]): Promise<readonly Block[]> {
  if (lines.length === 0) return [];
  const read = await readDraftStates(
    deed.bot,
    deed.desk,
    lines.slice(0, most).map(({ id }) => id),
  );
  const views = read.map((view) => ({ ...view, m: deed.m }));
  const items = await Promise.all(views.map((view) => item(deed, view)));
  const counted = lines.length > most ? `${title} (${most} / ${lines.length})` : title;
  return [
    { kind: 'paragraph', inlines: [{ kind: 'strong', text: counted }] },
    { kind: 'list', items },
    { kind: 'buttons', buttons: views.slice(0, mostButtons).map((view) => showButton(view)) },
  ];
}

async function item(deed: DeskDeed, view: DraftState): Promise<readonly Inline[]> {
  const { m } = deed;
  const words = firstWords(view.draft.current.content.text);
  const link = await threadLink(deed, view.draft.id);
  return [
    { kind: 'strong', text: m.words.draft(view.draft.number) },
    { kind: 'text', text: ` ${words === '' ? m.cards.noText : m.words.quoted(words)} · ${stateText(view)}` },
    ...(link === null ? [] : [{ kind: 'text' as const, text: ' · ' }, link]),
  ];
}

function showButton(view: DraftState): Button {
  return draftButton(view, 'show', view.m.buttons.show(view.draft.number));
}
