import { asSentences } from '#bot/as-sentences.ts';
import { buttonBlocks, cardButton, draftButton } from '#bot/card-button.ts';
import { labelOf } from '#bot/drafting/labels.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Button, Card, Inline } from '#chat/card.ts';
import type { EmergencyPart } from '#drafts/emergency/template.ts';
import type { Delivery } from '#publishing/delivery.ts';
import { isRetractable } from '#publishing/correcting/chain.ts';
import { shorten } from '#text/shorten.ts';

import type { EmergencyView } from './emergency-view.ts';
import { useTarget } from './use-target.ts';

const maxLabelCharacters = 30;

/**
 * Builds the message to everybody about a post by the path, in the second in which it goes out: who published what, who
 * approved its words beforehand, what stands on which account, and buttons to take it back or correct it.
 */
export function announcementCard(view: EmergencyView): Card {
  const { m, use, called, approverNames, waitingCount } = view;
  const { told } = m.emergency;
  const title = titleOf(view);
  const approved = approverNames.length === 0 ? null : told.approvedBefore(approverNames, use.version);
  const pause = use.mode === 'real' ? pauseText(view, waitingCount) : told.exercise;
  const mentions = called.flatMap((user): readonly Inline[] => [
    { kind: 'mention', user },
    { kind: 'text', text: ' ' },
  ]);
  return {
    summary: asSentences(title),
    blocks: [
      { kind: 'heading', text: title },
      ...(mentions.length === 0 ? [] : [{ kind: 'paragraph' as const, inlines: mentions }]),
      { kind: 'quote', text: view.draft.current.content.text },
      { kind: 'list', items: view.deliveries.map((delivery) => accountItem(view, delivery)) },
      ...[approved, pause].flatMap((text) =>
        text === null ? [] : [{ kind: 'paragraph' as const, inlines: [{ kind: 'text' as const, text }] }],
      ),
      ...buttonBlocks(m, buttonsOf(view), []),
    ],
  };
}

/** Says whether it is real, who published what, and when. */
export function titleOf({ m, use, event, byName, desk, now }: EmergencyView): string {
  const { emergency } = m;
  const when = fullWhenText(use.at, desk.timeZone, m.tongue, now);
  return emergency.told.title(emergency.mode[use.mode], byName, whatOf({ m, use, event }), when);
}

/** Names what was published: its event, and which part. */
export function whatOf({ m, use, event }: Pick<EmergencyView, 'm' | 'use' | 'event'>): string {
  const { part, partOf } = m.emergency;
  return use.part === 'free' ? event.what : partOf(event.what, part[use.part]);
}

function pauseText({ m, event }: EmergencyView, count: number): string | null {
  return event.ended === null ? m.emergency.told.routineWaits(count) : null;
}

function accountItem({ desk, m }: EmergencyView, delivery: Delivery): readonly Inline[] {
  const label = labelOf({ desk }, delivery.accountId);
  const { told } = m.emergency;
  const said = (state: string): readonly Inline[] => [{ kind: 'text', text: told.account(label, state) }];
  switch (delivery.state) {
    case 'sent':
    case 'retracting':
      return [
        { kind: 'text', text: told.account(label, '') },
        { kind: 'link', url: delivery.remoteUrl, text: m.deliveries.link },
      ];
    case 'ready':
    case 'sending':
      return said(told.underWay);
    case 'doubt':
      return said(told.inDoubt);
    case 'held':
      return said(delivery.doubtSince === null ? told.waits : told.inDoubt);
    case 'failed':
      return said(told.failed);
    case 'cancelled':
      return said(told.cancelled);
    case 'retracted':
      return said(told.retracted);
  }
}

function buttonsOf(view: EmergencyView): readonly Button[] {
  const { m, draft, deliveries, event, use } = view;
  const { told } = m.emergency;
  const isPublic = deliveries.some(isRetractable);
  const name = shorten(event.what, maxLabelCharacters);
  const goesOn = event.ended === null;
  return [
    ...(isPublic ? [draftButton({ draft }, 'retract', m.buttons.retractEverywhere, 'danger')] : []),
    ...(goesOn && use.part !== 'free'
      ? [partButton(view, 'correction', told.correct(name)), partButton(view, 'allClear', told.allClear(name))]
      : []),
    ...(goesOn
      ? [cardButton('endEmergency', told.end, 'plain', { draftId: 'none', revision: 0, target: event.id })]
      : []),
  ].flatMap((button) => button ?? []);
}

/** Builds the button by which people on call continue with another part of the same template, for the same event. */
function partButton(
  { use, event }: EmergencyView,
  part: Exclude<EmergencyPart, 'warning'>,
  label: string,
): Button | null {
  const { templateId, mode } = use;
  if (templateId === null) return null;
  const target = useTarget({ mode, templateId, part, emergencyId: event.id });
  return cardButton('emergencyFill', label, 'plain', { draftId: 'none', revision: 0, target });
}
