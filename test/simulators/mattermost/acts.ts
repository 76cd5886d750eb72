import { keepFile, type UploadedFile } from './files.ts';
import { deactivate, deleteChannel, directChannel, join, leave } from './people.ts';
import { channelOf } from './permissions.ts';
import { createPost, deletePost, patchPost } from './posts.ts';
import { react, unreact } from './reactions.ts';
import type { Server } from './state.ts';
import { isAdmin } from './user-json.ts';

/** What people do, by their ids; each thing as the same request to the server would do it. */
export interface Acts {
  /** Writes a message; resolves to the post's id. */
  say(user: string, channel: string, text: string, more?: SayOptions): string;
  edit(user: string, post: string, text: string): void;
  /** Deletes as that person. */
  delete(user: string, post: string): void;
  react(user: string, post: string, name: string): void;
  unreact(user: string, post: string, name: string): void;
  join(user: string, channel: string): void;
  /** An administrator takes somebody out of a channel. */
  remove(user: string, channel: string): void;
  deactivate(user: string): void;
  deleteChannel(channel: string): void;
  /** The id of the channel of two. */
  directChannel(one: string, other: string): string;
}

export interface SayOptions {
  /** The root that it replies to. */
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
    directChannel: (one, other) => directChannel(server, one, other).id,
  };
}

function administratorOf(server: Server): string {
  return [...server.users.keys()].find((id) => isAdmin(server, id)) ?? '';
}
