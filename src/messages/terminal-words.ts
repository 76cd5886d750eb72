import { machineLocale } from '#process-environment.ts';
import { type Language, languageOfLocale } from '#languages.ts';

import { spoken } from './spoken.ts';
import type { DoctorWords } from './words/doctor.ts';
import type { TerminalWords } from './words/terminal.ts';

/** Returns the terminal's words in the machine's language; English where that is not spoken. */
export function terminalWords(): TerminalWords {
  return spoken[languageOfLocale(machineLocale())].terminal;
}

/** Loads the doctor's words in a language, by default the machine's; English where that is not spoken. */
export function doctorWords(language: Language = languageOfLocale(machineLocale())): Promise<DoctorWords> {
  return spoken[language].doctor();
}
