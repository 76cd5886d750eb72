import type { SettingFact } from '#doctor/finding.ts';

import { wordsForSettingsFile } from '#cli/words-for-app.ts';
import { command } from '#cli/command.ts';

export function wordsForSettings(fact: SettingFact): string {
  switch (fact.code) {
    case 'settingsFit':
      return 'The settings are valid and fit together.';
    case 'settingRefused':
      return `${fact.setting} ${fact.problem}.`;
    case 'settingUnknown':
      return fact.meant === null
        ? `There is no setting ${fact.setting}: it has no effect. The README lists those there are.`
        : `There is no setting ${fact.setting}: it has no effect. Was ${fact.meant} meant?`;
    case 'settingWithoutEffect':
      return `${fact.setting} has no effect, since ${fact.because}.`;
    case 'noChat':
      return `No chat is connected and the practice chat is off: nobody could talk to Tambour. Run "${command('setup')}" to connect Slack, or unset TAMBOUR_PRACTICE.`;
    case 'practiceBesideChat':
      return 'The practice chat runs beside the real one. It has no login: everybody on this machine may use it. Unset TAMBOUR_PRACTICE when you are done practising.';
    case 'practiceOutOfReach':
      return `TAMBOUR_HOST is ${fact.host}, and the practice page answers browsers on this machine alone. Unset TAMBOUR_HOST.`;
    case 'listensForAll':
      return `${fact.setting} lets other machines connect (${fact.host}). Put a proxy with TLS before it, or keep it to 127.0.0.1.`;
    case 'databaseInTheClear':
      return `What goes to the database at ${fact.host} may be read on the way. Add "?sslmode=verify-full" to DATABASE_URL.`;
    case 'settingsFileAbsent':
      return `There is no ${fact.path}: all settings are those of the environment.`;
    case 'settingsFilePrivate':
      return `${fact.path} can be read by its owner alone.`;
    case 'settingsFileOpen':
      return `${fact.path} holds secrets, and others may read or change it (mode ${fact.mode}). Run "chmod 600 ${fact.path}".`;
    case 'settingsFileUnreadable':
      return wordsForSettingsFile(fact.path, fact.error);
    case 'settingsFileLine':
      return `Line ${fact.line} of ${fact.path} is no setting, and has no effect. Write NAME=value, or "#" before a remark.`;
  }
}
