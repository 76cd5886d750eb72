import { networkKinds } from '#networks/network-kinds.ts';
import type { Service } from '#doctor/check-ways-out.ts';

const chats = { slack: 'Slack', mattermost: 'Mattermost' } as const;

/** Returns the name that a chat or network gives itself, which is the same in every language. */
export function serviceName(service: Service): string {
  return service === 'slack' || service === 'mattermost' ? chats[service] : networkKinds[service].name;
}
