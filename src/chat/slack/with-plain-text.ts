import pTimeout from 'p-timeout';

import type { SlackPeople } from './people.ts';
import { messageText } from './render/message-text.ts';

const mostNames = 20;
const namesWithinMs = 1_000;

/** A message as Slack keeps it: its mrkdwn and, if a person wrote it, rich text. */
export interface KeptMessage {
  readonly text: string;
  readonly blocks?: unknown;
}

/** Returns a message's text as its reader sees it. A person whom Slack does not name in time stays an id. */
export async function withPlainText(people: SlackPeople, message: KeptMessage): Promise<string> {
  const { text } = message;
  const ids = [...new Set([...text.matchAll(/<@([UW][A-Z0-9]+)/g)].map(([, id]) => id ?? ''))].slice(0, mostNames);
  const names = new Map<string, string>();
  const learn = async (id: string): Promise<void> => {
    try {
      const known = await people.known(id);
      if (known !== null) names.set(id, known.user.name);
    } catch {
      // The id still tells who it is, though less readably.
    }
  };
  if (ids.length > 0) await pTimeout(Promise.all(ids.map(learn)), { milliseconds: namesWithinMs, message: false });
  return messageText(message, (id) => names.get(id) ?? null);
}
