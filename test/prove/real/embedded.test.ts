import { test } from 'node:test';

import { expectSound } from './expect-sound.ts';

test('killed ten times on its own database, it loses nothing, sends nothing twice, unapproved or after a freeze', (context) =>
  expectSound(context, 'embedded', 10));
