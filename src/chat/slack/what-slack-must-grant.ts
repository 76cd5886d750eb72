import { scopesOfMethods } from './slack-methods.ts';

/**
 * All that this adapter uses of Slack beside methods, with the bot scopes that it takes. manifest.yml asks for exactly
 * this and what the methods need; a test compares them.
 */
export const whatSlackMustGrant = {
  command: '/tambour',
  /** "Use as a public post", on a message. */
  messageShortcut: 'tambour_from_message',
  /** Scope that the command and the shortcut need. */
  always: ['commands'],
  events: {
    'message.channels': ['channels:history'],
    'message.groups': ['groups:history'],
    reaction_added: ['reactions:read'],
    reaction_removed: ['reactions:read'],
  },
} as const;

/** Returns the names under which events arrive: those of channels and groups share one. */
export function eventNames(): readonly string[] {
  return [...new Set(Object.keys(whatSlackMustGrant.events).map((name) => name.replace(/\..*/, '')))];
}

/** Returns the bot scopes that the app needs, each once, in alphabetical order. */
export function neededScopes(): readonly string[] {
  const { always, events } = whatSlackMustGrant;
  return [...new Set([...always, ...scopesOfMethods(), ...Object.values(events).flat()])].toSorted();
}
