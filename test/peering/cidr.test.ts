import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressText, blockAt, parseAddress, parseCidr } from '../../src/peering/index.ts';

describe('parseCidr', () => {
  it.each([
    ['10.0.0.0/16', 'ipv4', 16],
    ['0.0.0.0/0', 'ipv4', 0],
    ['255.255.255.255/32', 'ipv4', 32],
    ['2001:db8::/48', 'ipv6', 48],
    ['::/0', 'ipv6', 0],
  ])('reads %s', (text, family, length) => {
    const read = parseCidr(text);
    expect(read).toMatchObject({ ok: true, cidr: { text, family, length } });
  });

  it('writes IPv6 as RFC 5952 does', () => {
    for (const [typed, canonical] of [
      ['2001:DB8:0:0:0:0:0:0/48', '2001:db8::/48'],
      ['2001:0db8:0:1::/64', '2001:db8:0:1::/64'],
      ['1:0:0:2:0:0:0:3/128', '1:0:0:2::3/128'],
      ['0:0:0:0:0:0:0:1/128', '::1/128'],
      ['1:0:2:3:4:5:6:7/128', '1:0:2:3:4:5:6:7/128'],
    ] as const) {
      expect(parseCidr(typed)).toMatchObject({ ok: true, cidr: { text: canonical } });
    }
  });

  it('refuses host bits with the network and the host that could have been meant', () => {
    expect(parseCidr('10.0.0.1/16')).toEqual({
      ok: false,
      refusal: {
        code: 'HOST_BITS_SET',
        args: { cidr: '10.0.0.1/16', canonical: '10.0.0.0/16', host: '10.0.0.1/32' },
      },
    });
    expect(parseCidr('2001:db8::1/48')).toMatchObject({
      refusal: { code: 'HOST_BITS_SET', args: { canonical: '2001:db8::/48', host: '2001:db8::1/128' } },
    });
  });

  it.each([
    // typed, fault, part, intent
    ['', 'empty', '', null],
    ['10.0.0/16', 'octet-count', '10.0.0', '10.0.0.0/16'],
    ['10/8', 'octet-count', '10', '10.0.0.0/8'],
    ['1.2.3.4.5/16', 'octet-count', '1.2.3.4.5', null],
    ['10.0.0.0', 'no-mask', '10.0.0.0', '10.0.0.0/32'],
    ['10.0', 'no-mask', '10.0', '10.0.0.0/16'],
    ['10.0.0.0/', 'mask', '', '10.0.0.0/32'],
    ['010.0.0.0/8', 'octal', '010', '10.0.0.0/8'],
    ['10.0.0.256/24', 'octet-range', '256', null],
    ['10.0.0.0/33', 'mask-range', '33', null],
    ['10.0.0.0/016', 'mask', '016', '10.0.0.0/16'],
    ['10.0.0.0/-1', 'characters', '-', null],
    ['10.0.0.0/255.255.0.0', 'netmask', '255.255.0.0', '10.0.0.0/16'],
    ['10.0.0.0/255.0.255.0', 'netmask', '255.0.255.0', null],
    ['10.0.0.0/16/24', 'mask', '16/24', null],
    ['10..0.0/16', 'octet', '', null],
    ['0x0a.0.0.0/8', 'characters', 'x', null],
    [' 10.0.0.0/16', 'characters', ' ', '10.0.0.0/16'],
    ['10.0.0.0 / 16', 'characters', ' ', '10.0.0.0/16'],
    ['１０.0.0.0/8', 'characters', '１', '10.0.0.0/8'],
    ['10。0。0。0/8', 'characters', '。', '10.0.0.0/8'],
    ['10,0,0,0/8', 'characters', ',', '10.0.0.0/8'],
    ['10.0.0.0\\8', 'characters', '\\', '10.0.0.0/8'],
    ['::ffff:10.0.0.0/104', 'ipv4-mapped', '::ffff:10.0.0.0', '10.0.0.0/8'],
    ['::ffff:10.0.0.1', 'no-mask', '::ffff:10.0.0.1', '10.0.0.1/32'],
    ['::10.0.0.0/112', 'ipv4-mapped', '::10.0.0.0', null],
    ['fe80::1%eth0/64', 'zone', '%eth0', 'fe80::/64'],
    ['2001:db8::/129', 'mask-range', '129', null],
    ['2001:db8::/048', 'mask', '048', '2001:db8::/48'],
    ['1::2::3/64', 'ipv6', '1::2::3', null],
    ['2001:db8/32', 'ipv6', '2001:db8', null],
    ['hello', 'characters', 'h', null],
  ])('refuses %j: %s', (cidr, fault, part, intent) => {
    expect(parseCidr(cidr)).toEqual({
      ok: false,
      refusal: { code: 'INVALID_CIDR', args: { cidr, fault, part, intent } },
    });
  });

  it('survives any text, and prints no half characters', () => {
    const long = parseCidr('1'.repeat(1_000_000));
    expect(long).toMatchObject({ refusal: { args: { fault: 'too-long', intent: null } } });
    expect(parseCidr('\ud800')).toMatchObject({ refusal: { args: { cidr: '\uFFFD' } } });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 70 }), (text) => {
        parseCidr(text);
        parseAddress(text);
      }),
    );
  });

  it('reads back what it writes', () => {
    const family = fc.constantFrom('ipv4' as const, 'ipv6' as const);
    fc.assert(
      fc.property(family, fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), fc.nat(128), (kind, n, m) => {
        const width = kind === 'ipv4' ? 32 : 128;
        const block = blockAt(kind, n >> BigInt(128 - width), Math.min(m, width));
        expect(parseCidr(block.text)).toEqual({ ok: true, cidr: block });
      }),
    );
  });
});

describe('parseAddress', () => {
  it('reads one address as a block of one', () => {
    expect(parseAddress('10.1.1.7')).toMatchObject({ ok: true, cidr: { text: '10.1.1.7/32' } });
    expect(parseAddress('2001:db8::7')).toMatchObject({ ok: true, cidr: { text: '2001:db8::7/128' } });
    expect(addressText('ipv4', 0xffffffffn)).toBe('255.255.255.255');
  });

  it.each(['10.1.1.7/32', '10.1.1', '10.1.1.07', ''])('refuses %j', (text) => {
    expect(parseAddress(text).ok).toBe(false);
  });
});
