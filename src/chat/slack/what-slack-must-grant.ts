import { scopesOfMethods } from './slack-methods.ts';

/** The event that reports somebody on the app's Home tab. https://docs.slack.dev/reference/events/app_home_opened */
export const homeOpened = 'app_home_opened';

/**
 * All that this adapter uses of Slack besides methods, with the bot scopes that it takes. manifest.yml asks for exactly
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
    // An app installed before this was added works on, without its Home tab.
    [homeOpened]: [],
  },
} as const;

/** Returns the names of the events to keep, so without the Home tab's. Messages of channels and groups share one. */
export function eventNames(): readonly string[] {
  return [
    ...new Set(
      Object.keys(whatSlackMustGrant.events)
        .filter((name) => name !== homeOpened)
        .map((name) => name.replace(/\..*/, '')),
    ),
  ];
}

/** Returns the bot scopes that the app needs, each once, in alphabetical order. */
export function neededScopes(): readonly string[] {
  const { always, events } = whatSlackMustGrant;
  return [...new Set([...always, ...scopesOfMethods(), ...Object.values(events).flat()])].toSorted();
}
