import type { KnownPerson, Simulation } from './simulation.ts';
import { botId, botUserId, teamId } from './slack-options.ts';

/** Returns a person as `users.info` does: https://docs.slack.dev/reference/objects/user-object */
export function profileOf(
  slack: Simulation,
  user: string,
  hasLocale: boolean,
): Readonly<Record<string, unknown>> | null {
  const person = slack.people.get(user);
  if (person !== undefined) return ofPerson(slack, person, hasLocale);
  if (user !== botUserId) return null;
  const profile = { display_name: 'tambour', real_name: 'Tambour', bot_id: botId };
  return { id: user, team_id: teamId, name: 'tambour', deleted: false, is_bot: true, profile };
}

function ofPerson(slack: Simulation, person: KnownPerson, hasLocale: boolean): Readonly<Record<string, unknown>> {
  const { id, name, realName = name, kind, locale = 'fr-FR', tz = 'Europe/Paris' } = person;
  const isAbroad = kind === 'stranger' || kind === 'gridColleague';
  const home = isAbroad ? 'T0ELSEWHERE' : teamId;
  const base = {
    id,
    team_id: home,
    name,
    real_name: realName,
    deleted: kind === 'deactivated',
    profile: { display_name: realName, real_name: realName },
  };
  // Slack omits most fields of a deactivated account.
  if (kind === 'deactivated') return { ...base, is_bot: false };
  const organisation = kind === 'stranger' ? 'E0ELSEWHERE' : slack.enterpriseId;
  return {
    ...base,
    tz,
    tz_label: tz,
    tz_offset: offsetSeconds(tz, slack.now()),
    ...(hasLocale ? { locale } : {}),
    is_bot: kind === 'otherBot',
    is_app_user: false,
    is_admin: kind === 'admin' || kind === 'owner',
    is_owner: kind === 'owner',
    is_primary_owner: false,
    is_restricted: kind === 'guest' || kind === 'singleChannelGuest',
    is_ultra_restricted: kind === 'singleChannelGuest',
    ...(kind === 'stranger' ? { is_stranger: true } : {}),
    ...(organisation === null
      ? {}
      : {
          enterprise_user: {
            id,
            enterprise_id: organisation,
            enterprise_name: 'Organisation',
            is_admin: false,
            is_owner: false,
            teams: [home],
          },
        }),
  };
}

function offsetSeconds(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}
