import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import { buttonBlocks, cardButton } from '#bot/card-button.ts';
import { dollarsText } from '#messages/figure-text.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { plainCard } from '#bot/plain-card.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block, Button, Card, Inline } from '#chat/card.ts';
import type { Desk } from '#desks/desk.ts';
import type { RuleInForce } from '#drafts/relayed/rule-in-force.ts';
import type { Messages } from '#messages/words/messages.ts';
import { accountName } from '#relay/source-address.ts';
import type { Preview, Source } from '#relay/source.ts';

import { seenTarget } from './seen-source.ts';
import { failureText, sourceName } from './source-name.ts';

interface SourceView {
  readonly m: Messages;
  readonly desk: Desk;
  readonly bot: Pick<Bot, 'prices'>;
  readonly now: Date;
}

/** A source with the rule that publishes its entries; null: each becomes a draft that people approve. */
export interface RuledSource {
  readonly source: Source;
  readonly rule: Pick<RuleInForce, 'endsAt'> | null;
}

/** Builds the card of one source for the channel: what it is, how it stands, and what it would relay. */
export function sourceCard(view: SourceView, { source, rule }: RuledSource): Card {
  const { m } = view;
  const name = sourceName(m, source);
  const state = stateText(view, { source, rule });
  const isProposed = source.state.kind === 'proposed';
  return {
    summary: asSentences(name, state),
    blocks: [
      ...headBlocks(view, source, name, state),
      ...(isProposed && source.preview !== null ? previewBlocks(view, source, source.preview) : []),
      ...(source.state.kind === 'ended' ? [] : sourceButtons(m, source)),
    ],
  };
}

/** Builds a card of all sources of a desk, each with its actions, and how to add one. */
export function sourcesCard(view: SourceView, all: readonly RuledSource[]): Card {
  const { m, desk } = view;
  const { buttons, howTo, none, title } = m.relay;
  const add = cardButton('addSource', buttons.add, 'plain', { draftId: desk.id, revision: 0, target: null });
  const last: readonly Block[] = [{ kind: 'buttons', buttons: [add] }, note(howTo)];
  if (all.length === 0) return plainCard(none, ...last);
  const counted = title(all.length);
  return {
    summary: asSentences(counted),
    blocks: [
      { kind: 'heading', text: counted },
      ...all.flatMap((one) => [
        ...headBlocks(view, one.source, sourceName(m, one.source), stateText(view, one)),
        ...unreadBlocks(view, one.source),
        ...sourceButtons(m, one.source),
      ]),
      ...last,
    ],
  };
}

function headBlocks({ m, desk }: SourceView, source: Source, name: string, state: string): readonly Block[] {
  const accounts = desk.accounts.filter(({ id }) => source.accountIds.includes(id)).map(accountLabel);
  const line: readonly Inline[] = [
    { kind: 'strong', text: name },
    { kind: 'text', text: ` ${state}` },
  ];
  const address: readonly Inline[] = [
    { kind: 'text', text: `${m.relay.card.kind[source.kind]} ` },
    { kind: 'code', text: accountName(source) ?? source.url },
  ];
  return [
    { kind: 'paragraph', inlines: line },
    {
      kind: 'note',
      inlines:
        accounts.length === 0 ? address : [{ kind: 'text', text: `${m.relay.card.accounts(accounts)} · ` }, ...address],
    },
    ...(source.state.kind === 'ended' ? [] : [{ kind: 'note', inlines: readerLine(m, source) } as const]),
  ];
}

/** Names who reads the answers to its posts. */
function readerLine(
  { relayAnswers: { card } }: Messages,
  { repliesReader, repliesReaderGone }: Source,
): readonly Inline[] {
  if (repliesReader === null) return [{ kind: 'text', text: card.nobody }];
  return [
    { kind: 'text', text: `${repliesReaderGone ? card.gone : card.by} ` },
    { kind: 'mention', user: repliesReader },
  ];
}

function stateText({ m, desk, now }: SourceView, { source: { state }, rule }: RuledSource): string {
  const { relay } = m;
  switch (state.kind) {
    case 'proposed':
      return relay.state.proposed;
    case 'on':
      return rule === null
        ? relay.state.on
        : relay.state.byRule(fullWhenText(rule.endsAt, desk.timeZone, m.tongue, now));
    case 'ended':
      return relay.state.ended;
    case 'paused':
      return relay.state.paused[state.why];
  }
}

/** Says why a source could not be read, if that keeps it from being switched on. */
function unreadBlocks(view: SourceView, source: Source): readonly Block[] {
  const { preview, state } = source;
  return state.kind === 'proposed' && preview?.kind === 'failed' ? previewBlocks(view, source, preview) : [];
}

/** Shows the last entries as they would be relayed, or why there are none. */
function previewBlocks({ m, bot }: SourceView, source: Source, preview: Preview): readonly Block[] {
  const { card } = m.relay;
  if (preview.kind === 'failed') return [paragraph(card.notRead(failureText(m, source, preview.failure)))];
  const { texts, withoutLink, isChecked, billed, authors, isOfComments, ours = 0, folded = 0, undated = 0 } = preview;
  const isEmpty = texts.length === 0;
  return [
    ...(isEmpty && ours > 0 ? [] : [paragraph(isEmpty ? card.noEntries : card.previewed(texts.length))]),
    ...texts.map((text): Block => ({ kind: 'quote', text })),
    ...(ours === 0 ? [] : [note(card.ours(ours))]),
    ...(withoutLink === 0 ? [] : [note(card.withoutLink(withoutLink))]),
    ...(folded === 0 ? [] : [note(card.folded(folded))]),
    ...(undated === 0 ? [] : [note(card.undated(undated))]),
    ...(isOfComments === undefined ? [] : [paragraph(card.ofComments)]),
    ...(authors === undefined ? [] : [note(card.authors(authors))]),
    ...(isChecked ? [] : [note(card.unchecked)]),
    ...(billed === undefined ? [] : [note(billedText(m, bot.prices, billed))]),
    note(card.onlyNew),
  ];
}

/** Says what reading costs before it is switched on, if X bills it. */
function billedText(
  m: Messages,
  { ownedRead, postRead }: Bot['prices'],
  { areOwned, postsAMonth }: { readonly areOwned: boolean; readonly postsAMonth: number | null },
): string {
  const each = areOwned ? ownedRead : postRead;
  const costs = (dollars: number): string => dollarsText(dollars, m.tongue);
  const { card } = m.relay;
  return postsAMonth === null
    ? card.billedUnknown(costs(each))
    : card.billed(costs(each), postsAMonth, costs(postsAMonth * each));
}

function sourceButtons(m: Messages, source: Source): readonly Block[] {
  const { buttons } = m.relay;
  const about = { draftId: source.id, revision: 0, target: seenTarget(source) };
  const change = cardButton('changeSource', buttons.change, 'plain', about);
  const end = cardButton('endSource', buttons.end, 'danger', about);
  const rule = cardButton('relayRule', m.relayRule.button, 'plain', about);
  const isOn = source.state.kind === 'on';
  return buttonBlocks(m, [...turning(m, source, about), change, ...(isOn ? [rule] : []), end], []);
}

function turning(
  { relay: { buttons } }: Messages,
  { state, preview }: Source,
  about: Pick<Button, 'draftId' | 'revision' | 'target'>,
): readonly Button[] {
  switch (state.kind) {
    case 'proposed':
      return preview?.kind === 'entries' ? [cardButton('switchOnSource', buttons.switchOn, 'primary', about)] : [];
    case 'paused':
      return [cardButton('switchOnSource', buttons.resume, 'plain', about)];
    case 'on':
      return [cardButton('pauseSource', buttons.pause, 'plain', about)];
    case 'ended':
      return [];
  }
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}

function note(text: string): Block {
  return { kind: 'note', inlines: [{ kind: 'text', text }] };
}
