const history = ['channels:history', 'groups:history'] as const;
const lists = ['channels:read', 'groups:read'] as const;

/**
 * All that this adapter uses of Slack, with the bot scopes that it takes. manifest.yml asks for exactly this, a test
 * compares the two, and `SlackApi` calls no method that is not named here.
 */
export const whatSlackMustGrant = {
  command: '/tambour',
  /** "Use as a public post", on a message. */
  messageShortcut: 'tambour_from_message',
  /** Scope that the command and the shortcut need. */
  always: ['commands'],
  methods: {
    // With the app-level token, whose scope is "connections:write".
    'apps.connections.open': [],
    'auth.test': [],
    'bots.info': ['users:read'],
    'chat.delete': ['chat:write'],
    'chat.getPermalink': [],
    'chat.postEphemeral': ['chat:write'],
    'chat.postMessage': ['chat:write'],
    'chat.update': ['chat:write'],
    'conversations.history': history,
    'conversations.info': lists,
    'conversations.members': lists,
    'conversations.replies': history,
    'files.completeUploadExternal': ['files:write'],
    'files.getUploadURLExternal': ['files:write'],
    'files.info': ['files:read'],
    'reactions.add': ['reactions:write'],
    'reactions.get': ['reactions:read'],
    'usergroups.list': ['usergroups:read'],
    'usergroups.users.list': ['usergroups:read'],
    'users.info': ['users:read'],
    'users.list': ['users:read'],
    'views.open': [],
  },
  events: {
    'message.channels': ['channels:history'],
    'message.groups': ['groups:history'],
    reaction_added: ['reactions:read'],
    reaction_removed: ['reactions:read'],
  },
} as const;

/** A method of Slack's Web API that this adapter may call. */
export type SlackMethod = keyof typeof whatSlackMustGrant.methods;

/** Returns the names under which events arrive: those of channels and groups share one. */
export function eventNames(): readonly string[] {
  return [...new Set(Object.keys(whatSlackMustGrant.events).map((name) => name.replace(/\..*/, '')))];
}

/** Returns the bot scopes that the app needs, each once, in alphabetical order. */
export function neededScopes(): readonly string[] {
  const { always, methods, events } = whatSlackMustGrant;
  return [...new Set([...always, ...Object.values(methods).flat(), ...Object.values(events).flat()])].toSorted();
}
