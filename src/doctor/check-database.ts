import type { Inspection, SchemaState } from '#storage/inspect-database.ts';

import { advice, type FindingOf, type Plain, right, wrong } from './finding.ts';
import type { StorageRefusal } from '#storage/refusal.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface DatabaseFacts {
  readonly databaseNotYet: Plain;
  readonly databaseRefused: { readonly refusal: StorageRefusal };
  readonly databaseFine: { readonly version: string; readonly sizeBytes: number };
  readonly databaseEmbedded: Plain;
  readonly databaseDurable: Plain;
  readonly databaseNotDurable: { readonly setting: string; readonly value: string };
  readonly databaseEncoding: { readonly encoding: string };
  readonly databaseReadOnly: Plain;
  /** `missing`: rights by their PostgreSQL names, such as "CREATE ON DATABASE". */
  readonly databaseRights: { readonly missing: readonly string[] };
  readonly schemaCurrent: Plain;
  readonly schemaNone: Plain;
  /** Only for the organisation's server: Tambour's own gives its role no such right. */
  readonly journalRewritable: Plain;
  readonly schemaOlder: { readonly pending: number };
}

/** Checks that the database is usable, durable, and has this program's schema. */
export function checkDatabase(
  inspection: Inspection,
  kind: 'embedded' | 'server',
): readonly FindingOf<DatabaseFacts>[] {
  switch (inspection.kind) {
    case 'notYet':
      return [advice({ code: 'databaseNotYet' }), advice({ code: 'databaseEmbedded' })];
    case 'refused':
      return [wrong({ code: 'databaseRefused', refusal: inspection.refusal })];
    case 'inspected':
  }
  const { version, sizeBytes, encoding, durability, missingRights, mayRewriteJournal, isReadOnly, schema } = inspection;
  const found: FindingOf<DatabaseFacts>[] = [right({ code: 'databaseFine', version, sizeBytes })];
  if (kind === 'embedded') found.push(advice({ code: 'databaseEmbedded' }));
  const lossy = durability.filter(({ value }) => value === 'off');
  for (const one of lossy) found.push(wrong({ code: 'databaseNotDurable', ...one }));
  if (lossy.length === 0) found.push(right({ code: 'databaseDurable' }));
  if (encoding !== 'UTF8') found.push(wrong({ code: 'databaseEncoding', encoding }));
  if (isReadOnly) found.push(wrong({ code: 'databaseReadOnly' }));
  if (missingRights.length > 0) found.push(wrong({ code: 'databaseRights', missing: missingRights }));
  if (kind === 'server' && mayRewriteJournal) found.push(advice({ code: 'journalRewritable' }));
  found.push(schemaFinding(schema));
  return found;
}

function schemaFinding(schema: SchemaState): FindingOf<DatabaseFacts> {
  switch (schema.kind) {
    case 'current':
      return right({ code: 'schemaCurrent' });
    case 'none':
      return right({ code: 'schemaNone' });
    case 'older':
      return advice({ code: 'schemaOlder', pending: schema.pending });
    case 'unusable':
      return wrong({ code: 'databaseRefused', refusal: schema.refusal });
  }
}
