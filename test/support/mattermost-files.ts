import type { ChatWorld } from '../contracts/chat-world.ts';
import type { MattermostPeople } from './mattermost-people.ts';

/** Returns the files under a message, downloaded over the server's own API with the bot's token. */
export function mattermostFiles(
  people: Pick<MattermostPeople, 'seen'>,
  server: { readonly url: string; readonly token: string },
): ChatWorld['filesUnder'] {
  const headers = { authorization: `Bearer ${server.token}` };
  return async (user, message) => {
    const seen = (await people.seen(user)).filter(({ id, rootId }) => id === message || rootId === message);
    return Promise.all(
      seen
        .flatMap(({ files }) => files)
        .map(async ({ id, name }) => {
          const response = await fetch(`${server.url}/api/v4/files/${id}`, { headers });
          return { name, bytes: await response.bytes() };
        }),
    );
  };
}
