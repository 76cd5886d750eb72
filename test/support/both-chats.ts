import type { SeenMessage } from '../contracts/chat-world.ts';
import type { ChatScene } from './chat-scene.ts';
import { openMattermostScene } from './mattermost-scene.ts';
import { openSlackScene } from './slack-scene.ts';
import type { Team } from './team-in-chat.ts';

/** A scene in either chat, with the team that works there. */
export type Room = ChatScene & Team<SeenMessage, string | string[]>;

/**
 * Names for each chat how its scene is opened, in English, with these people by their short names. Odile administers;
 * the others are members.
 */
export function inBothChats(names: Readonly<Record<string, string>>): Readonly<Record<string, () => Promise<Room>>> {
  const people = Object.entries(names).map(([name, shown]) => {
    const kind: 'admin' | 'member' = name === 'odile' ? 'admin' : 'member';
    return { name, shown, kind };
  });
  return {
    Slack: () =>
      openSlackScene('socket', {
        language: 'en',
        people: people.map(({ shown, ...person }) => ({ ...person, realName: shown, locale: 'en-GB' })),
      }),
    Mattermost: () =>
      openMattermostScene({
        language: 'en',
        people: people.map(({ shown, ...person }) => ({ ...person, firstName: shown, locale: 'en' })),
      }),
  };
}
