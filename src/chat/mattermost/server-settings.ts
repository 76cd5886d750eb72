import { BlockList, isIP } from 'node:net';

import { z } from 'zod';

/** A setting of the server that must or should be changed, named as in the System Console and config.json. */
export interface ServerSetting {
  readonly setting: string;
  readonly isNow: string;
  readonly shouldBe: string;
  readonly because:
    | 'botsAreOff'
    | 'commandsAreOff'
    | 'callbackIsInternal'
    | 'noSiteUrl'
    | 'editsEnd'
    | 'filesAreOff'
    | 'answersCutShort'
    | 'answersBearOtherNames'
    | 'answersBearOtherPictures';
  /** Tambour does not work before it is changed. */
  readonly isNeeded: boolean;
}

/** See https://docs.mattermost.com/administration-guide/configure/configuration-settings.html. */
export const serverConfigSchema = z.object({
  ServiceSettings: z.object({
    SiteURL: z.string().default(''),
    EnableBotAccountCreation: z.boolean(),
    EnableCommands: z.boolean(),
    EnablePostUsernameOverride: z.boolean().default(true),
    EnablePostIconOverride: z.boolean().default(true),
    AllowedUntrustedInternalConnections: z.string().default(''),
    PostEditTimeLimit: z.number().default(-1),
    OutgoingIntegrationRequestsTimeout: z.number().default(30),
  }),
  FileSettings: z.object({ EnableFileAttachments: z.boolean().default(true) }),
});

export type ServerConfig = z.infer<typeof serverConfigSchema>;

const leastAnswerSeconds = 5;

/**
 * Lists the settings to change on the server so that Tambour works there. `addresses`: the addresses to which the host
 * of `callbackUrl` resolves, as far as can be seen from here. The server sends nothing to a private one unless its
 * settings allow it.
 */
export function settingsToChange(
  config: ServerConfig,
  callbackUrl: string,
  addresses: readonly string[],
): readonly ServerSetting[] {
  const { ServiceSettings: service, FileSettings: files } = config;
  const { hostname } = new URL(callbackUrl);
  const host = hostname.replaceAll(/[[\]]/g, '');
  const allowed = service.AllowedUntrustedInternalConnections;
  const found: (ServerSetting | null)[] = [
    service.EnableBotAccountCreation
      ? null
      : needed('ServiceSettings.EnableBotAccountCreation', 'false', 'true', 'botsAreOff'),
    service.EnableCommands ? null : needed('ServiceSettings.EnableCommands', 'false', 'true', 'commandsAreOff'),
    addresses.some(isInternal) && !isAllowed(allowed, host, addresses)
      ? needed(
          'ServiceSettings.AllowedUntrustedInternalConnections',
          allowed === '' ? 'empty' : allowed,
          [...allowed.split(/\s+/).filter((part) => part !== ''), host].join(' '),
          'callbackIsInternal',
        )
      : null,
    service.SiteURL === ''
      ? better('ServiceSettings.SiteURL', 'empty', 'the address of the server', 'noSiteUrl')
      : null,
    service.PostEditTimeLimit === -1
      ? null
      : better('ServiceSettings.PostEditTimeLimit', String(service.PostEditTimeLimit), '-1', 'editsEnd'),
    files.EnableFileAttachments ? null : better('FileSettings.EnableFileAttachments', 'false', 'true', 'filesAreOff'),
    service.OutgoingIntegrationRequestsTimeout >= leastAnswerSeconds
      ? null
      : better(
          'ServiceSettings.OutgoingIntegrationRequestsTimeout',
          String(service.OutgoingIntegrationRequestsTimeout),
          '30',
          'answersCutShort',
        ),
    service.EnablePostUsernameOverride
      ? null
      : better('ServiceSettings.EnablePostUsernameOverride', 'false', 'true', 'answersBearOtherNames'),
    service.EnablePostIconOverride
      ? null
      : better('ServiceSettings.EnablePostIconOverride', 'false', 'true', 'answersBearOtherPictures'),
  ];
  return found.filter((one) => one !== null);
}

type Because = ServerSetting['because'];

function needed(setting: string, isNow: string, shouldBe: string, because: Because): ServerSetting {
  return { setting, isNow, shouldBe, because, isNeeded: true };
}

function better(setting: string, isNow: string, shouldBe: string, because: Because): ServerSetting {
  return { setting, isNow, shouldBe, because, isNeeded: false };
}

const internal = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  internal.addSubnet(network, prefix, 'ipv4');
}
internal.addSubnet('fc00::', 7, 'ipv6');
internal.addSubnet('fe80::', 10, 'ipv6');
internal.addAddress('::1', 'ipv6');

function isInternal(address: string): boolean {
  return internal.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Returns whether the setting allows a host, read as the server reads it: names, addresses and networks, separated by
 * white space or commas.
 */
function isAllowed(setting: string, host: string, addresses: readonly string[]): boolean {
  return setting.split(/[\s,]+/).some((part) => {
    if (part === host || addresses.includes(part)) return true;
    const [network = '', prefix] = part.split('/');
    if (prefix === undefined || isIP(network) === 0 || !/^\d{1,3}$/.test(prefix)) return false;
    const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
    if (Number(prefix) > (family === 'ipv6' ? 128 : 32)) return false;
    const list = new BlockList();
    list.addSubnet(network, Number(prefix), family);
    return addresses.some((address) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'));
  });
}
