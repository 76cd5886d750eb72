import type { Spoken } from '#messages/words/spoken.ts';

import { terminal } from './terminal.ts';

/** All that Tambour says in German. */
export const german: Spoken = {
  terminal,
  doctor: async () => (await import('./doctor.ts')).doctor,
  messages: async () => (await import('./messages.ts')).messages,
  days: async () => (await import('chrono-node/de')).casual,
};
