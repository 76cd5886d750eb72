import { Option } from 'commander';

/** Taken by every command that ends with a result. */
export const json = new Option('--json', 'print data for a script instead of words');
