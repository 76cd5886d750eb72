import type { Server } from './state.ts';

/** Converts a text from Slack's markup, as the server does in answers of integrations that do not opt out. */
export function asSlackWould(server: Server, text: string): string {
  return text
    .replaceAll(/<!(here|channel|everyone|all)>/g, (_, word: string) => `@${word === 'everyone' ? 'all' : word}`)
    .replaceAll(/<@([A-Za-z0-9]+)>/g, (whole, id: string) => {
      const user = server.users.get(id);
      return user === undefined ? whole : `@${user.username}`;
    })
    .replaceAll(/<([^<|>]+)\|([^<>]*)>/g, (_, address: string, label: string) => `[${label}](${address})`)
    .replaceAll(/<(https?:[^<>]+)>/g, (_, address: string) => address);
}
