import type { Probes } from './probes-of-posts.ts';

export const probesOfPeople: Probes = {
  'POST /bots': (scene) => scene.answer('POST /bots', { username: 'helper', display_name: 'Helper' }, scene.admin),
  'POST /commands': (scene) => {
    const command = { team_id: scene.mattermost.team, trigger: 'other', method: 'P', url: scene.app.url };
    return scene.answer('POST /commands', command, scene.admin);
  },
  'channel add bot': (scene) => {
    const channel = scene.mattermost.channelId('elsewhere');
    return scene.answer(`POST /channels/${channel}/members`, { user_id: scene.mattermost.bot.id }, scene.admin);
  },
  'GET /users/me': (scene) => scene.answer('GET /users/me'),
  'POST /users/ids': (scene) => scene.answer('POST /users/ids', [scene.mattermost.id('aicha')]),
  'channel member': (scene) =>
    scene.answer(`GET /channels/${scene.mattermost.channel}/members/${scene.mattermost.id('aicha')}`),
  'channel members page': (scene) =>
    scene.answer(`GET /channels/${scene.mattermost.channel}/members?page=0&per_page=60`),
  'users in channel': (scene) => scene.answer(`GET /users?in_channel=${scene.mattermost.channel}&page=0&per_page=60`),
  direct: (scene) => scene.answer('POST /channels/direct', [scene.mattermost.bot.id, scene.mattermost.id('aicha')]),
  'direct with unknown': (scene) => scene.answer('POST /channels/direct', [scene.mattermost.bot.id, 'x'.repeat(26)]),
  'channels of bot': (scene) => scene.answer('GET /users/me/channels'),
  groups: (scene) => scene.answer('GET /groups?page=0&per_page=60'),
  channel: (scene) => scene.answer(`GET /channels/${scene.mattermost.channel}`),
  'channel not in (public)': (scene) => scene.answer(`GET /channels/${scene.mattermost.channelId('elsewhere')}`),
  'license client': (scene) => scene.answer('GET /license/client?format=old'),
  'deactivated user': (scene) => {
    const aicha = scene.mattermost.id('aicha');
    scene.mattermost.deactivate(aicha);
    return scene.answer(`GET /users/${aicha}`);
  },
  'deactivated in channel': (scene) => {
    const aicha = scene.mattermost.id('aicha');
    scene.mattermost.deactivate(aicha);
    return scene.answer(`GET /channels/${scene.mattermost.channel}/members/${aicha}`);
  },
};
