import { newId } from './ids.ts';
import type { MattermostOptions } from './mattermost-options.ts';
import { join, joinTeam, makeChannel, makeTeam, makeToken, makeUser } from './people.ts';
import type { Server } from './state.ts';

/** People and things that exist from the start; ids by name. */
export interface Population {
  readonly team: string;
  /** The first channel. */
  readonly channel: string;
  /** The bot and its token. It is in all channels that the options say; null where there is none yet. */
  readonly bot: { readonly id: string; readonly token: string } | null;
  readonly admin: { readonly id: string; readonly token: string };
}

export function populate(server: Server, options: MattermostOptions): Population {
  const { people = [], channel = 'publications', otherChannels = [], groups = [], hasBot = true } = options;
  const team = makeTeam(server, options.team ?? 'valmont');
  const admin = makeUser(server, { name: 'root.admin', kind: 'admin', locale: 'en' });
  joinTeam(server, team, admin.id, true);
  const bot = hasBot ? makeUser(server, { name: 'tambour', firstName: 'Tambour', botOwner: admin.id }) : null;
  if (bot !== null) joinTeam(server, team, bot.id);
  const known = people.map((person) => ({ person, id: makeUser(server, person).id }));
  for (const { person, id } of known) joinTeam(server, team, id, person.kind === 'teamAdmin');

  const make = (name: string, type: 'O' | 'P', isBotIn: boolean): string => {
    const made = makeChannel(server, { name, type, teamId: team.id, creatorId: admin.id });
    for (const { person, id } of known) if (person.isInChannel ?? true) join(server, made, id);
    if (bot !== null && isBotIn) join(server, made, bot.id);
    return made.id;
  };
  const first = make(channel, 'O', true);
  for (const { name, isBotIn, isPrivate = false } of otherChannels) make(name, isPrivate ? 'P' : 'O', isBotIn);
  const idOf = (name: string): string => known.find(({ person }) => person.name === name)?.id ?? name;
  server.groups = groups.map((group) => ({ ...group, id: newId(), members: group.members.map(idOf) }));
  return {
    team: team.id,
    channel: first,
    bot: bot === null ? null : { id: bot.id, token: makeToken(server, bot.id) },
    admin: { id: admin.id, token: makeToken(server, admin.id) },
  };
}
