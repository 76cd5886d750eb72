import { Option } from 'commander';

/** The `--json` option of every command that ends with a result. */
export const json = new Option('--json', 'print data for a script instead of words');
