import { leavingInChat } from '#bot/leaving/leaving-request.ts';
import { handlesRequest, type RequestHandling } from '#bot/requests/show-request.ts';
import { rotaInChat } from '#bot/rota/rota-request.ts';
import { wakingInChat } from '#bot/sleeping/waking.ts';

/** Everything that approvers are asked to decide about besides drafts, by the names of the kinds. */
export const requestKinds: ReadonlyMap<string, RequestHandling> = new Map([
  [leavingInChat.request.kind, handlesRequest(leavingInChat)],
  [rotaInChat.request.kind, handlesRequest(rotaInChat)],
  [wakingInChat.request.kind, handlesRequest(wakingInChat)],
]);
