import { networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';

const chats = { slack: 'Slack', mattermost: 'Mattermost' } as const;

/** What Tambour speaks to outside. */
export type Service = keyof typeof chats | NetworkKind;

/** Names a chat or a network as it names itself, which is the same in every language. */
export function serviceName(service: Service): string {
  return service === 'slack' || service === 'mattermost' ? chats[service] : networkKinds[service].name;
}
