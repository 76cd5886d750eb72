import { doctor as german } from './de/doctor.ts';
import { doctor as english } from './en/doctor.ts';
import { doctor as french } from './fr/doctor.ts';
import { terminalLanguage, type TerminalLanguage } from './terminal-words.ts';
import type { DoctorWords } from './words/doctor.ts';

const byLanguage: Readonly<Record<TerminalLanguage, DoctorWords>> = { de: german, en: english, fr: french };

/** Returns the doctor's words in a language, by default the machine's; English where that is not spoken. */
export function doctorWords(language: TerminalLanguage = terminalLanguage()): DoctorWords {
  return byLanguage[language];
}
