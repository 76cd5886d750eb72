import { decideRequest, readStanding, withdrawFromRequest } from '#approvals/requests/decide-request.ts';
import { readRequest, type Request, type RequestKind } from '#approvals/requests/request.ts';
import { type Refusals, refusalText } from '#bot/approving/decide-about.ts';
import { takesReactions } from '#bot/approving/read-reactions.ts';
import { type Context, deciderOf, deskThere, hereBy } from '#bot/context.ts';
import { once } from '#bot/once.ts';
import type { ReactionName } from '#chat/chat-sink.ts';
import type { MessageRef } from '#chat/refs.ts';

import type { RequestInChat } from './request-in-chat.ts';

/** A reaction that somebody put on the card of a request, or took from it, and what that card showed. */
export interface RequestReaction {
  readonly ref: MessageRef;
  readonly name: Exclude<ReactionName, 'other'>;
  readonly added: boolean;
  readonly requestId: string;
  /** The number and fingerprint of what the card showed, as its signed row says. */
  readonly number: number;
  readonly fingerprint: string;
}

/** Takes a reaction on the card of a request; resolves to what the person is told, null for nothing. */
export type ReactOnRequest = (ctx: Context, reaction: RequestReaction) => Promise<string | null>;

/**
 * Returns how reactions on the cards of a kind are taken: ✅ and ❌ as its buttons, and a ✅ that is removed is taken back
 * while the request waits. A wish to cancel is shown on the card that a request was agreed on, whose ✅ are still there:
 * only buttons decide about it.
 */
export function reactsOnRequest<Terms>({ request: kind, refusals }: RequestInChat<Terms>): ReactOnRequest {
  return async (ctx, reaction) => {
    const { bot, chat, m } = ctx;
    const { db: tx, decisionKey, clock } = bot.store;
    const request = await readRequest({ tx }, kind, reaction.requestId);
    const there = await deskThere(bot, chat, reaction.ref.channel);
    if (request === null || there.kind !== 'desk' || there.desk.id !== request.deskId) return null;
    const { desk } = await readStanding({ tx, decisionKey }, kind, request, clock.now());
    // An objection stops, so ❌ counts after a restore, too.
    const isTaken =
      reaction.name === 'reject' ? desk.reactionsCount : await takesReactions(tx, desk, { createdAt: request.askedAt });
    if (!isTaken || reaction.number !== 1) return reaction.added ? m.answers.hintButtonsOnly : null;
    if (!reaction.added) return reaction.name === 'approve' ? taking(ctx, kind, { request, reaction }) : null;
    // An event may come late, after the one of its removal.
    if (!(await isThere(ctx, reaction))) return null;
    return deciding({ ...ctx, ...(await hereBy(bot, chat, there, desk)) }, kind, { reaction, words: refusals(m) });
  };
}

async function isThere({ chat, user }: Context, { ref, name }: RequestReaction): Promise<boolean> {
  const reactions = (await chat.reactions([ref])).get(ref.message) ?? [];
  return reactions.some((one) => one.user === user.id && one.name === name);
}

async function deciding<Terms>(
  ctx: Context & Parameters<typeof deciderOf>[0] & { readonly desk: { readonly id: string } },
  kind: RequestKind<Terms>,
  { reaction, words }: { readonly reaction: RequestReaction; readonly words: Refusals },
): Promise<string | null> {
  const { bot, chat, desk, m } = ctx;
  const { requestId, number, fingerprint, name } = reaction;
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey: ctx.dedupeKey }, (work) =>
    decideRequest(work, kind, {
      requestId,
      deskId: desk.id,
      number,
      fingerprint,
      ...deciderOf(ctx),
      kind: name,
      via: 'reaction',
    }),
  );
  return outcome.kind === 'done' && outcome.value.kind === 'refused' ? refusalText(m, words, outcome.value.why) : null;
}

async function taking<Terms>(
  { bot, chat, user, dedupeKey }: Context,
  kind: RequestKind<Terms>,
  { request, reaction: { number } }: { readonly request: Request<Terms>; readonly reaction: RequestReaction },
): Promise<null> {
  await once(bot.store, { platform: chat.id, dedupeKey }, (work) =>
    withdrawFromRequest(work, kind, { requestId: request.id, number, person: user.id }),
  );
  return null;
}
