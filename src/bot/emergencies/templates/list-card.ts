import type { Action } from '#bot/action.ts';
import { asSentences } from '#bot/as-sentences.ts';
import { buttonBlocks, cardButton } from '#bot/card-button.ts';
import type { DeskContext } from '#bot/context.ts';
import { firstWords } from '#bot/first-words.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Block, Card } from '#chat/card.ts';
import { type EmergencyTemplate, readOpenTemplates } from '#drafts/emergency/template.ts';

import { templateMeant } from './change-emergency-template.ts';
import { contentBlocksOf, type TemplateView } from './template-card.ts';
import { viewOfTemplate } from './template-view.ts';

/** The most characters of a name that fit on a button; the whole name stands above it. */
const maxLabelCharacters = 30;

/** Builds a card of the desk's emergency templates, each with its state and what can be done with it. */
export async function listCard(ctx: DeskContext): Promise<Card> {
  const { bot, chat, desk, m, members } = ctx;
  const { list } = m.emergencyTemplates;
  const all = await readOpenTemplates(bot.store.db, desk.id);
  const views = await Promise.all(all.map((template) => viewOfTemplate(bot, chat, { template, desk, members, m })));
  const about = { draftId: desk.id, revision: 0, target: null };
  const last: Block = { kind: 'buttons', buttons: [cardButton('newEmergencyTemplate', list.new, 'plain', about)] };
  if (all.length === 0) return plainCard(list.none, last);
  const title = list.title(new Set(all.map(({ firstVersionId }) => firstVersionId)).size);
  return {
    summary: asSentences(title),
    blocks: [{ kind: 'heading', text: title }, ...views.flatMap((view) => lineBlocks(view, isNewest(all, view))), last],
  };
}

/** Shows the whole text of a template to the person who asks. */
export const showEmergencyTemplate: Action<'showEmergencyTemplate'> = {
  button: {
    about: 'desk',
    may: 'team',
    async press(ctx) {
      const { bot, chat, desk, m, members } = ctx;
      const template = await templateMeant(ctx);
      if (template === null) return m.emergencyTemplates.answer.gone;
      const view = await viewOfTemplate(bot, chat, { template, desk, members, m });
      return { summary: template.name, blocks: [{ kind: 'heading', text: template.name }, ...contentBlocksOf(view)] };
    },
  },
};

/** Tells whether it is the version to change. The versions of one line come newest first. */
function isNewest(all: readonly EmergencyTemplate[], { template }: TemplateView): boolean {
  return all.find(({ firstVersionId }) => firstVersionId === template.firstVersionId) === template;
}

function lineBlocks(view: TemplateView, isChangeable: boolean): readonly Block[] {
  const { m, template } = view;
  const { list } = m.emergencyTemplates;
  const about = { draftId: 'none', revision: template.version, target: template.id };
  const short = firstWords(template.name, maxLabelCharacters);
  return [
    {
      kind: 'paragraph',
      inlines: [
        { kind: 'strong', text: template.name },
        { kind: 'text', text: m.words.labelled('', stateText(view)) },
      ],
    },
    ...buttonBlocks(
      m,
      [cardButton('showEmergencyTemplate', list.show(short), 'plain', about)],
      isChangeable
        ? [
            cardButton('changeEmergencyTemplate', list.change(short), 'plain', about),
            cardButton('withdrawEmergencyTemplate', list.withdraw(short), 'plain', about),
          ]
        : [],
    ),
  ];
}

function stateText({ m, template, agreement }: TemplateView): string {
  const { list } = m.emergencyTemplates;
  if (agreement.kind === 'agreed') return list.agreed;
  if (agreement.why === 'changed' || agreement.why === 'accountGone') return list[agreement.why];
  return template.state === 'agreed' ? list.lapsed : list.asked;
}
