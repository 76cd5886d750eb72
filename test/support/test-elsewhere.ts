import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Folder in the place of /var/lib/tambour in this process's tests: the server's programs are copied there when the
 * checkout is closed to the server's user, such as one in root's home. Removed at the end.
 */
export const testElsewhere: string = join(tmpdir(), `tambour-test-elsewhere-${randomUUID()}`);

process.once('exit', () => {
  rmSync(testElsewhere, { recursive: true, force: true });
});
