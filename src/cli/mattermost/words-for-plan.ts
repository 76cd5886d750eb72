import { terminal } from '#messages/en/terminal.ts';
import { say } from '#messages/words/keyed.ts';
import type { Obstacle, Opened, ServerSetting, Step } from './mattermost-deps.ts';

/** Says what a step will do. */
export function wordsForStep(step: Step): string {
  switch (step.kind) {
    case 'makeBot':
      return 'make the bot account @tambour';
    case 'wakeBot':
      return 'activate the bot account @tambour again';
    case 'makeToken':
      return 'make a token for @tambour, which goes into the settings file';
    case 'joinTeam':
      return `add @tambour to the team ${step.team}, as an ordinary member`;
    case 'makeCommand':
      return `make the command /tambour in the team ${step.team}, which calls ${step.url}`;
    case 'changeCommand':
      return `let the command /tambour of the team ${step.team} call ${step.url}`;
    case 'joinChannel':
      return `add @tambour to the channel ${step.channel}`;
    case 'bringPicture':
      return 'give @tambour a drum for its picture, instead of the robot of every bot';
  }
}

export function wordsForObstacle(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'nameTaken':
      return 'A person has the name @tambour. Give that account another name first.';
    case 'noSuchTeam':
      return `There is no team "${obstacle.team}". Give its name as in the addresses of its channels.`;
    case 'noSuchChannel':
      return `There is no channel "${obstacle.channel}". Give team and channel as in its address.`;
    case 'channelOutsideTeams':
      return `The channel "${obstacle.channel}" is in none of the chosen teams. Write it as team/channel.`;
  }
}

export function wordsForNotOpened(opened: Exclude<Opened, { readonly kind: 'server' }>): string {
  switch (opened.kind) {
    case 'tokenRefused':
      return 'The server does not take this token. Copy it again, whole.';
    case 'notAdministrator':
      return `The token is of @${opened.name}, who does not administer the server. It takes a system administrator's.`;
    case 'tooOld':
    case 'untold':
      return say(terminal.chatHeld, opened.kind, opened);
    case 'unreachable':
      return `The server does not answer as Mattermost does (${opened.why}). Check the address, and whether this machine may reach it.`;
  }
}

/** Says what to change in the System Console, or in config.json, and why. */
export function wordsForSetting({ setting, isNow, shouldBe, because }: ServerSetting): string {
  return `${setting}: ${isNow} → ${shouldBe}. ${reasons[because]}`;
}

const reasons: Readonly<Record<ServerSetting['because'], string>> = {
  botsAreOff: 'Without it no bot account can be made.',
  commandsAreOff: 'Without it nobody can type /tambour.',
  callbackIsInternal: 'The server calls no private address that is not named there.',
  noSiteUrl: 'Without it links to messages lead nowhere.',
  editsEnd: 'Past that time Tambour cannot bring its cards up to date.',
  filesAreOff: 'Without it no picture reaches a draft.',
  answersCutShort: 'So few seconds may be too few for a form.',
  answersBearOtherNames:
    'Without it an answer to /tambour stands under the name of whoever typed. With it any integration of the server may choose its name: weigh that where people make their own.',
  answersBearOtherPictures: 'The same for the picture beside an answer.',
};
