import type { Acts } from '../simulators/mattermost/acts.ts';
import type { DialogSent } from '../simulators/mattermost/fill-dialog.ts';
import type { MattermostPost, SeenButton } from '../simulators/mattermost/seen-by.ts';
import type { HandedDialog } from './mattermost-client/handed-dialog.ts';
import type { Client } from './mattermost-client/drawn-dialog.ts';
import type { Written } from './mattermost-client/filled-in.ts';

/** Mattermost with people who act in it, by their ids, however their actions reach the server. */
export interface MattermostPeople {
  readonly channel: string;
  readonly bot: { readonly id: string };
  /** The client that people use. */
  readonly client: Client;
  /** A person's id. */
  id(name: string): string;
  seen(user: string): readonly MattermostPost[] | Promise<readonly MattermostPost[]>;
  /** Resolves to the post's id. */
  say(...what: Parameters<Acts['say']>): string | Promise<string>;
  edit(user: string, post: string, text: string): void | Promise<void>;
  react(user: string, post: string, name: string): void | Promise<void>;
  unreact(user: string, post: string, name: string): void | Promise<void>;
  type(...what: Parameters<Acts['type']>): Promise<{ readonly kind: 'answered' | 'failed' }>;
  /** Presses the first button of a post for which `isIt` holds. */
  press(user: string, post: string, isIt: (button: SeenButton) => boolean): Promise<unknown>;
  /** The dialog open before this person, with what they have entered. */
  dialogOf(user: string): { readonly dialog: HandedDialog; readonly values: Readonly<Record<string, unknown>> } | null;
  submit(user: string, values: Readonly<Record<string, Written>>): Promise<DialogSent>;
}
