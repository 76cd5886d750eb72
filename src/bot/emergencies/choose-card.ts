import { asSentences } from '#bot/as-sentences.ts';
import { cardButton } from '#bot/card-button.ts';
import type { DeskContext } from '#bot/context.ts';
import { whenText } from '#bot/when-text.ts';
import type { Block, Button, Card } from '#chat/card.ts';
import { type AgreedTemplate, agreedTemplates } from '#drafts/emergency/agreed.ts';
import type { EmergencyMode } from '#drafts/emergency/fill.ts';
import type { EmergencyPart } from '#drafts/emergency/template.ts';
import { type Emergency, openEmergencies } from '#emergencies/event.ts';
import { shorten } from '#text/shorten.ts';

import { useTarget } from './use-target.ts';

/** The most characters of a name on a button, so that there is room for the button's effect. */
const maxLabelCharacters = 40;

/**
 * Builds the card of what can be published by the path now: the parts of events under way, then a button for each
 * agreed template. The typed word stands first.
 */
export async function chooseCard(ctx: DeskContext, mode: EmergencyMode): Promise<Card> {
  const { bot, desk, m, members } = ctx;
  const { db: tx, decisionKey } = bot.store;
  const templates = await agreedTemplates({ tx, decisionKey }, desk, members);
  const open = (await openEmergencies(tx, desk.id)).filter((event) => event.mode === mode);
  const { choose } = m.emergency;
  const title = choose.title(m.emergency.mode[mode]);
  const note = templates.length === 0 ? choose.none : choose[mode];
  const warnings = templates.map((template) => button(ctx, { mode, template, part: 'warning', event: null }));
  return {
    summary: asSentences(title, note),
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'paragraph', inlines: [{ kind: 'text', text: note }] },
      ...open.flatMap((event) => eventBlocks(ctx, event, templates)),
      ...(warnings.length === 0 ? [] : [{ kind: 'buttons' as const, buttons: warnings }]),
      ...withoutBlocks(ctx, mode),
    ],
  };
}

/** Offers to write a post without a template, which somebody else has to approve; only if it is real. */
function withoutBlocks({ desk, m }: DeskContext, mode: EmergencyMode): readonly Block[] {
  if (mode !== 'real') return [];
  const { offer, button: label } = m.without;
  const about = { draftId: desk.id, revision: 0, target: null } as const;
  return [
    { kind: 'paragraph', inlines: [{ kind: 'text', text: offer }] },
    { kind: 'buttons', buttons: [cardButton('emergencyWithoutTemplate', label, 'plain', about)] },
  ];
}

/** Shows an event under way, with its correction and its all-clear; nothing if its template is no longer agreed. */
function eventBlocks(ctx: DeskContext, event: Emergency, templates: readonly AgreedTemplate[]): readonly Block[] {
  const { bot, desk, m } = ctx;
  const template = templates.find(({ name }) => name === event.what);
  if (template === undefined) return [];
  const when = whenText(event.openedAt, desk.timeZone, m.tongue, bot.store.clock.now());
  const parts = ['correction', 'allClear'] as const;
  return [
    { kind: 'paragraph', inlines: [{ kind: 'text', text: m.emergency.choose.goesOn(event.what, when) }] },
    { kind: 'buttons', buttons: parts.map((part) => button(ctx, { mode: event.mode, template, part, event })) },
  ];
}

/** Builds the button that continues with one part of a template, for an event or for one determined later. */
function button(
  { desk, m }: Pick<DeskContext, 'desk' | 'm'>,
  {
    mode,
    template,
    part,
    event,
  }: {
    readonly mode: EmergencyMode;
    readonly template: Pick<AgreedTemplate, 'id' | 'name'>;
    readonly part: EmergencyPart;
    readonly event: Pick<Emergency, 'id'> | null;
  },
): Button {
  const target = useTarget({ mode, templateId: template.id, part, emergencyId: event?.id ?? null });
  const label = m.emergency.partOf(shorten(template.name, maxLabelCharacters), m.emergency.part[part]);
  return cardButton('emergencyFill', label, 'plain', { draftId: desk.id, revision: 0, target });
}
