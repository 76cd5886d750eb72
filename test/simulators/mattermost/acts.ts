import type { Written } from '../../support/mattermost-client/filled-in.ts';
import { type OpenDialog, type SubmitAnswer, submitDialog } from './dialogs.ts';
import { type CommandOutcome, executeCommand } from './execute-command.ts';
import { cancelDialog, dialogOf, type DialogSent, fillDialog } from './fill-dialog.ts';
import { keepFile, type UploadedFile } from './files.ts';
import { deactivate, deleteChannel, directChannel, join, leave } from './people.ts';
import { channelOf } from './permissions.ts';
import { actionsOf, attachmentsOf } from './post-json.ts';
import { createPost, deletePost, patchPost } from './posts.ts';
import { pressAction, type PressOutcome, sendAction } from './press.ts';
import { react, unreact } from './reactions.ts';
import { type SeenButton, seenBy, toldAlone } from './seen-by.ts';
import type { Server } from './state.ts';
import { isAdmin } from './user-json.ts';

/** Acts of people, by their ids. Each has the effect of the same request to the server. */
export interface Acts {
  /** Writes a message; resolves to the post's id. */
  say(user: string, channel: string, text: string, more?: SayOptions): string;
  edit(user: string, post: string, text: string): void;
  /** Deletes as that person. */
  delete(user: string, post: string): void;
  react(user: string, post: string, name: string): void;
  unreact(user: string, post: string, name: string): void;
  join(user: string, channel: string): void;
  /** Takes somebody out of a channel, as an administrator. */
  remove(user: string, channel: string): void;
  deactivate(user: string): void;
  deleteChannel(channel: string): void;
  /** Types a command, "/tambour" unless said otherwise. The person has seen the answer once this resolves. */
  type(user: string, channel: string, text: string, more?: TypeOptions): Promise<CommandOutcome>;
  /** Presses the first button of a post for which `isIt` holds. */
  press(user: string, post: string, isIt: (button: SeenButton) => boolean): Promise<PressOutcome>;
  /** Presses a button of a message that only this person sees; `at` is its number among such messages. */
  pressWhisper(user: string, at: number, isIt: (button: SeenButton) => boolean): Promise<PressOutcome>;
  /** Returns the dialog that this person has open. */
  dialogOf(user: string): OpenDialog | null;
  /** Fills in that dialog and sends it. Throws on values that no client accepts. */
  submit(user: string, values: Readonly<Record<string, Written>>, from?: 'web' | 'phone'): Promise<DialogSent>;
  cancel(user: string): Promise<void>;
  /** Sends a dialog that was never shown, with any state, as every signed-in person can. */
  forge(user: string, submission: Parameters<typeof submitDialog>[2]): Promise<SubmitAnswer>;
  /** Returns the id of the direct channel of two people. */
  directChannel(one: string, other: string): string;
}

export interface TypeOptions {
  /** Thread in which the command is typed. */
  readonly rootId?: string | null;
  /** Command with its slash. */
  readonly command?: string;
}

export interface SayOptions {
  /** Root of the thread that it replies to. */
  readonly rootId?: string | null;
  readonly files?: readonly UploadedFile[];
}

export function actsIn(server: Server): Acts {
  return {
    say(user, channelId, message, { rootId = null, files = [] } = {}) {
      const fileIds = files.map((file) => keepFile(server, user, channelId, file).id);
      server.publish({ event: 'typing', channelId, data: { parent_id: rootId ?? '', user_id: user } });
      return createPost(server, user, { channelId, message, rootId: rootId ?? '', fileIds }).id;
    },
    edit: (user, post, message) => void patchPost(server, user, post, { message }),
    delete: (user, post) => deletePost(server, user, post),
    react: (user, post, name) => void react(server, user, post, name),
    unreact: (user, post, name) => unreact(server, user, post, name),
    join: (user, channel) => join(server, channelOf(server, channel), user),
    remove: (user, channel) => leave(server, channelOf(server, channel), user, administratorOf(server)),
    deactivate: (user) => deactivate(server, user),
    deleteChannel: (channel) => deleteChannel(server, channelOf(server, channel)),
    async type(user, channelId, text, { rootId = null, command = '/tambour' } = {}) {
      const teamId = [...server.teams.keys()][0] ?? '';
      const typed = { channelId, command: text === '' ? command : `${command} ${text}`, teamId, rootId: rootId ?? '' };
      return executeCommand(server, user, typed);
    },
    async press(user, postId, isIt) {
      const button = seenBy(server, user)
        .find(({ id }) => id === postId)
        ?.buttons.find(isIt);
      if (button === undefined) throw new Error(`no such button on ${postId}`);
      return pressAction(server, user, postId, { actionId: button.id, option: button.option });
    },
    async pressWhisper(user, at, isIt) {
      const whisper = server.ephemerals.filter(({ userId }) => userId === user)[at];
      const button = toldAlone(server, user)[at]?.buttons.find(isIt);
      const action = attachmentsOf(whisper?.props ?? {})
        .flatMap(actionsOf)
        .find((one) => String(one['id']) === button?.id);
      if (whisper === undefined || button === undefined || action === undefined) throw new Error('no such button');
      const channel = channelOf(server, whisper.channelId);
      const postId = String(whisper.served['id']);
      return sendAction(server, {
        userId: user,
        channel,
        postId,
        rootId: whisper.rootId,
        action,
        option: button.option,
        props: whisper.props,
      });
    },
    dialogOf: (user) => dialogOf(server, user),
    submit: (user, values, from) => fillDialog(server, user, values, from),
    cancel: (user) => cancelDialog(server, user),
    forge: (user, wanted) => submitDialog(server, user, wanted),
    directChannel: (one, other) => directChannel(server, one, other).id,
  };
}

function administratorOf(server: Server): string {
  return [...server.users.keys()].find((id) => isAdmin(server, id)) ?? '';
}
