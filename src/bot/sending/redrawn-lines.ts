import type { Messages } from '#messages/words/messages.ts';
import { buttonLabelOf, labelOf } from '#bot/drafting/labels.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import type { Block } from '#chat/card.ts';
import { accountOf } from '#desks/desk.ts';
import { deletesPosts } from '#drafts/correction.ts';
import { mediumOfAll } from '#drafts/medium.ts';
import type { Redrawn } from '#networks/redrawn.ts';
import type { PublishingNotice } from '#publishing/publishing-notice.ts';

type ChangedByServer = Extract<PublishingNotice, { kind: 'delivery.changedByServer' }>['data'];

/** Says that readers see something other than what was approved, and how it is taken back: by a button or by hand. */
export function redrawnSentence(view: DraftView, { accountId, redrawn }: ChangedByServer): string {
  const { m } = view;
  const isDangerous = redrawn.some(({ kind }) => kind === 'hiddenLink' || kind === 'foreignImage');
  const say = isDangerous ? m.notices.drawnDangerously : m.notices.drawnOtherwise;
  return say(labelOf(view, accountId), retractLabel(view, accountId));
}

/** Returns the label of the button that retracts a post; null if its server deletes none. */
export function retractLabel(view: DraftView, accountId: string): string | null {
  return deletesPosts(view.rules, accountOf(view.desk, accountId))
    ? view.m.buttons.retract(buttonLabelOf(view, accountId))
    : null;
}

/** Lists what readers see. Whatever a server says is shown as plain text. */
export function redrawnList(view: DraftView, { what, redrawn }: ChangedByServer): Block {
  const { m } = view;
  const others = what.filter((part) => part !== 'text' && part !== 'drawn').map((part) => changedPartText(view, part));
  const lines = [
    ...redrawn.map((one) => lineOf(m, one)),
    ...(others.length === 0 ? [] : [m.notices.alsoChanged(others.join(', '))]),
  ];
  return { kind: 'list', items: lines.map((text) => [{ kind: 'text', text }]) };
}

/** Names a part of a post that a network has changed. */
export function changedPartText({ draft, m }: DraftView, part: ChangedByServer['what'][number]): string {
  const words = m.media[mediumOfAll(draft.current.content.media)];
  if (part === 'media') return words.changed;
  return part === 'alt' ? words.altOfOneChanged : m.notices.changed[part];
}

function lineOf({ notices: { redrawn: say } }: Messages, redrawn: Redrawn): string {
  switch (redrawn.kind) {
    case 'hiddenLink':
      return say.hiddenLink(redrawn);
    case 'foreignImage':
      return say.foreignImage(redrawn);
    case 'text':
      return say.text(redrawn);
    case 'madeLink':
      return say.madeLink(redrawn);
    case 'lostLink':
      return say.lostLink(redrawn);
  }
}
