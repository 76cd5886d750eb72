import type { Chat } from '#practice/chat/chat.ts';

import type { PageNetwork } from './page-network.ts';
import { viewAt, type View } from './view.ts';

/** Returns the view that a form was sent from. */
export function viewOfPost(chat: Chat, networks: readonly PageNetwork[], user: string, body: FormData): View | null {
  const thread = textOf(body, 'thread');
  const channel = textOf(body, 'channel');
  return viewAt(chat, networks, { user, channel, thread: thread === '' ? null : thread, form: null });
}

/** Returns one text of a form; empty if it is missing. Line ends are converted back from those of form encoding. */
export function textOf(body: FormData, name: string): string {
  const value = body.get(name);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}

/** Returns the files of a form that are not empty. */
export function filesIn(body: FormData, name: string): readonly File[] {
  return body.getAll(name).filter((value): value is File => value instanceof File && value.size > 0);
}
