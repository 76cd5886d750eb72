#!/usr/bin/env node
// @ts-check
import { dataFolder, keepCompiled } from './keep-compiled.js';
import { resolveSources } from './resolve-sources.js';

// JavaScript, and before everything else: what is imported before Node knows where it caches compiled code is compiled at
// each start, and the first file of TypeScript loads Node's compiler for it (40 ms, 18 MiB).
keepCompiled(dataFolder());
resolveSources();
await import('../src/main.ts');
