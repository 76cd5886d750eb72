import type { RequestStanding } from '#approvals/requests/decide-request.ts';
import type { Request, RequestKind } from '#approvals/requests/request.ts';
import type { DeskButtonName } from '#bot/action-names.ts';
import type { Refusals } from '#bot/approving/decide-about.ts';
import { chainLine } from '#bot/approving/chain-blocks.ts';
import type { Bot } from '#bot/bot.ts';
import type { Block, Button } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { MessageRef } from '#chat/refs.ts';
import type { Messages } from '#messages/words/messages.ts';

/** A request with all that its card shows, whatever its kind. */
export interface RequestView<Terms> extends RequestStanding {
  readonly bot: Bot;
  readonly chat: ChatPlatform;
  readonly m: Messages;
  readonly now: Date;
  readonly request: Request<Terms>;
  /** Names a person who asked for it or to cancel it, approved, or decided last. */
  readonly name: (person: string) => string;
  /** The person who decided last; null if nobody has. */
  readonly lastName: string | null;
}

/** What the card of a request says. */
export interface RequestLines {
  readonly title: string;
  readonly terms: readonly Block[];
  /** How it stands, a paragraph each. */
  readonly states: readonly string[];
  /** The words on the buttons: those of the wish to cancel it, if there is one. */
  readonly labels: Readonly<Record<'approve' | 'refuse', string>> & { readonly cancel?: string };
  /** Buttons of its kind, after the others. */
  readonly further?: readonly Button[];
  /** Shows what stands below the card, in its thread. */
  readonly below?: (card: MessageRef) => Promise<void>;
}

/** A kind of request, as people see it and decide about it in the chat. */
export interface RequestInChat<Terms> {
  readonly request: RequestKind<Terms>;
  readonly buttons: Readonly<Record<'approve' | 'refuse', DeskButtonName>> & { readonly cancel?: DeskButtonName };
  readonly refusals: (m: Messages) => Refusals;
  readonly lines: (view: RequestView<Terms>) => Promise<RequestLines>;
}

/** The sentences that say who has approved a request, and how many approvals are missing. */
interface WaitingWords {
  readonly approvedBy: (names: readonly string[]) => string;
  readonly missing: (count: number) => string;
}

/** Says who has approved a request that waits, and how many approvals are missing. */
export function waitingLines(
  { m, standing, name }: Pick<RequestView<unknown>, 'm' | 'standing' | 'name'>,
  words: WaitingWords,
): readonly string[] {
  if (standing.kind !== 'waiting') return [words.missing(1)];
  const { by, chain, missing } = standing;
  if (chain !== undefined) return [chainLine(m, chain, name), words.missing(missing)];
  return [...(by.length === 0 ? [] : [words.approvedBy(by.map(name))]), words.missing(missing)];
}
