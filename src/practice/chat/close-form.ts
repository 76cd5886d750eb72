import type { Chat } from './chat.ts';

/** A person closes a form without sending it. */
export function closeForm(chat: Chat, user: string, id: string): void {
  chat.state.forms = chat.state.forms.filter((form) => form.id !== id || form.user !== user);
  chat.changed();
}
