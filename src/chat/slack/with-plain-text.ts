import { within } from '#chat/within.ts';

import type { People } from './people.ts';
import { plainText } from './render/plain-text.ts';

const mostNames = 20;
const namesWithinMs = 1_000;

/** The text of a message as its reader sees it; a person whom Slack does not name in time stays an id. */
export async function withPlainText(people: People, text: string): Promise<string> {
  const ids = [...new Set([...text.matchAll(/<@([UW][A-Z0-9]+)/g)].map(([, id]) => id ?? ''))].slice(0, mostNames);
  const names = new Map<string, string>();
  const learn = async (id: string): Promise<void> => {
    try {
      const user = await people.user(id);
      if (user !== null) names.set(id, user.name);
    } catch {
      // The id says who it is, if not as well.
    }
  };
  if (ids.length > 0) await within(namesWithinMs, Promise.all(ids.map(learn)));
  return plainText(text, (id) => names.get(id) ?? null);
}
