import { approvalsOf } from '#approvals/requests/in-force.ts';
import { cancelsRequest } from '#bot/requests/cancel-request.ts';
import { decidesOn } from '#bot/requests/decide-on.ts';
import { namer } from '#bot/drafting/names.ts';
import { type RequestInChat, type RequestView, waitingLines } from '#bot/requests/request-in-chat.ts';
import { rotaInForce } from '#rota/agreed-rota.ts';
import { rota, type RotaPlan } from '#rota/rota.ts';

import { planBlocks } from './plan-blocks.ts';

/** The rota that a desk's approvers decide about, on its card. */
export const rotaInChat: RequestInChat<RotaPlan> = {
  request: rota,
  buttons: { approve: 'approveRota', refuse: 'refuseRota', cancel: 'cancelRota' },
  refusals({ rota: words }) {
    const { author, authorsDeputy, expired, closed } = words.refusals;
    return { author, authorsDeputy, expired, closed };
  },
  async lines(view) {
    const { chat, m, request, name: nameOf, desk, now } = view;
    const { card } = m.rota;
    const { shifts, terminalUsers } = request.terms;
    const isShown = request.state === 'asked' || request.state === 'agreed';
    const name = await namer(chat, isShown ? [...shifts, ...terminalUsers].map(({ person }) => person) : []);
    return {
      title: card.asks(nameOf(request.askedBy)),
      terms: isShown ? planBlocks({ m, desk, now, name }, request.terms, []) : [],
      states: await statesOf(view),
      labels: { approve: card.approve, refuse: card.refuse, cancel: card.cancel },
    };
  },
};

export const { approve: approveRota, refuse: refuseRota } = decidesOn(rotaInChat);
export const cancelRota = cancelsRequest(rota, ({ rota: { answer } }) => {
  const { mayNot, cancelled, closed } = answer;
  return { mayNot, cancelled, closed };
});

/** Says how the rota stands, a sentence or two. */
async function statesOf(view: RequestView<RotaPlan>): Promise<readonly string[]> {
  const { m, request, subject, lastName } = view;
  const { card } = m.rota;
  const { approvedBy, missing } = card;
  switch (request.state) {
    case 'asked':
      return subject.shut === null ? waitingLines(view, { approvedBy, missing }) : [card.unproven];
    case 'agreed':
    case 'done':
      return [await agreedText(view)];
    case 'refused':
      return [card.refused(lastName)];
    case 'cancelled':
      return [card.cancelled];
    case 'replaced':
    case 'lapsed':
      return [card.replaced];
  }
}

async function agreedText({ bot, chat, m, request }: RequestView<RotaPlan>): Promise<string> {
  const { db: tx, decisionKey } = bot.store;
  const { card } = m.rota;
  const inForce = await rotaInForce({ tx, decisionKey }, request.deskId);
  if (inForce.kind !== 'agreed' || inForce.rota.id !== request.id) return card.unproven;
  const approvers = (await approvalsOf({ tx, decisionKey }, request)).map(({ person }) => person);
  return card.agreed(approvers.map(await namer(chat, approvers)));
}
