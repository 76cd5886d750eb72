import type { CheckFact, TambourFact } from '#doctor/finding.ts';
import { command } from '#cli/command.ts';

export function wordsForTambour(fact: TambourFact | CheckFact): string {
  switch (fact.code) {
    case 'portFree':
      return `Port ${fact.port} on ${fact.host} is free.`;
    case 'portOurs':
      return `A Tambour answers at ${fact.host}:${fact.port}.`;
    case 'portTaken':
      return `Port ${fact.port} on ${fact.host} is taken by something else. Stop that, or set TAMBOUR_PORT to another one.`;
    case 'portForbidden':
      return `This user may not listen on port ${fact.port}. Set TAMBOUR_PORT to one above 1023.`;
    case 'noSuchAddress':
      return `This machine has no address ${fact.host}. Correct TAMBOUR_HOST.`;
    case 'runs':
      return 'All its parts work.';
    case 'doesNotRun':
      return `Tambour does not run now. "${command('start')}" starts it.`;
    case 'partNotReady':
      return `It runs, but ${fact.part} does not work: ${fact.detail}. Its log says more.`;
    case 'notChecked':
      return `Not checked: ${fact.check}, ${wordsForBecause(fact.because)}.`;
    case 'checkTooSlow':
      return `No answer within ${fact.seconds} s: ${fact.check}. See whether the machine, or what it waits for, is overloaded.`;
    case 'checkFailed':
      return `Could not be checked: ${fact.check} (${fact.error}). Please report this.`;
  }
}

function wordsForBecause(because: Extract<CheckFact, { readonly code: 'notChecked' }>['because']): string {
  switch (because) {
    case 'settings':
      return 'since the settings are not valid';
    case 'database':
      return 'since the database cannot be used';
    case 'key':
      return 'since there is no usable master key';
  }
}
