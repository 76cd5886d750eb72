import { test } from 'node:test';

import { expectSound } from './expect-sound.ts';

test('60 times kill -9 on its own database: nothing lost, twice, unapproved or after a freeze', () =>
  expectSound('embedded', 60));
