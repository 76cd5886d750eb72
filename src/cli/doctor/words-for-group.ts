import type { Group } from '#doctor/finding.ts';

export function wordsForGroup(group: Group): string {
  switch (group) {
    case 'settings':
      return 'Settings';
    case 'files':
      return 'Files';
    case 'database':
      return 'Database';
    case 'machine':
      return 'This machine';
    case 'chat':
      return 'Chat';
    case 'networks':
      return 'Accounts and networks';
    case 'waysOut':
      return 'Ways out';
    case 'tambour':
      return 'Tambour';
  }
}
