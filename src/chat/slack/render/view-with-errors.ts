import type { ModalView } from '@slack/types';

import type { SubmitReply } from '#chat/chat.ts';

/** What a `view_submission` is acknowledged with when the form has to stay open. */
export type ErrorAnswer =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ModalView };

/** Keeps a form open with what the person wrote in it, and says what is wrong. `view` is the submitted one. */
export function viewWithErrors(view: unknown, reply: Extract<SubmitReply, { kind: 'errors' }>): ErrorAnswer {
  throw new Error(`Not yet: ${typeof view} ${reply.kind}`);
}
