import type { Message } from '#practice/chat/chat-state.ts';

import type { View } from './view.ts';

/** Returns the newest message with buttons in the open thread, for a skip link; null if none has any. */
export function newestToPress({ thread, chat }: View): Message | null {
  if (thread === null) return null;
  return chat.state.messages.findLast((message) => message.ref.thread === thread && hasButtons(message)) ?? null;
}

function hasButtons({ body }: Message): boolean {
  return body.kind === 'card' && body.card.blocks.some(({ kind }) => kind === 'buttons');
}
