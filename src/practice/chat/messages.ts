import { maxTextLength } from './card.ts';
import {
  type Channel,
  type ChatState,
  type FileRef,
  type Message,
  nextNumber,
  type Person,
  type Ref,
} from './chat-state.ts';
import { botId, type Chat } from './chat.ts';
import { enqueueForBot } from './outbox.ts';

/** Returns the message that `ref` names, unless it is deleted or its channel or thread is another. */
export function messageAt(state: ChatState, ref: Ref): Message | null {
  const message = messageById(state, ref.message);
  if (message === null || message.body.kind === 'deleted') return null;
  return message.ref.channel === ref.channel && message.ref.thread === ref.thread ? message : null;
}

export function messageById(state: ChatState, id: string): Message | null {
  return state.messages.find((message) => message.ref.message === id) ?? null;
}

export function channelById(state: ChatState, id: string): Channel | null {
  return state.channels.find((channel) => channel.id === id) ?? null;
}

export function personById(state: ChatState, id: string): Person | null {
  return state.people.find((person) => person.id === id) ?? null;
}

/** Tells whether a message can be put there: the channel exists, and the thread begins with one of its messages. */
export function isPlace(state: ChatState, channel: string, thread: string | null): boolean {
  if (channelById(state, channel) === null) return false;
  if (thread === null) return true;
  const root = messageById(state, thread);
  return root !== null && root.ref.channel === channel && root.ref.thread === null;
}

/** Adds a message at the end of its channel or thread. */
export function addMessage(
  state: ChatState,
  message: {
    readonly author: string;
    readonly channel: string;
    readonly thread: string | null;
    readonly postedAt: Date;
    readonly body: Message['body'];
    readonly notified: string[];
  },
): Message {
  const { author, channel, thread, postedAt, body, notified } = message;
  const ref: Ref = { channel, message: `m${nextNumber(state)}`, thread };
  const added: Message = {
    ref,
    author,
    postedAt: postedAt.toISOString(),
    editedAt: null,
    body,
    reactions: [],
    notified,
  };
  state.messages.push(added);
  return added;
}

export type Said =
  | { readonly kind: 'said'; readonly ref: Ref }
  | { readonly kind: 'refused'; readonly why: SayRefusal };
export type SayRefusal = 'empty' | 'tooLong' | 'noSuchPlace';

/** Writes a person's message in a channel or thread. */
export function say(
  chat: Chat,
  said: {
    readonly user: string;
    readonly channel: string;
    readonly thread: string | null;
    readonly text: string;
    readonly files: FileRef[];
  },
): Said {
  const { user, channel, thread, text, files } = said;
  if (text.length > maxTextLength) return { kind: 'refused', why: 'tooLong' };
  if (text.trim() === '' && files.length === 0) return { kind: 'refused', why: 'empty' };
  const isMember = channelById(chat.state, channel)?.members.includes(user) ?? false;
  if (!isMember || !isPlace(chat.state, channel, thread)) return { kind: 'refused', why: 'noSuchPlace' };
  const { ref } = addMessage(chat.state, {
    author: user,
    channel,
    thread,
    postedAt: chat.clock.now(),
    body: { kind: 'text', text, files },
    notified: [],
  });
  enqueueForBot(chat, { kind: 'message', user, ref, text, files });
  chat.changed();
  return { kind: 'said', ref };
}

/** Changes the text of a person's own message. */
export function editMessage(chat: Chat, user: string, ref: Ref, text: string): 'edited' | 'refused' {
  const message = messageAt(chat.state, ref);
  if (message === null || message.author !== user || message.body.kind !== 'text') return 'refused';
  if (text.trim() === '' || text.length > maxTextLength) return 'refused';
  message.body = { ...message.body, text };
  message.editedAt = chat.clock.now().toISOString();
  enqueueForBot(chat, { kind: 'edited', ref: message.ref });
  chat.changed();
  return 'edited';
}

/** Deletes a person's own message. As on real platforms, an administrator (null) may delete any, also the bot's. */
export function deleteMessage(chat: Chat, by: string | null, ref: Ref): 'deleted' | 'refused' {
  const message = messageAt(chat.state, ref);
  if (message === null || (by !== null && message.author !== by)) return 'refused';
  message.body = { kind: 'deleted' };
  message.reactions = [];
  enqueueForBot(chat, { kind: 'deleted', ref: message.ref });
  chat.changed();
  return 'deleted';
}

/** The reactions that the page offers. */
export const emojis = ['✅', '❌', '👍', '👀', '🎉'] as const;

/** Adds or removes a reaction; a repeat changes nothing. The bot gets no events of its own reactions. */
export function setReaction(
  chat: Chat,
  reaction: { readonly user: string; readonly ref: Ref; readonly emoji: string; readonly added: boolean },
): 'set' | 'gone' {
  const message = messageAt(chat.state, reaction.ref);
  if (message === null) return 'gone';
  const { user, emoji, added } = reaction;
  const at = message.reactions.findIndex((given) => given.user === user && given.emoji === emoji);
  if ((at !== -1) === added) return 'set';
  if (added) message.reactions.push({ emoji, user });
  else message.reactions.splice(at, 1);
  if (user !== botId) enqueueForBot(chat, { kind: 'reaction', user, ref: message.ref, emoji, added });
  chat.changed();
  return 'set';
}

/** The largest file that a person may send. */
export const maxFileBytes = 16 * 1024 * 1024;

/** Stores a file that a person sends, with the description that they gave. */
export function keepFile(
  chat: Chat,
  file: { readonly name: string; readonly bytes: Uint8Array; readonly alt: string | null },
): FileRef | 'tooLarge' {
  if (file.bytes.byteLength > maxFileBytes) return 'tooLarge';
  const ref = {
    id: `f${nextNumber(chat.state)}`,
    name: file.name.slice(0, 200) || 'file',
    byteLength: file.bytes.byteLength,
  };
  chat.saveBlob(ref.id, file.bytes);
  chat.state.files.push({ ...ref, alt: file.alt });
  chat.changed();
  return ref;
}
