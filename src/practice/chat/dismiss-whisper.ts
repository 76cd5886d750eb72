import type { Chat } from './chat.ts';

/** Takes a whisper away, as its person asked. */
export function dismissWhisper(chat: Chat, user: string, id: string): void {
  const at = chat.state.whispers.findIndex((whisper) => whisper.id === id && whisper.to === user);
  if (at === -1) return;
  chat.state.whispers.splice(at, 1);
  chat.changed();
}
