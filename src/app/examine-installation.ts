import { findFfmpeg } from '#drafts/conversion/find-ffmpeg.ts';
import { resolve } from 'node:path';

import { systemClock } from '#clock.ts';
import { readConfig, settingNames, settingsIn } from '#config.ts';
import { searchPath } from '#process-environment.ts';
import { examine, type Installation } from '#doctor/examine.ts';
import type { Examined } from '#doctor/run-checks.ts';
import { confinement } from '#drafts/decoder/confined.ts';
import { openOutbound } from '#outbound/outbound.ts';
import { inspectDatabase } from '#storage/inspect-database.ts';

import { askMattermost } from './ask-mattermost.ts';
import { connector, switchesOf } from './networks.ts';
import { backupFolderOf } from './open-basics.ts';

/** Checks the whole installation, whether Tambour runs or not, and whatever state it is in. */
export async function examineInstallation(settingsFile: string): Promise<readonly Examined[]> {
  await using opened = new AsyncDisposableStack();
  const settings = readConfig();
  const surroundings = {
    settings,
    names: { known: settingNames, ...settingsIn() },
    settingsFile: resolve(settingsFile),
    clock: systemClock,
  };
  if (settings.kind === 'refused') return await examine(surroundings, null);
  const { config } = settings;
  const outbound = opened.use(openOutbound(config.proxy));
  const inspection = inspectDatabase(config.database, () => Date.now(), opened);
  const installation: Installation = {
    config,
    backupFolder: backupFolderOf(config),
    inspect: () => inspection,
    connect: connector(config, { keys: null, outbound }),
    isOn: (network) => switchesOf(config)[network].publishing,
    fetch: outbound.fetch,
    async askSlack() {
      if (config.slack === null) return [];
      const { checkSlack } = await import('#chat/slack/check-slack.ts');
      return checkSlack({ ...config.slack, outbound });
    },
    askMattermost: () => askMattermost(config.mattermost, outbound),
    confinement,
    ffmpeg: findFfmpeg(searchPath()),
  };
  const examined = await examine(surroundings, installation);
  // Tambour's own server may come up too late for the answer, and must be stopped all the same.
  await inspection.catch(() => undefined);
  return examined;
}
