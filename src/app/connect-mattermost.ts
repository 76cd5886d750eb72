import type { MattermostChatOptions } from '#chat/mattermost/mattermost-options.ts';
import type { MattermostConfig } from '#settings/mattermost-settings.ts';
import { chatMemory } from '#storage/chat-memory.ts';
import { meetServer } from '#storage/chat-server.ts';
import { describeError } from '#storage/describe-error.ts';
import { mattermostKey } from '#storage/master-key.ts';

import { type ChatConnection, connectChat } from './connect-chat.ts';
import type { ChatNeeds } from './connect-slack.ts';
import { imageFrom } from './image-from.ts';

/** The paths to which the server sends what people type, press and fill in. */
const paths = ['/mattermost/command', '/mattermost/action', '/mattermost/dialog'];

/** Connects Mattermost. Its code is loaded here, so that an installation without Mattermost does not load it. */
export function connectMattermost(config: MattermostConfig, needs: ChatNeeds): ChatConnection {
  const { store, logger, keyring, outbound, language, connected } = needs;
  const options: Omit<MattermostChatOptions, 'words'> = {
    ...config,
    outbound,
    // Derived from the master key, so that buttons on existing cards still work after a restart or a restore.
    key: mattermostKey(keyring.keys()),
    meetServer: (met) => meetServer(store, met),
    memory: (platformId) => chatMemory(store, platformId),
    imageOf: imageFrom(store),
    failed: (error, what) => logger.warn({ error: describeError(error), what }, 'Mattermost: something failed'),
  };
  return connectChat({
    name: 'Mattermost',
    paths,
    connected,
    logger,
    async connect() {
      const { mattermostChat } = await import('#chat/mattermost/mattermost-chat.ts');
      const { mattermostWordsIn } = await import('./mattermost-words-in.ts');
      return mattermostChat({ ...options, words: (theirs) => mattermostWordsIn(theirs ?? language) });
    },
  });
}
