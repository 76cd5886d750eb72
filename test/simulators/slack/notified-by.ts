import { contentOf } from './content-of.ts';
import type { Simulation } from './simulation.ts';

/** Who is notified by a message that is posted: people named in it, and everybody where it calls the channel. */
export function notifiedBy(
  slack: Simulation,
  channel: string,
  message: { readonly text: string; readonly blocks?: readonly unknown[] | undefined },
): readonly string[] {
  const members = slack.channels.get(channel)?.members ?? new Set<string>();
  const { mentions } = contentOf(message.text, message.blocks ?? []);
  const called = mentions.flatMap((mention): readonly string[] => {
    switch (mention.kind) {
      case 'user':
        return [mention.id];
      case 'group':
        return slack.groups.get(mention.id)?.members ?? [];
      case 'channel':
        return [...members];
    }
  });
  return [...new Set(called)].filter((user) => members.has(user));
}
