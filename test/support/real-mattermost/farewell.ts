import type { ServerRights } from './server-rights.ts';

/** Describes what became of everything created for a run. */
export function farewell(team: string, { deletesTeams, deletesUsers }: ServerRights): string {
  const gone = deletesTeams ? `deleted the team ${team}` : `archived the team ${team}`;
  const accounts = deletesUsers ? 'deleted its accounts and bots' : 'closed its accounts and bots';
  const missing = [
    ...(deletesTeams ? [] : ['EnableAPITeamDeletion']),
    ...(deletesUsers ? [] : ['EnableAPIUserDeletion']),
  ];
  return `Mattermost: ${gone}, ${accounts}${missing.length === 0 ? '.' : `; ${missing.join(' and ')} would permit to delete them.`}`;
}
