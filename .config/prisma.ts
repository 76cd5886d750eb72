import { defineConfig } from 'prisma/config';

// Prisma's CLI wants a schema engine binary to exist although `generate` never runs it: on a closed network
// its download fails. Any existing file satisfies the check.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

// Prisma's CLI would ask checkpoint.prisma.io for updates, and tell it of the project: whatever the environment says,
// nobody but npm's registry hears of an installation.
process.env['CHECKPOINT_DISABLE'] = '1';

export default defineConfig({ schema: '../prisma/schema.prisma', migrations: { path: '../prisma/migrations' } });
