import type { Chrono } from 'chrono-node';

import type { DoctorWords } from './doctor.ts';
import type { Messages } from './messages.ts';
import type { TerminalWords } from './terminal.ts';

/** All that Tambour says in a language. The terminal says little and at once; the rest is loaded where it is needed. */
export interface Spoken {
  readonly terminal: TerminalWords;
  readonly doctor: () => Promise<DoctorWords>;
  readonly messages: () => Promise<Messages>;
  /** Loads the reader of a day in words, such as “next Monday”. */
  readonly days: () => Promise<Chrono>;
}
