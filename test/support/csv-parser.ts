/** Parses a CSV file strictly by the grammar of RFC 4180, section 2. Throws if it is malformed. */
export function parseCsv(file: string, separator: ',' | ';' = ','): string[][] {
  const rows: string[][] = [];
  let at = 0;
  const broken = (what: string): never => {
    throw new Error(`${what} at ${at}: ${JSON.stringify(file.slice(Math.max(0, at - 20), at + 20))}`);
  };
  const quoted = (): string => {
    let cell = '';
    for (at += 1; ; at += 1) {
      const sign = file[at] ?? broken('a quote that is not closed');
      if (sign !== '"') cell += sign;
      else if (file[at + 1] === '"') cell += file[(at += 1)] ?? '';
      else break;
    }
    at += 1;
    return cell;
  };
  const plain = (): string => {
    const from = at;
    while (at < file.length && !`${separator}"\r\n`.includes(file[at] ?? '')) at += 1;
    return file.slice(from, at);
  };
  while (at < file.length) {
    const row: string[] = [];
    for (;;) {
      row.push(file[at] === '"' ? quoted() : plain());
      if (file[at] !== separator) break;
      at += 1;
    }
    if (!file.startsWith('\r\n', at)) broken('no line end');
    at += 2;
    rows.push(row);
  }
  if (rows.some((row) => row.length !== rows[0]?.length)) throw new Error('rows of different lengths');
  return rows;
}

/** Reads the rows below the header, by its names. */
export function csvRecords(file: string, separator: ',' | ';' = ','): Readonly<Record<string, string>>[] {
  if (!file.startsWith('\uFEFF')) throw new Error('no byte order mark');
  const [names = [], ...rows] = parseCsv(file.slice(1), separator);
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])));
}
