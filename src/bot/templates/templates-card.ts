import { asSentences } from '#bot/as-sentences.ts';
import { buttonBlocks, cardButton } from '#bot/card-button.ts';
import type { DeskContext } from '#bot/context.ts';
import { firstWords } from '#bot/first-words.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Block, Card } from '#chat/card.ts';
import type { Template } from '#drafts/template.ts';
import type { Messages } from '#messages/words/messages.ts';

/** The most characters of a name that fit on a button, even wide ones. The whole name stands above it. */
const maxLabelCharacters = 30;

/** Builds a card of the desk's templates, each with its buttons, and how to make a new one. */
export function templatesCard({ desk, m }: Pick<DeskContext, 'desk' | 'm'>, all: readonly Template[]): Card {
  const { keepHint, keeping, newTitle, none, title } = m.templates;
  const toNew = cardButton('newTemplate', newTitle, 'plain', { draftId: desk.id, revision: 0, target: null });
  const last: readonly Block[] = [
    { kind: 'buttons', buttons: [toNew] },
    { kind: 'note', inlines: [{ kind: 'text', text: keepHint(keeping.title) }] },
  ];
  if (all.length === 0) return plainCard(none, ...last);
  const counted = title(all.length);
  return {
    summary: asSentences(counted),
    blocks: [{ kind: 'heading', text: counted }, ...all.flatMap((one) => templateBlocks(m, one)), ...last],
  };
}

/** Shows a template in one line, with its buttons right below. */
function templateBlocks(m: Messages, { id: draftId, name, text }: Template): readonly Block[] {
  const about = { draftId, revision: 0, target: null };
  const short = firstWords(name, maxLabelCharacters);
  return [
    {
      kind: 'paragraph',
      inlines: [
        { kind: 'strong', text: name },
        { kind: 'text', text: ` ${m.words.quoted(firstWords(text))}` },
      ],
    },
    ...buttonBlocks(
      m,
      [cardButton('useTemplate', m.templates.use(short), 'plain', about)],
      [
        cardButton('changeTemplate', m.templates.change(short), 'plain', about),
        cardButton('removeTemplate', m.templates.remove(short), 'plain', about),
      ],
    ),
  ];
}
