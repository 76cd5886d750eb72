import { z } from 'zod';

import { decideRequest, readStanding } from '#approvals/requests/decide-request.ts';
import { readRequest } from '#approvals/requests/request.ts';
import type { Answer, DeskButton, DeskPress } from '#bot/action.ts';
import { decideAbout } from '#bot/approving/decide-about.ts';

import type { RequestInChat } from './request-in-chat.ts';

/** The buttons by which people decide about the requests of a kind, as far as they may. */
export function decidesOn<Terms>(inChat: RequestInChat<Terms>): {
  readonly approve: { readonly button: DeskButton };
  readonly refuse: { readonly button: DeskButton };
} {
  const button = (kind: 'approve' | 'reject'): DeskButton => {
    return { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, inChat, kind) };
  };
  return { approve: { button: button('approve') }, refuse: { button: button('reject') } };
}

async function deciding<Terms>(
  ctx: DeskPress,
  { request: kind, refusals }: RequestInChat<Terms>,
  decision: 'approve' | 'reject',
): Promise<Answer> {
  const { bot, desk, m, revision: number, target } = ctx;
  const { db, clock, decisionKey } = bot.store;
  const words = refusals(m);
  const id = z.uuid().safeParse(target).data;
  const reader = { tx: db, decisionKey };
  const request = id === undefined ? null : await readRequest(reader, kind, id);
  if (request === null || request.deskId !== desk.id) return words.closed;
  const { desk: subjectDesk } = await readStanding(reader, kind, request, clock.now());
  const { id: requestId } = request;
  return decideAbout(ctx, {
    subjectDesk,
    refusals: words,
    decides: (work, decider) =>
      decideRequest(work, kind, { requestId, deskId: desk.id, number, ...decider, kind: decision }),
  });
}
