import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Folder in place of /var/lib/tambour in this process's tests. The server's programs are copied there if its user
 * cannot enter the checkout, as in root's home. Removed at the end.
 */
export const testElsewhere: string = join(tmpdir(), `tambour-test-elsewhere-${randomUUID()}`);

process.once('exit', () => {
  rmSync(testElsewhere, { recursive: true, force: true });
});
