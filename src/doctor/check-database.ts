import type { Inspection, SchemaState } from '#storage/inspect-database.ts';

import { advice, type Finding, right, wrong } from './finding.ts';

/** Checks that the database can be used, keeps what it confirmed, and has this program's schema. */
export function checkDatabase(inspection: Inspection, kind: 'embedded' | 'server'): readonly Finding[] {
  switch (inspection.kind) {
    case 'notYet':
      return [advice({ code: 'databaseNotYet' }), advice({ code: 'databaseEmbedded' })];
    case 'refused':
      return [wrong({ code: 'databaseRefused', refusal: inspection.refusal })];
    case 'inspected':
  }
  const { version, sizeBytes, encoding, durability, missingRights, isReadOnly, schema } = inspection;
  const found: Finding[] = [right({ code: 'databaseFine', version, sizeBytes })];
  if (kind === 'embedded') found.push(advice({ code: 'databaseEmbedded' }));
  const lossy = durability.filter(({ value }) => value === 'off');
  for (const one of lossy) found.push(wrong({ code: 'databaseNotDurable', ...one }));
  if (lossy.length === 0) found.push(right({ code: 'databaseDurable' }));
  if (encoding !== 'UTF8') found.push(wrong({ code: 'databaseEncoding', encoding }));
  if (isReadOnly) found.push(wrong({ code: 'databaseReadOnly' }));
  if (missingRights.length > 0) found.push(wrong({ code: 'databaseRights', missing: missingRights }));
  found.push(schemaFinding(schema));
  return found;
}

function schemaFinding(schema: SchemaState): Finding {
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
