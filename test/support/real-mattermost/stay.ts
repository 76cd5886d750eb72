import type { RestApi } from '#chat/mattermost/rest-api.ts';

import type { Callback } from './open-callback.ts';
import type { PersonLine } from './open-person-line.ts';
import type { ServerAccess } from './server-in-environment.ts';
import type { ServerRights } from './server-rights.ts';

/** A person who is signed in. */
export interface Person {
  readonly id: string;
  readonly rest: RestApi;
  readonly line: PersonLine;
  /** Their channel with the bot. */
  readonly direct: string;
}

/** Our team on a server during a run, with people, a bot and its command. */
export interface Stay extends AsyncDisposable {
  readonly access: ServerAccess;
  readonly rights: ServerRights;
  readonly admin: RestApi;
  readonly team: string;
  readonly bot: { readonly id: string; readonly token: string };
  /** Another bot. */
  readonly helper: string;
  readonly commandToken: string;
  readonly callback: Callback;
  /** Odile administers the team; Aïcha, Karim and Sacha are members; Sacha is a guest if the server has guests. */
  person(name: string): Person;
  readonly people: readonly Person[];
  /** An account that is deactivated between two calls of `makeChannel`. */
  readonly inactive: string;
  readonly hasGuests: boolean;
  readonly group: { readonly id: string; readonly name: string; readonly members: readonly string[] } | null;
  /** Creates a channel with everybody in it, with or without the bot; public unless it is to be private. */
  makeChannel(isBotIn: boolean, isPrivate?: boolean): Promise<string>;
  /** Archives it. */
  archive(channel: string): Promise<void>;
}
