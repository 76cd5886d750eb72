import type { Waking } from '#accounts/waking.ts';
import type { Standing } from '#approvals/standing.ts';
import { asSentences } from '#bot/as-sentences.ts';
import { chainLine } from '#bot/approving/chain-blocks.ts';
import { cardButton } from '#bot/card-button.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block, Card } from '#chat/card.ts';
import type { Desk } from '#desks/desk.ts';
import { command } from '#messages/command.ts';
import type { Messages } from '#messages/words/messages.ts';

/** A request to wake an account, with all that its card shows. */
export interface WakingView {
  readonly m: Messages;
  readonly desk: Pick<Desk, 'timeZone'>;
  readonly now: Date;
  readonly waking: Waking;
  readonly standing: Standing;
  readonly askerName: string;
  /** The person who decided last; null if nobody has. */
  readonly lastName: string | null;
  /** The people who have approved, while approvals are missing. */
  readonly approverNames: ReadonlyMap<string, string>;
  /** Posts of the desk that the sleep holds. */
  readonly waitingCount: number;
  /** Nobody except the person who asked could agree now. */
  readonly isStuck: boolean;
}

/** Builds the card on which a desk's approvers decide whether an account wakes. */
export function wakingCard(view: WakingView): Card {
  const { m, desk, now, waking, askerName } = view;
  const { waking: words } = m.sleep;
  const title = words.asks(
    askerName,
    accountLabel(waking.account),
    fullWhenText(waking.askedAt, desk.timeZone, m.tongue, now),
  );
  const state = stateText(view);
  const isOpen = waking.state === 'asked';
  return {
    summary: asSentences(title, state),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      ...(isOpen ? [{ kind: 'paragraph' as const, inlines: [{ kind: 'text' as const, text: sleepText(view) }] }] : []),
      { kind: 'paragraph', inlines: [{ kind: 'text', text: state }] },
      ...(isOpen ? [buttonsOf(view)] : []),
    ],
  };
}

/** Says which sleep it is, and what would happen to waiting posts. */
function sleepText({ m, desk, now, waking, waitingCount }: WakingView): string {
  const { standing } = waking.account;
  const { sleep } = m;
  const until = standing.kind === 'asleep' ? standing.until : null;
  const why = standing.kind === 'asleep' ? standing.why : null;
  const exceptEmergencies = standing.kind === 'asleep' && standing.exceptEmergencies;
  return asSentences(
    until === null ? sleep.untilWoken : sleep.until(fullWhenText(until, desk.timeZone, m.tongue, now)),
    exceptEmergencies ? sleep.exceptEmergencies : null,
    why === null ? null : sleep.reason(why),
    sleep.waking.nothingLeaves(waitingCount),
  );
}

function stateText({ m, waking, standing, lastName, approverNames, askerName, isStuck }: WakingView): string {
  const { waking: words } = m.sleep;
  switch (waking.state) {
    case 'asked':
      return asSentences(
        standing.kind === 'waiting' && standing.chain !== undefined
          ? chainLine(m, standing.chain, (person) => approverNames.get(person) ?? person)
          : approverNames.size === 0
            ? null
            : words.approvedBy([...approverNames.values()]),
        words.missing(standing.kind === 'waiting' ? standing.missing : 1),
        isStuck ? words.stuck(askerName, command('account wake', [waking.account.handle])) : null,
      );
    case 'woken':
      return words.agreed(lastName);
    case 'refused':
      return words.refused(lastName);
    case 'lapsed':
      return words.over;
  }
}

function buttonsOf({ m, waking }: WakingView): Block {
  const about = { draftId: 'none', revision: 0, target: waking.id } as const;
  const { approve, refuse } = m.sleep.waking;
  return {
    kind: 'buttons',
    buttons: [
      cardButton('approveWaking', approve(accountLabel(waking.account)), 'primary', about),
      cardButton('refuseWaking', refuse, 'plain', about),
    ],
  };
}
