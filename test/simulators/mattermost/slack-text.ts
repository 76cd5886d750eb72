import type { Server } from './state.ts';

/** Changes a text for Slack's sake, as the server does in answers of integrations that do not tell it to leave that. */
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
