#!/usr/bin/env node
// @ts-check

// JavaScript that an old Node can read, and before everything else: what is imported before Node knows where it caches
// compiled code is compiled at each start, and the first file of TypeScript loads Node's compiler for it (40 ms, 18 MiB).
if (Number.parseInt(process.versions.node, 10) < 24) {
  const now = process.versions.node;
  process.stderr.write(
    `Tambour runs on Node 24, which "npm ci" brings with npm 11 or newer ("npm install --global npm@11"), and this is Node ${now}: run "npm start", or "npm run -s tambour -- …".\n`,
  );
  process.exit(1);
}
const { dataFolder, keepCompiled } = await import('./keep-compiled.js');
const { resolveSources } = await import('./resolve-sources.js');
keepCompiled(dataFolder());
resolveSources();
await import('../src/main.ts');
