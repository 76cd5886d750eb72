import { z } from 'zod';

import type { ChatUser } from '#chat/chat.ts';
import { languageOfLocale } from '#languages.ts';
import { shownName } from '#text/shown-name.ts';

// https://developers.mattermost.com/api-documentation/#/operations/GetUser
export const userSchema = z.object({
  id: z.string().min(1),
  username: z.string(),
  nickname: z.string().nullish(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  roles: z.string().nullish(),
  locale: z.string().nullish(),
  delete_at: z.number().nullish(),
  is_bot: z.boolean().nullish(),
  remote_id: z.string().nullish(),
  timezone: z
    .object({
      useAutomaticTimezone: z.string().nullish(),
      automaticTimezone: z.string().nullish(),
      manualTimezone: z.string().nullish(),
    })
    .nullish(),
});
type MattermostUser = z.infer<typeof userSchema>;

/** A person with the name used in mentions, and whether they administer the server. */
export interface Known {
  readonly user: ChatUser;
  readonly username: string;
  readonly administers: boolean;
}

/** Maps the server's record of a person to ours. */
export function userOf(user: MattermostUser): Known {
  const [name] = [user.nickname, [user.first_name, user.last_name].filter(isFilled).join(' ')].flatMap((one) => {
    const shown = shownName(one ?? '');
    return shown === null ? [] : [shown];
  });
  const zone = user.timezone?.useAutomaticTimezone === 'false' ? user.timezone.manualTimezone : null;
  const zones = [zone, user.timezone?.automaticTimezone, user.timezone?.manualTimezone];
  const kind = kindOf(user);
  return {
    user: {
      id: user.id,
      name: name ?? user.username,
      handle: user.username,
      language: languageOfLocale(user.locale),
      timeZone: zones.find(isFilled) ?? 'UTC',
      kind,
    },
    username: user.username,
    administers: kind === 'member' && rolesOf(user).includes('system_admin'),
  };
}

function kindOf(user: MattermostUser): ChatUser['kind'] {
  if ((user.delete_at ?? 0) > 0) return 'inactive';
  if (user.is_bot === true) return 'bot';
  // `remote_id`: a person of another server, in a channel shared with it.
  return rolesOf(user).includes('system_guest') || isFilled(user.remote_id) ? 'guest' : 'member';
}

function rolesOf({ roles }: MattermostUser): readonly string[] {
  return (roles ?? '').split(' ');
}

function isFilled(text: string | null | undefined): text is string {
  return typeof text === 'string' && text !== '';
}
