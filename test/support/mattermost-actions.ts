import type { ChatWorld } from '../contracts/chat-world.ts';
import type { MattermostPeople } from './mattermost-people.ts';

/** Builds what people do with messages on Mattermost, as the contract suite needs it. */
export function mattermostActions(
  people: MattermostPeople,
): Pick<ChatWorld, 'isConnected' | 'say' | 'edit' | 'shortcut'> {
  const { channel } = people;
  return {
    isConnected: true,
    say: async (user, thread, text, files = []) => {
      // Files have no descriptions there: a line of the message gives one.
      const alts = files.flatMap(({ alt }) => (alt === undefined ? [] : [`alt: ${alt}`]));
      const more = { rootId: thread, files: files.map(({ name, bytes }) => ({ name, bytes })) };
      return { channel, message: await people.say(user, channel, [text, ...alts].join('\n'), more), thread };
    },
    edit: async (user, ref, text) => people.edit(user, ref.message, text),
    // Mattermost has no shortcuts.
    shortcut: async () => false,
  };
}
