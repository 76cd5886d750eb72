import type { Channel, ChatState, Message, Person, Ref } from './chat-state.ts';

/** The next number, for ids that say in which order things came. */
export function nextNumber(state: ChatState): number {
  state.lastNumber += 1;
  return state.lastNumber;
}

/** The message that `ref` names, unless it is deleted or its channel or thread is another. */
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

/** Whether a message can be put there: the channel exists, and the thread hangs on one of its own messages. */
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
