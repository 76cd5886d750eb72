import { noUser } from './refusal.ts';
import type { Props, Server, User } from './state.ts';

/** A person as the API shows them; `is_bot` stands there for bots alone. */
export function userJson(user: User): Props {
  return {
    id: user.id,
    create_at: user.createAt,
    update_at: user.updateAt,
    delete_at: user.deleteAt,
    username: user.username,
    auth_data: '',
    auth_service: '',
    email: user.email,
    nickname: '',
    first_name: user.firstName,
    last_name: '',
    position: '',
    roles: user.roles,
    locale: user.locale,
    timezone: timeZoneOf(user),
    disable_welcome_email: false,
    ...(user.botOwner === null ? {} : { is_bot: true, bot_description: user.description }),
  };
}

function timeZoneOf(user: User): Props {
  const isManual = user.timeZone?.startsWith('Pacific/') ?? false;
  return {
    automaticTimezone: isManual ? 'Europe/Paris' : (user.timeZone ?? ''),
    manualTimezone: isManual ? (user.timeZone ?? '') : '',
    useAutomaticTimezone: String(!isManual),
  };
}

export function userOf(server: Server, id: string): User {
  const user = server.users.get(id);
  if (user === undefined) throw noUser();
  return user;
}

export function isAdmin(server: Server, userId: string): boolean {
  return server.users.get(userId)?.roles.split(' ').includes('system_admin') ?? false;
}
