import type { MessageRef } from '#chat/refs.ts';
import { type Language, languageFacts } from '#languages.ts';

import type { SeenMessage } from '../contracts/chat-world.ts';
import type { ChatScene } from './chat-scene.ts';
import { mattermostFormText } from './mattermost-form-text.ts';
import { openMattermostScene } from './mattermost-scene.ts';
import { present } from './publishing-scene.ts';
import type { DrawnForm } from './slack-client/draw-form.ts';
import type { DrawnButton } from './slack-client/drawn.ts';
import { placeOf } from './slack-acts.ts';
import { formInSlack } from './slack-client/form-in-slack.ts';
import { pressWhisperInSlack, seenAs } from './slack-client/press-in-slack.ts';
import { seenInSlack, type SlackSeen } from './slack-client/seen-in-slack.ts';
import { openSlackScene } from './slack-scene.ts';
import type { Team } from './team-in-chat.ts';

/** A scene in either chat, with the team that works there. */
export type Room = ChatScene & Team<SeenMessage, string | string[]>;

/** A room whose people come and go. */
export type OpenRoom = Room & {
  joins(name: string): void;
  leaves(name: string): void;
  /** All labels and hints of the form open before this person, as their client draws it. */
  formText(name: string): string;
  /** Presses a button by its label, on the newest message with it that only this person can see. */
  pressWhispered(name: string, label: string): Promise<void>;
  /** Drops a file in the channel, without a message. */
  drops(name: string, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<void>;
  /** Deletes a message, as an administrator may. */
  deletes(ref: MessageRef): Promise<void>;
  /** Replaces the adapter by a new one, as after a kill. */
  startedAnew(): Promise<void>;
};

/**
 * Names, for each chat, how to open its scene with these people, by their short names, all using it in `language`.
 * Odile administers; the others are members. `outside`: people who are not in the channel yet.
 */
export function inBothChats(
  names: Readonly<Record<string, string>>,
  outside: readonly string[] = [],
  language: Language = 'en',
): Readonly<Record<string, () => Promise<OpenRoom>>> {
  const people = Object.entries(names).map(([name, shown]) => {
    const kind: 'admin' | 'member' = name === 'odile' ? 'admin' : 'member';
    return { name, shown, kind, isInChannel: !outside.includes(name) };
  });
  return {
    Slack: async () => {
      const scene = await openSlackScene('socket', {
        language,
        people: people.map(({ shown, ...person }) => ({
          ...person,
          realName: shown,
          locale: languageFacts[language].locale,
        })),
      });
      const { slack, id } = scene;
      return Object.assign(scene, {
        joins: (name: string) => slack.join(id(name), slack.channel),
        leaves: (name: string) => slack.leave(id(name), slack.channel),
        formText: (name: string) => textOf(formInSlack(slack, id(name))),
        async deletes(ref: MessageRef) {
          await slack.delete(null, placeOf(ref));
          await scene.settle();
        },
        async drops(name: string, file: { readonly name: string; readonly bytes: Uint8Array }) {
          await slack.say(id(name), slack.channel, '', { files: [file] });
          await scene.settle();
        },
        async pressWhispered(name: string, label: string) {
          const alone = (await seenInSlack(slack, id(name))).filter(({ ts }) => ts === null);
          const isIt = (button: { readonly label: string }): boolean => button.label === label;
          const at = alone.findLastIndex((message) => drawnButtons(message).some(isIt));
          const message = present(alone[at]);
          await pressWhisperInSlack(slack, id(name), at, seenAs(message, present(drawnButtons(message).find(isIt))));
          await scene.settle();
        },
      });
    },
    Mattermost: async () => {
      const scene = await openMattermostScene({
        language,
        people: people.map(({ shown, ...person }) => ({ ...person, firstName: shown, locale: language })),
      });
      const { mattermost, id } = scene;
      return Object.assign(scene, {
        joins: (name: string) => mattermost.join(id(name), mattermost.channel),
        leaves: (name: string) => mattermost.remove(id(name), mattermost.channel),
        formText: (name: string) =>
          mattermostFormText(present(mattermost.dialogOf(id(name))).dialog, mattermost.client),
        async deletes({ message }: MessageRef) {
          mattermost.delete(mattermost.admin.id, message);
          await scene.settle();
        },
        async drops(name: string, file: { readonly name: string; readonly bytes: Uint8Array }) {
          mattermost.say(id(name), mattermost.channel, '', { files: [file] });
          await scene.settle();
        },
        async pressWhispered(name: string, label: string) {
          const isIt = (button: { readonly label: string }): boolean => button.label === label;
          const seen = mattermost.seen(id(name));
          const post = present(seen.findLast(({ buttons }) => buttons.some(isIt)));
          if (post.id !== null) await mattermost.press(id(name), post.id, isIt);
          else await mattermost.pressWhisper(id(name), seen.filter((one) => one.id === null).indexOf(post), isIt);
          await scene.settle();
        },
      });
    },
  };
}

function drawnButtons({ drawn }: Pick<SlackSeen, 'drawn'>): readonly DrawnButton[] {
  return drawn.flatMap((one) => (one.kind === 'buttons' ? [...one.buttons] : []));
}

function textOf(form: DrawnForm | null): string {
  return present(form)
    .inputs.map(({ label, hint }) => `${label}\n${hint}`)
    .join('\n');
}
