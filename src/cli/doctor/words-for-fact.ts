import type { Fact } from '#doctor/finding.ts';

import { wordsForAccounts } from './words-for-accounts.ts';
import { wordsForDatabase } from './words-for-database.ts';
import { wordsForFiles } from './words-for-files.ts';
import { wordsForMachine } from './words-for-machine.ts';
import { wordsForMattermost } from './words-for-mattermost.ts';
import { wordsForSettings } from './words-for-settings.ts';
import { wordsForSlack } from './words-for-slack.ts';
import { wordsForTambour } from './words-for-tambour.ts';
import { wordsForWay } from './words-for-way.ts';

/** What was found, and where something is to do, what: in plain words, and never a secret. */
export function wordsForFact(fact: Fact): string {
  switch (fact.code) {
    case 'settingsFit':
    case 'settingRefused':
    case 'settingUnknown':
    case 'settingWithoutEffect':
    case 'noChat':
    case 'practiceBesideChat':
    case 'practiceOutOfReach':
    case 'listensForAll':
    case 'databaseInTheClear':
    case 'settingsFileAbsent':
    case 'settingsFilePrivate':
    case 'settingsFileOpen':
    case 'settingsFileUnreadable':
    case 'settingsFileLine':
      return wordsForSettings(fact);
    case 'dataFolderNotYet':
    case 'dataFolderFine':
    case 'dataFolderNotWritable':
    case 'dataFolderOpen':
    case 'diskRoom':
    case 'diskLow':
    case 'diskFull':
    case 'inodesLow':
    case 'keyFine':
    case 'keyNotYet':
    case 'keyRefused':
    case 'keyBesideData':
    case 'keyRotating':
    case 'backupFresh':
    case 'backupOld':
    case 'noBackup':
      return wordsForFiles(fact);
    case 'databaseNotYet':
    case 'databaseRefused':
    case 'databaseFine':
    case 'databaseEmbedded':
    case 'databaseDurable':
    case 'databaseNotDurable':
    case 'databaseEncoding':
    case 'databaseReadOnly':
    case 'databaseRights':
    case 'schemaCurrent':
    case 'schemaNone':
    case 'schemaOlder':
    case 'journalSound':
    case 'journalBad':
      return wordsForDatabase(fact);
    case 'clockAgrees':
    case 'clockOff':
    case 'clockUnknown':
    case 'timeZonesKnown':
    case 'timeZoneUnknown':
    case 'nodeFine':
    case 'nodeOld':
    case 'openFilesFine':
    case 'openFilesFew':
    case 'memoryFine':
    case 'memoryLittle':
      return wordsForMachine(fact);
    case 'chatOff':
    case 'slackIsOurs':
    case 'slackSocketOpens':
    case 'slackSecretUntried':
    case 'slackUnreachable':
    case 'slackTokenRefused':
    case 'slackWrongToken':
    case 'slackScopesMissing':
    case 'slackScopesBeyondNeed':
    case 'slackTwoApps':
    case 'slackNoGroups':
      return wordsForSlack(fact);
    case 'mattermostIsOurs':
    case 'mattermostUnreachable':
    case 'mattermostTokenRefused':
    case 'mattermostHeld':
    case 'mattermostInNoTeam':
    case 'mattermostWayBackUntried':
      return wordsForMattermost(fact);
    case 'nothingFrozen':
    case 'frozen':
    case 'accountsWatched':
    case 'accountNotWatched':
    case 'xNotWatched':
    case 'noAccount':
    case 'accountFine':
    case 'accountAsleep':
    case 'accountPaused':
    case 'accountRefused':
    case 'accountOther':
    case 'tokenUnreadable':
    case 'xOff':
    case 'xOn':
    case 'xWithoutAccount':
    case 'xAccountWhileOff':
    case 'xPricesOld':
      return wordsForAccounts(fact);
    case 'way':
    case 'noWayNeeded':
    case 'extraCaCerts':
      return wordsForWay(fact);
    case 'portFree':
    case 'portOurs':
    case 'portTaken':
    case 'portForbidden':
    case 'noSuchAddress':
    case 'runs':
    case 'doesNotRun':
    case 'partNotReady':
    case 'notChecked':
    case 'checkTooSlow':
    case 'checkFailed':
      return wordsForTambour(fact);
  }
}
