import { asSentences } from '#bot/as-sentences.ts';
import { contentBlocks } from '#bot/drafting/content-blocks.ts';
import { detailBlocks } from '#bot/drafting/detail-blocks.ts';
import { correctionNotes } from '#bot/correcting/correction-blocks.ts';
import { deliveryItem } from '#bot/sending/delivery-items.ts';
import { draftButton } from '#bot/card-button.ts';
import { stateText } from '#bot/drafting/state-text.ts';
import type { DeskContext } from '#bot/context.ts';
import { plainCard } from '#bot/plain-card.ts';
import { readDraftView } from '#bot/drafting/draft-view.ts';
import { nameIn } from '#bot/drafting/names.ts';
import { threadLink } from '#bot/cards/thread-link.ts';
import type { Card } from '#chat/card.ts';

/** Builds a card of one draft's state in the person's language, with a link to its thread. */
export async function showOne(ctx: DeskContext, number: number): Promise<Card> {
  const { bot, chat, desk, m } = ctx;
  const row = await bot.store.db.draft.findUnique({
    where: { deskId_number: { deskId: desk.id, number } },
    select: { id: true },
  });
  const [read, thread] =
    row === null ? [null, null] : await Promise.all([readDraftView(bot, chat, row.id), threadLink(ctx, row.id)]);
  if (read === null) return plainCard(m.answers.noSuchDraft(number));
  const view = { ...read, m };
  const title = m.words.draftAndVersion(number, view.draft.current.number);
  const about = [stateText(view), m.cards.author(nameIn(view, view.draft.author)), ...correctionNotes(view)].join(
    ' · ',
  );
  const approvers = view.standing.kind === 'approved' ? view.standing.by : view.sentBy;
  const names = new Intl.ListFormat(m.tongue).format(approvers.map((person) => nameIn(view, person)));
  return {
    summary: asSentences(m.words.labelled(title, stateText(view))),
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'note', inlines: [{ kind: 'text', text: about }] },
      ...(view.deliveries.length === 0
        ? []
        : [{ kind: 'list' as const, items: view.deliveries.map((delivery) => deliveryItem(view, delivery)) }]),
      ...(approvers.length === 0
        ? []
        : [{ kind: 'paragraph' as const, inlines: [{ kind: 'text' as const, text: m.cards.approvedBy(names) }] }]),
      ...contentBlocks(view),
      ...detailBlocks(view),
      ...(thread === null ? [] : [{ kind: 'paragraph' as const, inlines: [thread] }]),
      { kind: 'buttons', buttons: [draftButton(view, 'story', m.story.open, 'plain', '0')] },
    ],
  };
}
