import type { Standing } from '#approvals/standing.ts';
import { chainLine } from '#bot/approving/chain-blocks.ts';
import { asSentences } from '#bot/as-sentences.ts';
import { buttonBlocks, cardButton } from '#bot/card-button.ts';
import { findingText } from '#bot/drafting/finding-text.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { showRest } from '#bot/drafting/rest-fields.ts';
import type { Block, Card } from '#chat/card.ts';
import type { Desk } from '#desks/desk.ts';
import type { Agreement } from '#drafts/emergency/agreed.ts';
import { type Blank, MAX_SHORT_CHARACTERS } from '#drafts/emergency/blank.ts';
import { longestCounts } from '#drafts/emergency/fillings.ts';
import { findingsOfTemplate } from '#drafts/emergency/findings-of-template.ts';
import { type EmergencyPart, emergencyParts, type EmergencyTemplate } from '#drafts/emergency/template.ts';
import { renderingsOf, type Rules } from '#drafts/renderings-of.ts';
import type { Messages } from '#messages/words/messages.ts';

import { blanksOf } from './emergency-template-form.ts';

/** An emergency template, with all that its card shows. */
export interface TemplateView {
  readonly m: Messages;
  readonly desk: Desk;
  readonly rules: Rules;
  readonly template: EmergencyTemplate;
  readonly agreement: Agreement;
  /** The standing of its decisions, while it waits, or waits again. */
  readonly standing: Standing | null;
  /** The person who decided last; null if nobody has. */
  readonly lastName: string | null;
  readonly name: (person: string) => string;
}

/** Builds the card on which a desk's approvers decide about a template: every text in full, and every value of its blanks. */
export function templateCard(view: TemplateView): Card {
  const { m, template, name } = view;
  const { card } = m.emergencyTemplates;
  const asker = name(template.askedBy);
  const title =
    template.version === 1 ? card.asks(asker, template.name) : card.asksChange(asker, template.name, template.version);
  const states = statesOf(view);
  return {
    summary: asSentences(title, ...states),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      ...(view.standing === null ? [] : [paragraph(card.until)]),
      ...contentBlocksOf(view),
      ...states.map(paragraph),
      ...buttonsOf(view),
    ],
  };
}

/** Shows everything that a template says, for each account, and its blanks. */
export function contentBlocksOf(view: TemplateView): readonly Block[] {
  const { m, template, desk, rules, name } = view;
  const { card } = m.emergencyTemplates;
  const blanks = blanksOf(template);
  const found = findingsOfTemplate(template, desk, rules);
  return [
    ...emergencyParts.flatMap((part) => partBlocks(view, part)),
    { kind: 'note', inlines: [{ kind: 'text', text: showRest(m, template.parts.warning.content) }] },
    paragraph(blanks.length === 0 ? card.noBlanks : card.blanks),
    ...(blanks.length === 0
      ? []
      : [
          {
            kind: 'list' as const,
            items: blanks.map((blank) => [{ kind: 'text' as const, text: blankText(m, blank) }]),
          },
        ]),
    ...(found.length === 0
      ? []
      : [
          { kind: 'paragraph' as const, inlines: [{ kind: 'strong' as const, text: m.cards.remarks }] },
          {
            kind: 'list' as const,
            items: found.map(({ part, finding }) => [
              { kind: 'strong' as const, text: m.emergencyTemplates.parts[part] },
              { kind: 'text' as const, text: m.words.labelled('', findingText(view, finding)) },
            ]),
          },
        ]),
    {
      kind: 'note',
      inlines: [{ kind: 'text', text: asSentences(card.authors(template.authors.map(name)), card.noPictures) }],
    },
  ];
}

/** Shows one part as each account would send it, once for all that send the same, and how long it can get. */
function partBlocks({ m, template, desk, rules }: TemplateView, part: EmergencyPart): readonly Block[] {
  const { card, parts } = m.emergencyTemplates;
  const labelOf = (id: string): string => accountLabel(desk.accounts.find((account) => account.id === id));
  const renderings = renderingsOf(
    { ...template.parts[part].content, media: [], timeZone: desk.timeZone },
    desk.accounts,
    rules,
  );
  const groups = Map.groupBy(renderings, ({ text, contentWarning }) => JSON.stringify([text, contentWarning]));
  const counts = longestCounts(template, desk, rules).filter((one) => one.part === part);
  return [
    { kind: 'heading', text: parts[part] },
    ...[...groups.values()].flatMap((group): readonly Block[] => {
      const [first] = group;
      if (first === undefined) return [];
      const accounts = group.map(({ accountId }) => labelOf(accountId)).join(', ');
      return [
        { kind: 'paragraph', inlines: [{ kind: 'strong', text: m.cards.toAll(accounts) }] },
        ...(first.contentWarning === null
          ? []
          : [
              { kind: 'note' as const, inlines: [{ kind: 'text' as const, text: m.fields.contentWarning.label }] },
              { kind: 'quote' as const, text: first.contentWarning },
            ]),
        { kind: 'quote', text: first.text },
      ];
    }),
    {
      kind: 'note',
      inlines: [
        {
          kind: 'text',
          text: card.longest(
            counts.map(({ accountId, count, limit }) => card.count(labelOf(accountId), count, limit)).join(', '),
          ),
        },
      ],
    },
  ];
}

function blankText({ emergencyTemplates: { card }, words }: Messages, { name, kind, choices }: Blank): string {
  switch (kind) {
    case 'choice':
      return card.choice(name, choices.map(words.quoted));
    case 'time':
      return card.time(name);
    case 'short':
      return card.short(name, MAX_SHORT_CHARACTERS);
  }
}

/** Says how a template stands, in a sentence or two. */
function statesOf({ m, template, agreement, standing, lastName, name }: TemplateView): readonly string[] {
  const { card } = m.emergencyTemplates;
  const endedBy = template.endedBy === null ? lastName : name(template.endedBy);
  switch (template.state) {
    case 'asked':
      return agreement.kind === 'not' && agreement.why === 'changed' ? [card.changed] : missingText(m, standing, name);
    case 'agreed':
      if (agreement.kind === 'agreed') return [card.agreed(agreement.template.approvers.map(name))];
      if (agreement.why === 'accountGone') return [card.accountGone];
      return agreement.why === 'changed' ? [card.changed] : [card.lapsed, ...missingText(m, standing, name)];
    case 'refused':
      return [card.refused(endedBy)];
    case 'withdrawn':
      return [card.withdrawn(endedBy)];
    case 'replaced':
      return [card.replaced];
  }
}

function missingText(m: Messages, standing: Standing | null, name: (person: string) => string): readonly string[] {
  if (standing?.kind !== 'waiting') return [];
  const { card } = m.emergencyTemplates;
  const { chain, by, missing } = standing;
  const approved =
    chain === undefined ? (by.length === 0 ? [] : [card.approvedBy(by.map(name))]) : [chainLine(m, chain, name)];
  return [...approved, card.missing(missing)];
}

function buttonsOf({ m, template, standing }: TemplateView): readonly Block[] {
  const { card } = m.emergencyTemplates;
  if (template.state !== 'asked' && template.state !== 'agreed') return [];
  const about = { draftId: 'none', revision: template.version, target: template.id } as const;
  const decide = [
    cardButton('approveEmergencyTemplate', card.approve, 'primary', about),
    cardButton('refuseEmergencyTemplate', card.refuse, 'plain', about),
  ];
  return buttonBlocks(m, standing === null ? [] : decide, [
    cardButton('changeEmergencyTemplate', card.change, 'plain', about),
    cardButton('withdrawEmergencyTemplate', card.withdraw, 'plain', about),
  ]);
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}
