import { test } from 'node:test';

import { expectSound } from './expect-sound.ts';

test('killed again and again on its own database, it loses nothing, sends nothing twice, unapproved or after a freeze', (context) =>
  expectSound(context, 'embedded', 40));
