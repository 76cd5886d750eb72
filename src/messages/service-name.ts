import { networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';

const chats = { slack: 'Slack', mattermost: 'Mattermost' } as const;

/** A chat or network outside to which Tambour speaks. */
export type Service = keyof typeof chats | NetworkKind;

/** Returns the name that a chat or network gives itself, which is the same in every language. */
export function serviceName(service: Service): string {
  return service === 'slack' || service === 'mattermost' ? chats[service] : networkKinds[service].name;
}
