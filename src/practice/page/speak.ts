import type { Language } from '#languages.ts';
import type { Chat } from '#practice/chat/chat.ts';

import type { DeskDoor } from './desk-door.ts';

/** Changes the language of everything on the page: its own words, the people, and the desk of a channel. */
export async function speak(
  chat: Chat,
  door: DeskDoor | null,
  to: { readonly channel: string; readonly language: Language; readonly by: string },
): Promise<void> {
  for (const person of chat.state.people) person.language = to.language;
  chat.changed();
  await door?.speak(to.channel, to.language, to.by);
}
