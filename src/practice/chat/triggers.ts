import type { Chat } from './chat.ts';

/** Creates a trigger that opens one form for this person within some seconds. The caller saves the state. */
export function makeTrigger(chat: Chat, user: string): string {
  const now = chat.clock.now();
  const alive = chat.state.triggers.filter((trigger) => isAlive(chat, trigger.madeAt));
  const id = chat.newId();
  chat.state.triggers = [...alive, { id, user, madeAt: now.toISOString() }];
  return id;
}

/** Uses up a trigger; null if it is unknown, used or too old. */
export function takeTrigger(chat: Chat, id: string): { readonly user: string } | null {
  const trigger = chat.state.triggers.find((known) => known.id === id);
  chat.state.triggers = chat.state.triggers.filter((known) => known.id !== id);
  return trigger !== undefined && isAlive(chat, trigger.madeAt) ? { user: trigger.user } : null;
}

function isAlive(chat: Chat, madeAt: string): boolean {
  return chat.clock.now().getTime() - Date.parse(madeAt) < chat.triggerLivesMs;
}
