import type { DatabaseFact } from '#doctor/finding.ts';

import { wordsForRefusal } from '#cli/words-for-storage.ts';

import { sizeWords } from './size-words.ts';

export function wordsForDatabase(fact: DatabaseFact): string {
  switch (fact.code) {
    case 'databaseNotYet':
      return 'There is no database yet: the first start makes one in the data folder.';
    case 'databaseRefused':
      return wordsForRefusal(fact.refusal);
    case 'databaseFine':
      return `PostgreSQL ${fact.version} answers; the database takes ${sizeWords(fact.sizeBytes)}.`;
    case 'databaseEmbedded':
      return 'Tambour runs its own PostgreSQL, which nobody updates but "npm ci". For real use take that of your distribution: set DATABASE_URL.';
    case 'databaseDurable':
      return 'What is confirmed survives a power cut (fsync, synchronous_commit and full_page_writes are on).';
    case 'databaseNotDurable':
      return `${fact.setting} is ${fact.value}: a power cut may lose approvals, and a post may go out twice. Run "ALTER SYSTEM SET ${fact.setting} = on; SELECT pg_reload_conf();" in PostgreSQL.`;
    case 'databaseEncoding':
      return `The database is encoded in ${fact.encoding}, which cannot hold every character. Make one with ENCODING 'UTF8' TEMPLATE template0.`;
    case 'databaseReadOnly':
      return 'The database takes no writes. DATABASE_URL must name the primary server, not a standby.';
    case 'databaseRights':
      return `Tambour's role lacks ${fact.missing.join(' and ')}. Make it the owner of the database: "ALTER DATABASE … OWNER TO …".`;
    case 'schemaCurrent':
      return 'The tables are those of this Tambour.';
    case 'schemaNone':
      return 'The database is empty: the first start makes the tables.';
    case 'schemaOlder':
      return `The tables are of an older Tambour. The next start backs them up and brings them up to date (steps: ${fact.pending}).`;
    case 'journalSound':
      return `The journal is whole (entries: ${fact.entries}).`;
    case 'journalBad':
      return `The journal is not whole from entry ${fact.seq} on (${fact.why}). Keep the database as it is, and compare with a backup.`;
  }
}
