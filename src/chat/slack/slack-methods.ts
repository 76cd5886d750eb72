const history = ['channels:history', 'groups:history'] as const;
const lists = ['channels:read', 'groups:read'] as const;

declare const listed: unique symbol;

/**
 * A method of Slack's Web API that this adapter may call, with the bot scopes that it takes. Only this file can make
 * one, and `npm run check` finds unused ones, so the app asks for exactly the scopes that it needs.
 */
export interface SlackMethod {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly [listed]: true;
}

// Besides these, the SDK opens sockets with the app-level token, whose scope is "connections:write".
const methods: SlackMethod[] = [];

function method(name: string, ...scopes: readonly string[]): SlackMethod {
  // The mark is there for the compiler alone.
  const made = { name, scopes } as SlackMethod;
  methods.push(made);
  return made;
}

export const authTest = method('auth.test');
export const botsInfo = method('bots.info', 'users:read');
export const chatDelete = method('chat.delete', 'chat:write');
export const chatGetPermalink = method('chat.getPermalink');
export const chatPostEphemeral = method('chat.postEphemeral', 'chat:write');
export const chatPostMessage = method('chat.postMessage', 'chat:write');
export const chatUpdate = method('chat.update', 'chat:write');
export const conversationsHistory = method('conversations.history', ...history);
export const conversationsInfo = method('conversations.info', ...lists);
export const conversationsMembers = method('conversations.members', ...lists);
export const conversationsReplies = method('conversations.replies', ...history);
export const filesCompleteUploadExternal = method('files.completeUploadExternal', 'files:write');
export const filesDelete = method('files.delete', 'files:write');
export const filesGetUploadURLExternal = method('files.getUploadURLExternal', 'files:write');
export const filesInfo = method('files.info', 'files:read');
export const reactionsAdd = method('reactions.add', 'reactions:write');
export const reactionsGet = method('reactions.get', 'reactions:read');
export const usergroupsList = method('usergroups.list', 'usergroups:read');
export const usergroupsUsersList = method('usergroups.users.list', 'usergroups:read');
export const usersInfo = method('users.info', 'users:read');
export const usersList = method('users.list', 'users:read');
export const viewsOpen = method('views.open');
export const viewsPublish = method('views.publish');
export const viewsUpdate = method('views.update');

/** Returns the bot scopes that the methods need; one that several need comes several times. */
export function scopesOfMethods(): readonly string[] {
  return methods.flatMap(({ scopes }) => scopes);
}
