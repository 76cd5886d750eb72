import { asSentences } from '#bot/as-sentences.ts';
import { firstWords } from '#bot/first-words.ts';
import { actionBlocks, isPast } from './asked-actions.ts';
import { calledOf } from './awaited.ts';
import { chainBlocks, chainText } from './chain-blocks.ts';
import { cancelledText } from '#bot/drafting/cancelled-items.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { nameIn } from '#bot/drafting/names.ts';
import { stuckInlines, stuckWhy } from './stuck.ts';
import { secondsText, whenText } from '#bot/when-text.ts';
import type { Block, Card, Inline } from '#chat/card.ts';
import { turnsOf } from '#desks/turns.ts';
import { ruleNotes } from '#bot/relay/rule-notes.ts';
import { askersOf } from '#drafts/authors-of.ts';

import { contentBlocks } from '#bot/drafting/content-blocks.ts';
import { detailBlocks } from '#bot/drafting/detail-blocks.ts';
import { correctionNotes } from '#bot/correcting/correction-blocks.ts';
import { deliveryItem } from '#bot/sending/delivery-items.ts';
import { findingBlocks } from '#bot/drafting/finding-blocks.ts';
import { frozenBlocks } from '#bot/freezing/frozen-blocks.ts';
import { departureText } from '#bot/drafting/departure-text.ts';
import { reactionsSaid } from './reactions-said.ts';
import { takeBackBlocks } from './withdraw-rejection.ts';

/**
 * Builds the card of the fixed revision that the approvers decide on. From then on it shows the fate of the revision:
 * decisions, each account's state and link, and what can be done now.
 */
export function askedCard(view: DraftView): Card {
  const { draft, m } = view;
  const name = draft.state === 'asked' ? m.cards.askedHeading : m.words.draftAndVersion;
  const title = name(draft.number, draft.current.number);
  const words = firstWords(draft.current.content.text);
  const named = words === '' ? title : `${title} ${m.words.quoted(words)}`;
  return {
    // The part that a phone shows before it is opened.
    summary: asSentences(
      named,
      statusText(view) ?? chainText(view),
      isOpen(view) ? (stuckWhy(view) ?? howText(view)) : null,
    ),
    blocks: [
      { kind: 'heading', text: title },
      ...contentBlocks(view),
      ...(draft.state === 'asked' ? findingBlocks(view) : []),
      ...aboutBlocks(view),
      ...frozenBlocks(view),
      ...chainBlocks(view),
      ...statusBlocks(view),
      ...actionBlocks(view),
      ...detailBlocks(view),
    ],
  };
}

function aboutBlocks(view: DraftView): readonly Block[] {
  const { draft, desk, m, now } = view;
  const { asked, proposedBy } = draft.current;
  if (asked === null) return [];
  const when = whenText(asked.at, desk.timeZone, m.tongue, now);
  const author = nameIn(view, draft.author);
  const about = [
    ...(view.ofRule !== null
      ? [m.cards.author(author)]
      : asked.by === draft.author
        ? [m.cards.writtenAndAsked(author, when)]
        : [m.cards.author(author), m.cards.askedBy(nameIn(view, asked.by), when)]),
    ...(proposedBy === null ? [] : [m.wordings.proposedBy(nameIn(view, proposedBy))]),
    ...(draft.state === 'asked' && !isPast(view) ? [departureText(draft.current.content, view)] : []),
    ...correctionNotes(view),
    ...emergencyNotes(view),
    ...ruleNotes(view),
  ];
  return [
    { kind: 'note', inlines: [{ kind: 'text', text: about.join(' · ') }] },
    ...askerBlocks(view),
    ...(isOpen(view) ? [{ kind: 'paragraph' as const, inlines: callInlines(view) }] : []),
    ...(isOpen(view) ? openChannelBlocks(view) : []),
    ...(isOpen(view) && view.keepsPolicy ? [keptPolicyNote(view)] : []),
  ];
}

/** Says that it went out by the emergency path, real or as an exercise, and who had approved its words. */
function emergencyNotes(view: DraftView): readonly string[] {
  const { use, standing, m } = view;
  if (use === null || standing.kind !== 'approved') return [];
  return [
    m.emergency.card(
      m.emergency.mode[use.mode],
      standing.by.map((person) => nameIn(view, person)),
    ),
  ];
}

/** Says that the person who asked in the author's place cannot be the only one to approve. */
function askerBlocks(view: DraftView): readonly Block[] {
  const { draft, turn, m } = view;
  if (!isOpen(view) || turn.approvalsNeeded > 1) return [];
  const author = nameIn(view, draft.author);
  return askersOf(draft).map((asker) => ({
    kind: 'note',
    inlines: [{ kind: 'text', text: m.authorship.askedInPlace(nameIn(view, asker), author) }],
  }));
}

/** Warns if anybody who joins the channel can approve. */
function openChannelBlocks({ candidates, desk, m }: DraftView): readonly Block[] {
  if (candidates.kind !== 'ofChannel' || !candidates.isOpen) return [];
  return [{ kind: 'note', inlines: [{ kind: 'text', text: m.policy.openAfter(desk.seenForHours) }] }];
}

function keptPolicyNote({ desk, m }: DraftView): Block {
  const needed = turnsOf(desk).reduce((sum, { approvalsNeeded }) => sum + approvalsNeeded, 0);
  return { kind: 'note', inlines: [{ kind: 'text', text: m.policy.kept(needed) }] };
}

function isOpen(view: DraftView): boolean {
  return view.draft.state === 'asked' && view.standing.kind === 'waiting' && !isPast(view);
}

function howText({ desk, m }: DraftView): string {
  return desk.reactionsCount ? m.cards.howToDecide(...reactionsSaid) : m.cards.howToDecideButtons;
}

/** Mentions the approvers. Posting the card notifies them, and updating it does not. */
function callInlines(view: DraftView): readonly Inline[] {
  const stuck = stuckInlines(view);
  if (stuck !== null) return stuck;
  return [
    ...calledOf(view).flatMap((user): readonly Inline[] => [
      { kind: 'mention', user },
      { kind: 'text', text: ' ' },
    ]),
    { kind: 'text', text: howText(view) },
  ];
}

function statusBlocks(view: DraftView): readonly Block[] {
  const sentence = statusText(view);
  return [
    ...(sentence === null
      ? []
      : [{ kind: 'paragraph' as const, inlines: [{ kind: 'strong' as const, text: sentence }] }]),
    ...(view.deliveries.length === 0
      ? []
      : [{ kind: 'list' as const, items: view.deliveries.map((delivery) => deliveryItem(view, delivery)) }]),
    ...sentByBlocks(view),
    ...graceBlocks(view),
    ...takeBackBlocks(view),
  ];
}

/** Says who approved what went out, where the card asks about the rest, or about it anew. */
function sentByBlocks(view: DraftView): readonly Block[] {
  const { draft, m, sentBy } = view;
  if (draft.state === 'approved' || sentBy.length === 0) return [];
  const names = sentBy.map((person) => nameIn(view, person)).join(', ');
  return [{ kind: 'note', inlines: [{ kind: 'text', text: m.cards.sentApprovedBy(names) }] }];
}

function statusText(view: DraftView): string | null {
  const { draft, standing, m } = view;
  if (draft.state === 'cancelled') return cancelledText(view);
  const names = (people: readonly string[]): string => people.map((person) => nameIn(view, person)).join(', ');
  if (draft.state === 'writing') return m.cards.writtenAgain;
  switch (standing.kind) {
    case 'approved': {
      const isByRule = view.ofRule?.isOver === false && view.decisions.length === 0;
      return isByRule ? m.relayRule.goesBy(names(standing.by)) : m.cards.approvedBy(names(standing.by));
    }
    case 'rejected':
      return `${m.cards.rejectedBy(nameIn(view, standing.by))} ${m.cards.editToGoOn}`;
    case 'changesAsked':
      return `${m.cards.changesAskedBy(nameIn(view, standing.by))} ${m.cards.editToGoOn}`;
    case 'waiting':
      if (isPast(view)) return m.answers.decision.expired;
      // The chain says it for each step.
      if (standing.chain !== undefined) return null;
      if (standing.by.length > 0) return m.cards.approvedSoFar(names(standing.by), standing.missing);
      // For a single approval the line above says enough.
      return standing.missing === 1 || stuckWhy(view) !== null ? null : m.cards.missing(standing.missing);
  }
}

function graceBlocks({ deliveries, draft, desk, m }: DraftView): readonly Block[] {
  const ready = deliveries.find(({ state }) => state === 'ready');
  if (ready === undefined || draft.current.content.window !== null) return [];
  const text = m.cards.stopHint(secondsText(ready.dueAt, desk.timeZone, m.tongue));
  return [{ kind: 'note', inlines: [{ kind: 'text', text }] }];
}
