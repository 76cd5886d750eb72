/** A person on a chat platform, by the platform's own id. Never a name. */
export type UserId = string;

export interface ChannelRef {
  readonly channel: string;
}

/** A message; `thread` is the id of the message that its thread hangs on, null for a message in the channel. */
export interface MessageRef {
  readonly channel: string;
  readonly message: string;
  readonly thread: string | null;
}

/** The thread under one channel message. */
export interface ThreadRef {
  readonly channel: string;
  readonly thread: string;
}

export interface FileRef {
  readonly id: string;
  readonly name: string;
  readonly byteLength: number;
}
