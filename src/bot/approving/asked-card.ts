import { asSentences } from '#bot/as-sentences.ts';
import { firstWords } from '#bot/first-words.ts';
import { calledOf } from './awaited.ts';
import { chainBlocks, chainText } from './chain-blocks.ts';
import { cancelledText, reopenButtons } from '#bot/drafting/cancelled-items.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { nameIn } from '#bot/drafting/names.ts';
import { stuckInlines, stuckWhy } from './stuck.ts';
import { fullWhenText, secondsText, whenText } from '#bot/when-text.ts';
import type { Block, Button, Card, Inline } from '#chat/card.ts';
import { closedFor } from '#desks/period.ts';
import { turnsOf } from '#desks/turns.ts';
import { ruleNotes } from '#bot/relay/rule-notes.ts';
import { askersOf } from '#drafts/authors-of.ts';
import type { Content } from '#drafts/content.ts';
import { leavesAtOf } from '#drafts/period-steps.ts';
import { isUnderWay } from '#publishing/delivery.ts';
import { missed } from '#publishing/doubt/by-hand.ts';

import { contentBlocks } from '#bot/drafting/content-blocks.ts';
import { detailBlocks } from '#bot/drafting/detail-blocks.ts';
import { correctionNotes } from '#bot/correcting/correction-blocks.ts';
import { correctionButtons } from '#bot/correcting/correction-items.ts';
import { deliveryButtons, deliveryItem } from '#bot/sending/delivery-items.ts';
import { everywhereButtons } from '#bot/sending/everywhere-buttons.ts';
import { buttonBlocks, draftButton, revisionButton } from '#bot/card-button.ts';
import { linkCardButtons } from '#bot/drafting/link-card-blocks.ts';
import { lookButtons } from '#bot/drafting/look-at-page.ts';
import { findingBlocks } from '#bot/drafting/finding-blocks.ts';
import { frozenBlocks } from '#bot/freezing/frozen-blocks.ts';
import { lateButtons } from '#bot/sending/late-buttons.ts';
import { keepTemplateButtons } from '#bot/templates/keep-as-template.ts';
import { departureText } from '#bot/drafting/departure-text.ts';
import { fixOf } from '#bot/drafting/fix-of.ts';
import { reactionsSaid } from './reactions-said.ts';
import { takeBackBlocks, takeBackButtons } from './take-back-rejection.ts';

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

/** Tells whether the time in which it may go out is over, so that nobody can approve it as it is. */
function isPast({ draft, now }: DraftView): boolean {
  const { window } = draft.current.content;
  return window !== null && now >= window.notAfterAt;
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

function actionBlocks(view: DraftView): readonly Block[] {
  const { draft, m } = view;
  const edit = revisionButton(view, 'edit', m.buttons.edit);
  const propose = revisionButton(view, 'propose', m.wordings.propose);
  const keep = keepTemplateButtons(view);
  const cancel = draftButton(view, 'cancel', m.buttons.cancel);
  const ofDeliveries = [
    ...view.deliveries.flatMap((one) => [...deliveryButtons(view, one), ...correctionButtons(view, one)]),
    ...everywhereButtons(view),
  ];
  switch (draft.state) {
    case 'asked': {
      // If nobody could approve, a press would be refused, so the button is not highlighted.
      const approve = revisionButton(
        view,
        'approve',
        approveLabel(view),
        stuckWhy(view) === null ? 'primary' : 'plain',
      );
      const again = askersOf(draft).length === 0 ? [] : [revisionButton(view, 'ask', m.buttons.ask)];
      return buttonBlocks(
        m,
        [
          ...(isPast(view) ? [] : [approve]),
          revisionButton(view, 'changes', m.buttons.changes),
          revisionButton(view, 'reject', m.buttons.reject, 'danger'),
        ],
        [propose, edit, ...again, ...lookButtons(view), ...linkCardButtons(view), ...keep, cancel, ...ofDeliveries],
      );
    }
    case 'approved':
      return approvedActions(view, { ofDeliveries, ofDraft: [propose, edit, ...keep, cancel], keep });
    case 'writing': {
      const isBlocked = fixOf(view) !== null;
      const ask = revisionButton(view, 'ask', m.buttons.ask, isBlocked ? 'plain' : 'primary');
      return buttonBlocks(m, isBlocked ? [edit, ask] : [ask, edit], [propose, ...keep, cancel, ...ofDeliveries]);
    }
    case 'rejected':
      return buttonBlocks(m, [edit, ...takeBackButtons(view)], [...keep, cancel, ...ofDeliveries]);
    case 'cancelled':
      return buttonBlocks(m, reopenButtons(view), ofDeliveries);
  }
}

/** Keeps in sight what stops a post, what only a person can settle, and one button that takes everything back. */
function approvedActions(
  view: DraftView,
  {
    ofDeliveries,
    ofDraft,
    keep,
  }: {
    readonly ofDeliveries: readonly Button[];
    readonly ofDraft: readonly Button[];
    readonly keep: readonly Button[];
  },
): readonly Block[] {
  const { m, deliveries, draft } = view;
  // Held or failed posts do not leave by themselves, so Stop would have nothing to stop.
  const isLeaving = deliveries.some(({ state }) => state === 'ready');
  const isPublic = deliveries.some(({ state }) => state === 'sent');
  const isPartly = missed(draft, deliveries).length > 0;
  const takingBack = ofDeliveries.filter(({ style }) => style === 'danger');
  // If there are several, the last one retracts all of them.
  const inSight = isLeaving ? [] : takingBack.slice(-1);
  return buttonBlocks(
    m,
    [
      ...(isLeaving ? [draftButton(view, 'stop', m.buttons.stop, 'danger')] : []),
      ...(isPublic ? [draftButton(view, 'correct', m.corrections.button)] : []),
      ...lateButtons(view),
      ...ofDeliveries.filter(({ style }) => style !== 'danger'),
      ...inSight,
    ],
    [
      ...takingBack.filter((one) => !inSight.includes(one)),
      ...(isPartly ? [draftButton(view, 'copy', m.buttons.copy)] : []),
      // Publishing refuses the others once anything has left, or may have.
      ...(deliveries.some(isUnderWay) ? keep : ofDraft),
    ],
  );
}

/** Labels the button with the consequence of approving, not only with the word. */
function approveLabel({ draft, desk, freeze, m, now, use }: DraftView): string {
  if (freeze !== null) return m.buttons.approveFrozen;
  if (use === null && isClosed(draft.current.content, desk, now)) return m.periods.held.approve;
  const { window } = draft.current.content;
  return window === null || window.publishAt <= now
    ? draft.current.content.corrections === undefined
      ? m.buttons.approveNow
      : m.corrections.approveNow
    : m.buttons.approveAt(fullWhenText(window.publishAt, desk.timeZone, m.tongue, now));
}

/** Tells whether a closed reserve period would hold the post on each of its accounts. */
function isClosed(content: Content, desk: DraftView['desk'], now: Date): boolean {
  if (content.corrections !== undefined) return false;
  const at = leavesAtOf(content, desk, now);
  return content.accountIds.every((accountId) => closedFor(desk.periods, accountId, at).length > 0);
}
