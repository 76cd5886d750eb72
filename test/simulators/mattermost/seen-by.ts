import { type DrawnButton, type DrawnPost, drawnPost } from '../../support/mattermost-client/drawn-post.ts';
import { actionsOf, attachmentsOf, postJson } from './post-json.ts';
import { previewsOf } from './previews.ts';
import { isRecord } from './read-body.ts';
import type { Post, Props, Server } from './state.ts';

export interface SeenButton extends DrawnButton {
  /** Context that the server would send with a press. People never see it. */
  readonly context: Props;
}

/** A post as a person's client draws it. Its buttons have data by which tests recognise them. */
export interface MattermostPost extends Omit<DrawnPost, 'id' | 'author' | 'sections' | 'isAlone'> {
  /** Null for a post that only this person sees. */
  readonly id: string | null;
  readonly author: string | null;
  readonly sections: readonly { readonly text: string; readonly buttons: readonly SeenButton[] }[];
  /** Buttons of all sections. */
  readonly buttons: readonly SeenButton[];
  /** Props, which no client shows; tests recognise the posts of one card by them. */
  readonly props: Props;
  /** People who were notified when it was posted. */
  readonly notified: readonly string[];
}

/** A post as a person sees it, with the requests that the server makes to show it. */
export interface MattermostSeen extends MattermostPost {
  /** Addresses that the server fetches to show it. */
  readonly previews: readonly string[];
}

/** Converts a drawn post for tests. `contextOf` returns what a press on one of its buttons would send. */
export function seenAs(
  drawn: DrawnPost,
  contextOf: (button: DrawnButton) => Props,
  { props, notified }: Pick<MattermostPost, 'props' | 'notified'>,
): MattermostPost {
  const { isAlone, ...shown } = drawn;
  const sections = drawn.sections.map(({ text, buttons }) => ({
    text,
    buttons: buttons.map((button): SeenButton => ({ ...button, context: contextOf(button) })),
  }));
  const whose = isAlone ? { id: null, author: null } : { id: drawn.id, author: drawn.author };
  return { ...shown, ...whose, sections, buttons: sections.flatMap(({ buttons }) => buttons), props, notified };
}

/** Lists everything that a person sees in their channels, oldest first, then what only they see. */
export function seenBy(server: Server, user: string): readonly MattermostSeen[] {
  const posts = [...server.posts.values()].filter(
    ({ channelId, deleteAt }) => deleteAt === 0 && (server.channels.get(channelId)?.members.has(user) ?? false),
  );
  return [...posts.map((post) => seen(server, postJson(server, post), post)), ...toldAlone(server, user)];
}

/** Lists what only this person sees, oldest first. */
export function toldAlone(server: Server, user: string): readonly MattermostSeen[] {
  return server.ephemerals
    .filter(({ userId }) => userId === user)
    .map((one) => ({ ...seen(server, one.served, { ...one, notified: [] }), previews: [] }));
}

function seen(server: Server, served: Props, kept: Pick<Post, 'message' | 'props' | 'notified'>): MattermostSeen {
  const { props, notified } = kept;
  const actions = attachmentsOf(props).flatMap(actionsOf);
  const contextOf = (button: DrawnButton): Props => {
    const integration = actions.find(({ id }) => id === button.id)?.['integration'];
    const context = isRecord(integration) && isRecord(integration['context']) ? integration['context'] : {};
    return button.option === null ? context : { ...context, selected_option: button.option };
  };
  return { ...seenAs(drawnPost(served), contextOf, { props, notified }), previews: previewsOf(server, kept) };
}
