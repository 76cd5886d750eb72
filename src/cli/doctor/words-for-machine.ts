import type { MachineFact } from '#doctor/finding.ts';

import { sizeWords } from './size-words.ts';
import { command } from '#cli/command.ts';

export function wordsForMachine(fact: MachineFact): string {
  switch (fact.code) {
    case 'clockAgrees':
      return `The clock agrees with that of ${fact.with}.`;
    case 'clockOff':
      return `The clock is ${Math.round(Math.abs(fact.aheadSeconds))} s ${fact.aheadSeconds > 0 ? 'behind' : 'ahead of'} that of ${fact.with}. Posts go out at the wrong time, and signatures are refused. Run "timedatectl set-ntp true" where it is wrong.`;
    case 'clockUnknown':
      return 'No other clock could be asked: whether this one is right is not known.';
    case 'timeZonesKnown':
      return 'The time zones of all desks are known.';
    case 'timeZoneUnknown':
      return fact.desk === null
        ? `This Node does not know the time zone ${fact.zone}. Use one with full time zones, such as that of "npm ci".`
        : `The desk "${fact.desk}" has the time zone ${fact.zone}, which this Node does not know. Give it another with "${command('desk change')}".`;
    case 'nodeFine':
      return `Node is ${fact.version}.`;
    case 'nodeOld':
      return `Node is ${fact.version}; Tambour needs 24.12 or newer. Start it by "npm start", which takes its own.`;
    case 'openFilesFine':
      return fact.limit === null
        ? 'Nothing limits the number of open files.'
        : `Up to ${fact.limit} files may be open at once.`;
    case 'openFilesFew':
      return `Only ${fact.limit ?? 0} files may be open at once. Raise "LimitNOFILE" of the service, or "ulimit -n", to 1024 or more.`;
    case 'memoryFine':
      return `Up to ${sizeWords(fact.bytes)} of memory may be used.`;
    case 'memoryLittle':
      return `Only ${sizeWords(fact.bytes)} of memory may be used: pictures may end the process. Allow 512 MB or more.`;
  }
}
