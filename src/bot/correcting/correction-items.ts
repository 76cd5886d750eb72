import { cardButton } from '#bot/card-button.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { buttonLabelOf } from '#bot/drafting/labels.ts';
import { partCount } from '#bot/sending/series-label.ts';
import { whenText } from '#bot/when-text.ts';
import type { Button, Inline } from '#chat/card.ts';
import type { Delivery } from '#publishing/delivery.ts';

/** Adds to a delivery's line the state of the post that it replaces, or that its own post was corrected since. */
export function correctionInlines(view: DraftView, delivery: Delivery): readonly Inline[] {
  return [...oldPostInlines(view, delivery), ...editedInlines(view, delivery)];
}

/** Tells whether more parts of a series follow this one: notes on the whole series stand at its last part. */
function isBeforeLast(view: DraftView, delivery: Delivery): boolean {
  return delivery.position < partCount(view, delivery);
}

function oldPostInlines(view: DraftView, delivery: Delivery): readonly Inline[] {
  const { correction, state } = delivery;
  const old = oldPostOf(view, correction?.correctsId ?? null);
  if (correction?.way !== 'replace' || old === null || isBeforeLast(view, delivery)) return [];
  const words = view.m.corrections.delivery;
  const link: Inline = { kind: 'link', url: correction.postUrl, text: words.old };
  switch (old.state) {
    case 'sent':
      if (state !== 'sent') return [];
      if (correction.retractsOld) return [text(` · ${words.replacing} · `), link];
      return [text(' · '), { kind: 'strong', text: words.oldStays }, text(' · '), link];
    case 'retracting':
      return [text(` · ${words.replacing} · `), link];
    case 'retracted':
      return [text(` · ${'sentAt' in delivery ? words.oldGone : words.oldGoneNewNot}`)];
    case 'ready':
    case 'sending':
    case 'failed':
    case 'doubt':
    case 'held':
    case 'cancelled':
      return [];
  }
}

function editedInlines(view: DraftView, { id, state }: Delivery): readonly Inline[] {
  if (state !== 'sent') return [];
  const edits = view.correction.ofPosts.flatMap(({ number, delivery }) =>
    delivery.state === 'sent' && delivery.correction?.way === 'edit' && delivery.correction.correctsId === id
      ? [{ number, sentAt: delivery.sentAt }]
      : [],
  );
  const last = edits.at(-1);
  if (last === undefined) return [];
  const { m, desk, now } = view;
  return [text(` · ${m.corrections.edited(whenText(last.sentAt, desk.timeZone, m.tongue, now), last.number)}`)];
}

/**
 * Builds buttons that undo an edit, or take back a replaced post that is still public. Both act on another draft's
 * posts.
 */
export function correctionButtons(view: DraftView, delivery: Delivery): readonly Button[] {
  const { correction, state } = delivery;
  const old = oldPostOf(view, correction?.correctsId ?? null);
  if (correction === null || state !== 'sent' || old?.state !== 'sent' || correction.retractsOld) return [];
  const account = buttonLabelOf(view, delivery.accountId);
  const button = (label: string): readonly Button[] => [
    cardButton('retract', label, 'danger', { ...old, target: old.id }),
  ];
  switch (correction.way) {
    case 'edit':
      // Retracting takes back the whole series, so all parts share one button.
      if (firstEdited(view, delivery)?.id !== delivery.id) return [];
      return button(view.m.buttons.retract(account));
    case 'replace':
      if (isBeforeLast(view, delivery)) return [];
      return button(view.m.corrections.retractOld(account));
    case 'reply':
      return [];
  }
}

function firstEdited({ deliveries }: DraftView, { accountId }: Delivery): Delivery | undefined {
  return deliveries.find(
    (one) => one.accountId === accountId && one.state === 'sent' && one.correction?.way === 'edit',
  );
}

function oldPostOf({ correction }: DraftView, deliveryId: string | null): Delivery | null {
  return correction.posts.find(({ delivery }) => delivery.id === deliveryId)?.delivery ?? null;
}

function text(value: string): Inline {
  return { kind: 'text', text: value };
}
