import type { Card } from './card.ts';
import type { Chat } from './chat.ts';
import { isPlace, nextNumber, personById } from './messages.ts';

/** Shows a card to one person alone. */
export function whisperCard(
  chat: Chat,
  whisper: { readonly to: string; readonly channel: string; readonly thread: string | null; readonly card: Card },
): 'whispered' | 'noSuchPlace' {
  if (personById(chat.state, whisper.to) === null) return 'noSuchPlace';
  if (!isPlace(chat.state, whisper.channel, whisper.thread)) return 'noSuchPlace';
  const id = `w${nextNumber(chat.state)}`;
  chat.state.whispers.push({ ...whisper, id, saidAt: chat.clock.now().toISOString() });
  chat.changed();
  return 'whispered';
}
