import IPCIDR from 'ip-cidr';
import { type CidrFault, type Refusal, refusal } from './refusal.ts';

export type Family = 'ipv4' | 'ipv6';

/** A CIDR block: a prefix with its host bits zero. `first` and `last` are its addresses as numbers, both included. */
export interface Cidr {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
  /** Length of the prefix, 0 to 32 or 0 to 128. */
  readonly length: number;
  /** Canonical text: dotted decimal, or RFC 5952 for IPv6. */
  readonly text: string;
}

/** What a text turned out to be: a block, or why it is none. */
export type CidrResult =
  | { readonly ok: true; readonly cidr: Cidr }
  | { readonly ok: false; readonly refusal: Extract<Refusal, { code: 'INVALID_CIDR' | 'HOST_BITS_SET' }> };

/** Bits in an address of this family. */
export const widthOf = (family: Family): number => (family === 'ipv4' ? 32 : 128);

/** The block of this length that holds `address`; host bits are cleared. */
export function blockAt(family: Family, address: bigint, length: number): Cidr {
  const hostBits = BigInt(widthOf(family) - length);
  const first = (address >> hostBits) << hostBits;
  const last = first + (1n << hostBits) - 1n;
  return { family, first, last, length, text: `${addressText(family, first)}/${length}` };
}

/**
 * Reads a CIDR block as a person typed it. ip-cidr does the arithmetic of IPv6; what it lets pass is refused here first:
 * it drops host bits in silence, reads `::ffff:10.0.0.0/104` as one IPv4 address, keeps zones (`fe80::1%eth0`) and
 * accepts `/048`. The refusal names the part at fault and, where it can be told, what was meant.
 */
export function parseCidr(text: string): CidrResult {
  const fault = faultOf(text, true);
  if (fault !== null) return invalid(text, fault);
  const address = addressOf(text);
  const block = blockAt(address.family, address.value, Number(text.slice(text.indexOf('/') + 1)));
  if (block.first !== address.value) {
    const host = `${addressText(address.family, address.value)}/${widthOf(address.family)}`;
    return { ok: false, refusal: refusal('HOST_BITS_SET', { cidr: text, canonical: block.text, host }) };
  }
  return { ok: true, cidr: block };
}

/** Reads a single address (no mask) as the block that holds only it. */
export function parseAddress(text: string): CidrResult {
  const fault = faultOf(text, false);
  if (fault === null) {
    const { family, value } = addressOf(`${text}/${text.includes(':') ? 128 : 32}`);
    return { ok: true, cidr: blockAt(family, value, widthOf(family)) };
  }
  return invalid(text, fault);
}

function invalid(text: string, [kind, part]: NonNullable<ReturnType<typeof faultOf>>): CidrResult {
  return {
    ok: false,
    refusal: refusal('INVALID_CIDR', {
      cidr: shown(text),
      fault: kind,
      part: shown(part),
      intent: intentOf(text),
    }),
  };
}

/** An address in canonical text. */
export function addressText(family: Family, address: bigint): string {
  if (family === 'ipv4') {
    const n = Number(address);
    return `${n >>> 24}.${(n >>> 16) & 255}.${(n >>> 8) & 255}.${n & 255}`;
  }
  const groups = Array.from({ length: 8 }, (_, i) => Number((address >> BigInt(112 - 16 * i)) & 0xffffn));
  return compressed(groups);
}

/** The first syntactic fault with the part of the text that shows it, or null. */
function faultOf(text: string, masked: boolean): readonly [CidrFault, string] | null {
  if (text === '') return ['empty', ''];
  if (text.length > 64) return ['too-long', text];
  const stray = /[^0-9a-fA-F:./%]/.exec(text);
  if (stray !== null && !text.includes('%')) return ['characters', stray[0]];
  const slash = text.indexOf('/');
  if (masked && slash === -1) return ['no-mask', text];
  if (!masked && slash !== -1) return ['mask', text.slice(slash)];
  const address = slash === -1 ? text : text.slice(0, slash);
  const found = address.includes(':') ? faultOfSix(address) : faultOfFour(address);
  if (found !== null || !masked) return found;
  const mask = text.slice(slash + 1);
  if (mask.includes('.')) return ['netmask', mask];
  if (!/^(0|[1-9]\d*)$/.test(mask)) return ['mask', mask];
  return Number(mask) > (address.includes(':') ? 128 : 32) ? ['mask-range', mask] : null;
}

function faultOfFour(address: string): readonly [CidrFault, string] | null {
  const octets = address.split('.');
  if (octets.length !== 4) return ['octet-count', address];
  for (const octet of octets) {
    if (!/^\d+$/.test(octet)) return ['octet', octet];
    // Some systems read 010 as eight: refused rather than guessed.
    if (octet.length > 1 && octet.startsWith('0')) return ['octal', octet];
    if (Number(octet) > 255) return ['octet-range', octet];
  }
  return null;
}

function faultOfSix(address: string): readonly [CidrFault, string] | null {
  if (address.includes('%')) return ['zone', address.slice(address.indexOf('%'))];
  if (address.includes('.')) return ['ipv4-mapped', address];
  const valid = /^[0-9a-fA-F:]+$/.test(address) && IPCIDR.isValidCIDR(`${address}/128`);
  return valid ? null : ['ipv6', address];
}

function addressOf(text: string): { family: Family; value: bigint } {
  const address = text.slice(0, text.indexOf('/'));
  if (!address.includes(':')) {
    // Four octets that were checked one by one: a large network is read block by block, a hundred times faster so.
    const value = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
    return { family: 'ipv4', value: BigInt(value) };
  }
  return { family: 'ipv6', value: new IPCIDR(`${address}/128`).start<bigint>({ type: 'bigInteger' }) };
}

/** What was probably meant: full-width digits, stray spaces, `10.0/16`, `010`, a dotted netmask, a mapped address. */
function intentOf(text: string): string | null {
  if (text.length > 64) return null;
  const flat = text
    .normalize('NFKC')
    .replace(/[。，,]/g, '.')
    .replace(/\\/g, '/')
    .replace(/\s+/g, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)(?:\/(\d+))?$/i.exec(flat);
  if (mapped !== null && (mapped[2] === undefined || (Number(mapped[2]) >= 96 && Number(mapped[2]) <= 128))) {
    return mended(`${mapped[1]}/${mapped[2] === undefined ? 32 : Number(mapped[2]) - 96}`);
  }
  const [address = '', mask, ...rest] = flat.split('/');
  if (rest.length > 0 || address === '') return null;
  if (address.includes(':'))
    return mended(`${address.replace(/%.*$/, '')}/${mask === undefined ? 128 : Number(mask)}`);
  const octets = address.split('.').filter((octet, i, all) => octet !== '' || i < all.length - 1);
  if (octets.length > 4 || octets.some((octet) => !/^\d{1,10}$/.test(octet))) return null;
  const padded = [...octets.map(Number), 0, 0, 0].slice(0, 4).join('.');
  if (mask === undefined || mask === '') return mended(`${padded}/${octets.length * 8}`);
  return mended(`${padded}/${mask.includes('.') ? lengthOfNetmask(mask) : Number(mask)}`);
}

/** The canonical block of a text that may still have host bits, or null if it is still no block. */
function mended(text: string): string | null {
  if (faultOf(text, true) !== null) return null;
  const { family, value } = addressOf(text);
  return blockAt(family, value, Number(text.slice(text.indexOf('/') + 1))).text;
}

/** 255.255.0.0 is 16; anything that is not a run of ones is -1. */
function lengthOfNetmask(mask: string): number {
  if (faultOfFour(mask) !== null) return -1;
  const ones = mask
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');
  return /^1*0*$/.test(ones) ? ones.replace(/0/g, '').length : -1;
}

/** RFC 5952: the longest run of two or more zero groups, the first if equal, becomes `::`. */
function compressed(groups: readonly number[]): string {
  let best = { at: -1, size: 1 };
  for (let at = 0; at < 8; at++) {
    let size = 0;
    while (at + size < 8 && groups[at + size] === 0) size++;
    if (size > best.size) best = { at, size };
  }
  const hex = groups.map((group) => group.toString(16));
  if (best.at === -1) return hex.join(':');
  return `${hex.slice(0, best.at).join(':')}::${hex.slice(best.at + best.size).join(':')}`;
}

/** Short enough to print, and without half characters. */
const shown = (text: string): string =>
  (text.length > 64 ? `${text.slice(0, 63)}…` : text).replace(/\p{Surrogate}/gu, '\uFFFD');
