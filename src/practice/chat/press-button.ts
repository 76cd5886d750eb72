import type { Card } from './card.ts';
import type { Ref } from './chat-state.ts';
import type { Chat } from './chat.ts';
import { makeTrigger } from './make-trigger.ts';
import { messageById } from './messages.ts';
import { tellBot } from './tell-bot.ts';

type Button = Extract<Card['blocks'][number], { kind: 'buttons' }>['buttons'][number];

/** Which button a person means: what the page showed them, which may be older than the card. */
export type Pressed = Pick<Button, 'action' | 'draftId' | 'revision' | 'target'>;

export type Press =
  | { readonly kind: 'pressed'; readonly seq: number; readonly trigger: string }
  | { readonly kind: 'gone' };

/**
 * A person presses a button of a card. As on real platforms, a button that the card has lost meanwhile may still be
 * pressed from a page that was not yet refreshed: the bot must cope. Only that the card was once there is checked.
 */
export function pressButton(chat: Chat, user: string, ref: Pick<Ref, 'message'>, pressed: Pressed): Press {
  const at = cardRefOf(chat, user, ref.message);
  if (at === null) return { kind: 'gone' };
  const trigger = makeTrigger(chat, user);
  const { action, draftId, revision, target } = pressed;
  const seq = tellBot(chat, { kind: 'button', user, ref: at, action, draftId, revision, target, trigger });
  chat.changed();
  return { kind: 'pressed', seq, trigger };
}

/** The card that the person sees under this id: a message's or a whisper's. */
function cardRefOf(chat: Chat, user: string, id: string): Ref | null {
  const message = messageById(chat.state, id);
  if (message !== null) return message.body.kind === 'card' ? message.ref : null;
  const whisper = chat.state.whispers.find((said) => said.id === id && said.to === user);
  return whisper === undefined ? null : { channel: whisper.channel, message: whisper.id, thread: whisper.thread };
}
