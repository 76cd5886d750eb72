import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const sources = pathToFileURL(join(root, 'src/')).href;

const resolvedSchema = z.object({
  /** Lists the imports of Tambour's sources that Node itself had to resolve. */
  asked: z.array(z.string()),
  /** Lists each import: the importing file, what it imports, the address found, and its format. */
  found: z.array(z.tuple([z.string(), z.string(), z.string(), z.string().nullable()])),
});

/** Loads all that a start loads, and tells how its imports were resolved. */
function resolved(before: string): z.output<typeof resolvedSchema> {
  const script = `
    import { registerHooks } from 'node:module';
    const isOurs = ({ parentURL }) => parentURL?.startsWith(${JSON.stringify(sources)}) === true;
    const [asked, found] = [[], []];
    registerHooks({
      resolve(specifier, context, nextResolve) {
        if (isOurs(context)) asked.push(specifier);
        return nextResolve(specifier, context);
      },
    });
    ${before}
    registerHooks({
      resolve(specifier, context, nextResolve) {
        const result = nextResolve(specifier, context);
        if (isOurs(context)) found.push([context.parentURL, specifier, result.url, result.format]);
        return result;
      },
    });
    await import(${JSON.stringify(`${sources}app/start-app.ts`)});
    console.log(JSON.stringify({ asked, found }));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { PATH: process.env['PATH'] },
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  assert.equal(status, 0, stderr);
  return resolvedSchema.parse(JSON.parse(stdout));
}

test('what the sources import is found where Node finds it, which is asked once for each package and no file', () => {
  const module = JSON.stringify(pathToFileURL(join(root, 'bin/resolve-sources.js')).href);
  const own = resolved(`(await import(${module})).resolveSources();`);
  const byNode = resolved('');
  assert.ok(byNode.found.length > 1_000, `${byNode.found.length} imports`);
  assert.deepEqual(own.found.map(String).toSorted(), byNode.found.map(String).toSorted());
  assert.deepEqual(
    own.asked.filter((specifier) => /^[#.].*\.ts$/u.test(specifier)),
    [],
  );
  const packages = own.asked.filter((specifier) => !specifier.startsWith('.'));
  assert.equal(new Set(packages).size, packages.length, packages.toSorted().join('\n'));
});
