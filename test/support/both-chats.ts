import type { SeenMessage } from '../contracts/chat-world.ts';
import type { ChatScene } from './chat-scene.ts';
import { mattermostFormText } from './mattermost-form-text.ts';
import { openMattermostScene } from './mattermost-scene.ts';
import { present } from './publishing-scene.ts';
import type { DrawnForm } from './slack-client/draw-form.ts';
import { formInSlack } from './slack-client/form-in-slack.ts';
import { openSlackScene } from './slack-scene.ts';
import type { Team } from './team-in-chat.ts';

/** A scene in either chat, with the team that works there. */
export type Room = ChatScene & Team<SeenMessage, string | string[]>;

/** A room whose people come and go. */
export type OpenRoom = Room & {
  joins(name: string): void;
  leaves(name: string): void;
  /** All labels and hints of the form that stands open before this person, as their client draws it. */
  formText(name: string): string;
  /** As after a kill: a new adapter takes the place of the one there was. */
  startedAnew(): Promise<void>;
};

/**
 * Names for each chat how its scene is opened, in English, with these people by their short names. Odile administers;
 * the others are members. `outside`: who is not in the channel yet.
 */
export function inBothChats(
  names: Readonly<Record<string, string>>,
  outside: readonly string[] = [],
): Readonly<Record<string, () => Promise<OpenRoom>>> {
  const people = Object.entries(names).map(([name, shown]) => {
    const kind: 'admin' | 'member' = name === 'odile' ? 'admin' : 'member';
    return { name, shown, kind, isInChannel: !outside.includes(name) };
  });
  return {
    Slack: async () => {
      const scene = await openSlackScene('socket', {
        language: 'en',
        people: people.map(({ shown, ...person }) => ({ ...person, realName: shown, locale: 'en-GB' })),
      });
      const { slack, id } = scene;
      return Object.assign(scene, {
        joins: (name: string) => slack.join(id(name), slack.channel),
        leaves: (name: string) => slack.leave(id(name), slack.channel),
        formText: (name: string) => textOf(formInSlack(slack, id(name))),
      });
    },
    Mattermost: async () => {
      const scene = await openMattermostScene({
        language: 'en',
        people: people.map(({ shown, ...person }) => ({ ...person, firstName: shown, locale: 'en' })),
      });
      const { mattermost, id } = scene;
      return Object.assign(scene, {
        joins: (name: string) => mattermost.join(id(name), mattermost.channel),
        leaves: (name: string) => mattermost.remove(id(name), mattermost.channel),
        formText: (name: string) =>
          mattermostFormText(present(mattermost.dialogOf(id(name))).dialog, mattermost.client),
      });
    },
  };
}

function textOf(form: DrawnForm | null): string {
  return present(form)
    .inputs.map(({ label, hint }) => `${label}\n${hint}`)
    .join('\n');
}
