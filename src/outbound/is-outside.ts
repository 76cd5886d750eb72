import { BlockList, isIP } from 'node:net';

// All ranges that the IANA registries of special-purpose addresses don't call globally reachable, and those that lead
// to such addresses in another way: https://www.iana.org/assignments/iana-ipv4-special-registry,
// https://www.iana.org/assignments/iana-ipv6-special-registry
// One list for each family: a list checks IPv4 addresses as mapped ones too, and those are all inside.
const inside4 = new BlockList();
const inside6 = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Azure's: each of its machines reaches its own host by it, and nothing else does.
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  inside4.addSubnet(network, bits, 'ipv4');
}
// In IPv6 only 2000::/3 is routed, so mapped, translated, unique local, link-local and multicast addresses are inside.
inside6.addSubnet('::', 3, 'ipv6');
inside6.addSubnet('4000::', 2, 'ipv6');
inside6.addSubnet('8000::', 1, 'ipv6');
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  inside6.addSubnet(network, bits, 'ipv6');
}

/**
 * Returns whether an IP address belongs to the public Internet, and not to a network that only this machine reaches.
 */
export function isOutside(address: string): boolean {
  const family = isIP(address);
  if (family === 0 || address.includes('%')) return false;
  return family === 4 ? !inside4.check(address, 'ipv4') : !inside6.check(address, 'ipv6');
}
