import { defineConfig } from 'prisma/config';

// Prisma's CLI wants a schema engine binary to exist although `generate` never runs it: on a closed network
// its download fails. Any existing file satisfies the check.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

export default defineConfig({ schema: '../prisma/schema.prisma', migrations: { path: '../prisma/migrations' } });
