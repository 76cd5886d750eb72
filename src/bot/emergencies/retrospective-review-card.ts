import type { Standing } from '#approvals/standing.ts';
import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import { cardButton, draftButton } from '#bot/card-button.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { plainCard } from '#bot/plain-card.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Card, Inline } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { standingOfUse } from '#emergencies/decide-use.ts';
import { readRetrospectiveReview, type RetrospectiveReview } from '#emergencies/retrospective-review.ts';

import { type EmergencyView, readEmergencyView } from './emergency-view.ts';
import { whatOf } from './announcement-card.ts';

interface UseOfDesk {
  readonly deskId: string;
  readonly useId: string;
}

/** Shows the one card on which ordinary approvers approve afterwards what went out by the path. */
export async function showRetrospectiveReview(bot: Bot, chat: ChatPlatform, of: UseOfDesk): Promise<void> {
  const { db: tx, decisionKey, clock } = bot.store;
  const view = await readEmergencyView(bot, chat, of);
  const asked = await readRetrospectiveReview({ tx, decisionKey }, of.useId);
  if (view === null || asked === null) throw new Error(`a notice refers to use ${of.useId}, which does not exist`);
  const { standing, decisions } = await standingOfUse({ tx, decisionKey }, asked, clock.now());
  // A request to correct it comes first: it stays open even if somebody has approved since.
  const last = decisions.findLast(
    ({ kind, withdrawnAt, isGenuine }) =>
      withdrawnAt === null && isGenuine && (kind === 'approve') === (asked.state !== 'toCorrect'),
  );
  const lastName = last === undefined ? '' : await freezerName(chat, view.m, last.person);
  const card = retrospectiveReviewCard(view, { asked, standing, lastName });
  await showNotice(bot, chat, { channel: view.desk.channel }, { key: `emergency.review:${of.useId}`, card });
}

function retrospectiveReviewCard(
  view: EmergencyView,
  {
    asked,
    standing,
    lastName,
  }: { readonly asked: RetrospectiveReview; readonly standing: Standing; readonly lastName: string },
): Card {
  const { m, desk, now, use, byName, called, draft } = view;
  const { afterwards, mode } = m.emergency;
  const when = fullWhenText(use.at, desk.timeZone, m.tongue, now);
  const title = afterwards.title(mode[use.mode], byName, whatOf(view), when);
  const state = stateText(view, { asked, standing, lastName });
  const isOpen = asked.state === 'open' || asked.state === 'toCorrect';
  const mentions = called.flatMap((user): readonly Inline[] => [
    { kind: 'mention', user },
    { kind: 'text', text: ' ' },
  ]);
  const about = { draftId: 'none', revision: 0, target: use.id };
  return {
    summary: asSentences(title, state),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      ...(isOpen && mentions.length > 0 ? [{ kind: 'paragraph' as const, inlines: mentions }] : []),
      { kind: 'quote', text: draft.current.content.text },
      { kind: 'paragraph', inlines: [{ kind: 'text', text: state }] },
      ...(isOpen
        ? [
            {
              kind: 'buttons' as const,
              buttons: [
                cardButton('approveUse', afterwards.approve, 'primary', about),
                cardButton('objectToUse', afterwards.object, 'plain', about),
                draftButton({ draft }, 'correct', m.corrections.button),
              ],
            },
          ]
        : []),
    ],
  };
}

function stateText(
  { m }: EmergencyView,
  {
    asked,
    standing,
    lastName,
  }: { readonly asked: RetrospectiveReview; readonly standing: Standing; readonly lastName: string },
): string {
  const { afterwards } = m.emergency;
  switch (asked.state) {
    case 'open':
      return asSentences(afterwards.asks, standing.kind === 'waiting' ? afterwards.missing(standing.missing) : null);
    case 'toCorrect':
      return afterwards.toCorrect(lastName);
    case 'approved':
      return afterwards.approvedBy(lastName);
    case 'corrected':
      return afterwards.corrected;
  }
}

/** Notifies the stewards of a post that nobody has approved afterwards, or corrected, in two working days. */
export async function remindOverdue(bot: Bot, chat: ChatPlatform, of: UseOfDesk): Promise<void> {
  const view = await readEmergencyView(bot, chat, of);
  if (view === null) throw new Error(`a notice refers to use ${of.useId}, which does not exist`);
  const { m, desk, use, now } = view;
  const when = fullWhenText(use.at, desk.timeZone, m.tongue, now);
  const sentence = m.emergency.afterwards.overdue(m.emergency.mode[use.mode], whatOf(view), when);
  const mentions = desk.stewards.flatMap((user): readonly Inline[] => [
    { kind: 'mention', user },
    { kind: 'text', text: ' ' },
  ]);
  const card = plainCard(
    sentence,
    ...(mentions.length === 0 ? [] : [{ kind: 'paragraph' as const, inlines: mentions }]),
  );
  await showNotice(bot, chat, { channel: desk.channel }, { key: `emergency.overdue:${of.useId}`, card });
}
