import { asSentences } from '#bot/as-sentences.ts';
import { cardButton } from '#bot/card-button.ts';
import type { DeskContext } from '#bot/context.ts';
import { firstWords } from '#bot/first-words.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Block, Card } from '#chat/card.ts';
import { readTemplates } from '#drafts/template.ts';

/** Builds a card of the desk's templates, each with a button that opens a draft from it, and of what can be typed. */
export async function templatesCard({ bot, desk, m }: DeskContext): Promise<Card> {
  const all = await readTemplates(bot.store.db, desk.id);
  const how: Block = { kind: 'note', inlines: [{ kind: 'text', text: m.templates.howTo }] };
  if (all.length === 0) return plainCard(m.templates.none, how);
  const title = m.templates.title(all.length);
  return {
    summary: asSentences(title),
    blocks: [
      { kind: 'heading', text: title },
      {
        kind: 'list',
        items: all.map(({ name, text }) => [
          { kind: 'strong', text: name },
          { kind: 'text', text: ` ${m.words.quoted(firstWords(text))}` },
        ]),
      },
      {
        kind: 'buttons',
        buttons: all.map(({ id: draftId, name }) =>
          cardButton('useTemplate', m.templates.use(name), 'plain', { draftId, revision: 0, target: null }),
        ),
      },
      how,
    ],
  };
}
