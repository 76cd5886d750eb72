// Loaded into each Node process of an installation or a start by NODE_OPTIONS: notes which hosts it asks for, in the file
// that NOTED_HOSTS names. JavaScript, since npm may run on a Node that reads no TypeScript.
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/** @param {unknown} host */
function note(host) {
  appendFileSync(process.env['NOTED_HOSTS'] ?? '', `host ${String(host)}\n`);
}

for (const asked of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  for (const name of Object.getOwnPropertyNames(asked)) {
    const before = Reflect.get(asked, name);
    if (!/^(?:lookup|resolve)(?!r)/i.test(name) || typeof before !== 'function' || name === 'Resolver') continue;
    Reflect.set(asked, name, function (...args) {
      note(args[0]);
      return Reflect.apply(before, this, args);
    });
  }
}

// An address needs no look-up.
const connect = Reflect.get(net.Socket.prototype, 'connect');
net.Socket.prototype.connect = function (...args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const options = typeof first === 'object' && first !== null ? first : { port: first, host: second };
  if (!options.path) note(options.host ?? 'localhost');
  return Reflect.apply(connect, this, args);
};
syncBuiltinESMExports();

appendFileSync(process.env['NOTED_HOSTS'] ?? '', `process ${process.pid}\n`);
