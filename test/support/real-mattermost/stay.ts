import type { RestApi } from '#chat/mattermost/rest-api.ts';

import type { Callback } from './open-callback.ts';
import type { PersonLine } from './open-person-line.ts';
import type { ServerAccess } from './server-in-environment.ts';
import type { ServerRights } from './server-rights.ts';

/** Somebody who is signed in. */
export interface Person {
  readonly id: string;
  readonly rest: RestApi;
  readonly line: PersonLine;
  /** Their channel with the bot. */
  readonly direct: string;
}

/** A team of ours on a server, with people, a bot and its command, for the time of a run. */
export interface Stay extends AsyncDisposable {
  readonly access: ServerAccess;
  readonly rights: ServerRights;
  readonly admin: RestApi;
  readonly team: string;
  readonly bot: { readonly id: string; readonly token: string };
  /** Some other bot. */
  readonly helper: string;
  readonly commandToken: string;
  readonly callback: Callback;
  /** Odile administers the team; Aïcha, Karim and Sacha are members, and Sacha is a guest where there are guests. */
  person(name: string): Person;
  readonly people: readonly Person[];
  /** An account that is closed between two calls of `makeChannel`. */
  readonly inactive: string;
  readonly hasGuests: boolean;
  readonly group: { readonly id: string; readonly name: string; readonly members: readonly string[] } | null;
  /** A new channel with everybody in it, and the bot or not; an open one, unless it is to be private. */
  makeChannel(isBotIn: boolean, isPrivate?: boolean): Promise<string>;
  /** Puts it into the archive. */
  archive(channel: string): Promise<void>;
}
