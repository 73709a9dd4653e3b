/** Kinds of data that people put into a question. */
export type DataKind =
  | 'cidr'
  | 'ip'
  | 'vpc'
  | 'peering'
  | 'subnet'
  | 'route_table'
  | 'gateway'
  | 'region_code'
  | 'bandwidth'
  | 'account'
  | 'port'
  | 'number';

/** A piece of data in a normalised text: where it stands and its value in the project's own form. */
export interface DataSpan {
  readonly kind: DataKind;
  readonly start: number;
  readonly end: number;
  /** Ids, blocks and addresses as typed; bandwidth in Mbps; ports and plain numbers as digits. */
  readonly value: string;
}

const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const ipv4 = `${octet}(?:\\.${octet}){3}`;
/** Hex groups and colons enough to be worth a look; {@link isIpv6} tells an address from a time or a MAC. */
const ipv6 =
  '(?=[0-9a-f]|::)(?!:::)[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8}(?:(?:\\.\\d{1,3}){3}|(?<=[0-9a-f]|::))';
const idTail = '[0-9a-z]+(?:[-_][0-9a-z]+)*';
/** What follows `vpc-` in plain English rather than in an id: VPC-peering, VPC-to-VPC, VPC-level. */
const vpcWords =
  '(?:peer(?:s|ed|ings?)?|to)(?![0-9a-z])|(?:connections?|networks?|based|native|wide|level)(?![0-9a-z_-])';

/**
 * What is looked for, most specific first: a stretch that one pattern took is not offered to the next.
 * `\b` is no help beside Chinese characters, so edges are spelled out. A colon is no edge of its own: people
 * write `VPC-A：10.0.0.0/16`.
 */
const patterns: readonly {
  readonly kind: DataKind;
  readonly pattern: RegExp;
  readonly value?: (match: RegExpExecArray) => string | undefined;
}[] = [
  {
    kind: 'cidr',
    pattern: edged6(`(${ipv6})\\s?/\\s?\\d{1,3}`),
    value: (m) => (isIpv6(m[1] ?? '') ? m[0].replace(/\s/g, '') : undefined),
  },
  {
    kind: 'ip',
    pattern: edged6(ipv6),
    value: (m) => (m[0] !== '::' && isIpv6(m[0]) ? m[0] : undefined),
  },
  { kind: 'cidr', pattern: edged4(`${ipv4}\\s?/\\s?\\d{1,3}`), value: (m) => m[0].replace(/\s/g, '') },
  { kind: 'cidr', pattern: edged4(`(?:10|172|192)(?:\\.${octet}){1,2}/\\d{1,2}`) },
  {
    kind: 'port',
    pattern: new RegExp(`(?<=(?<![\\d.])${ipv4}):(\\d{1,5})(?!\\d|\\.\\d)`, 'g'),
    value: (m) => port(m[1]),
  },
  { kind: 'ip', pattern: edged4(ipv4) },
  { kind: 'vpc', pattern: edged(`vpc-(?!${vpcWords})${idTail}`) },
  { kind: 'peering', pattern: edged(`pcx-${idTail}`) },
  { kind: 'subnet', pattern: edged(`subnet-${idTail}`) },
  { kind: 'route_table', pattern: edged(`rtb-${idTail}`) },
  { kind: 'gateway', pattern: edged('(?:nat|vpngw|ccn|eni|ins|dcg)-[0-9a-z]{1,12}') },
  {
    kind: 'region_code',
    pattern: edged(
      '(?:ap|na|sa|eu|af|me|us|ca|cn)-(?!(?:based|wide|side|only|hosted)(?![a-z]))[a-z]{4,}(?:-\\d)?',
    ),
  },
  {
    kind: 'port',
    pattern: /(?:端口|(?<![a-z])port)\s*(?:号|是|为|=|:|number)?\s*(\d{1,5})(?!\d|\.\d)/g,
    value: (m) => port(m[1]),
  },
  { kind: 'port', pattern: /(?<![\d.])(\d{1,5})\s*(?:端口|port\b)/g, value: (m) => port(m[1]) },
  {
    kind: 'port',
    pattern: /(?<![a-z])(ssh|mysql|redis|https|http|rdp)(?![a-z])(?=.{0,6}(?:端口|(?<![a-z])port))/g,
    value: (m) => wellKnownPorts.get(m[1] ?? ''),
  },
  {
    kind: 'bandwidth',
    pattern:
      /(?<![\d.a-z-])(\d+(?:\.\d+)?)\s*(?:个\s*)?([gm](?:bits?(?:\/s)?|bps|b\/s|b)?|千兆|兆)(?![a-z])/g,
    value: (m) => megabits(Number(m[1]), m[2]),
  },
  {
    kind: 'bandwidth',
    pattern:
      /(?<![\d零一二两三四五六七八九十百千万几数])([零一二两三四五六七八九十百千万]{1,9})\s*(?:个\s*)?([gm](?:bits?(?:\/s)?|bps|b\/s|b)?|兆)(?![a-z])/g,
    value: (m) => megabits(spokenNumber(m[1] ?? ''), m[2]),
  },
  { kind: 'account', pattern: /(?<=(?<![a-z])uin|(?<![\d.a-z]))\d{9,13}(?!\d|\.\d)/g },
  { kind: 'number', pattern: /(?<![\d.a-z-])\d+(?:\.\d+)?(?!\d|\.\d|[a-z])/g },
];

const isIpv4 = new RegExp(`^${ipv4}$`);
const wellKnownPorts = new Map([
  ['ssh', '22'],
  ['mysql', '3306'],
  ['redis', '6379'],
  ['https', '443'],
  ['http', '80'],
  ['rdp', '3389'],
]);
const digits = '零一二三四五六七八九';
const tens: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
  ['万', 10_000],
]);

/** Edges of an id: no letter, digit or dot, and no hyphen that hangs on one. */
function edged(source: string): RegExp {
  return new RegExp(`(?<![0-9a-z._]|[0-9a-z._]-)(?:${source})(?![0-9a-z_]|[.-][0-9a-z])`, 'g');
}

/** Edges of an address: as of an id, but two addresses may be joined by a hyphen (10.0.0.1-10.0.0.20). */
function edged4(source: string): RegExp {
  return new RegExp(`(?<![0-9a-z._]|[a-z._]-)(?:${source})(?![0-9a-z_]|\\.[0-9a-z]|-[a-z])`, 'g');
}

/** Edges of an IPv6 address: as of an address, and no further group of it on either side. */
function edged6(source: string): RegExp {
  return new RegExp(
    `(?<![0-9a-z._]|[a-z._]-|(?<![0-9a-z])[0-9a-f]{1,4}:)(?:${source})(?![0-9a-z_]|[.:][0-9a-z]|::|-[a-z])`,
    'g',
  );
}

/** Eight groups, or fewer around one `::`; the last two may be written as an IPv4 address. */
function isIpv6(text: string): boolean {
  const halves = text.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const tail = groups.at(-1)?.includes('.') ? 1 : 0;
  const sound = groups.every((group, i) =>
    tail === 1 && i === groups.length - 1 ? isIpv4.test(group) : /^[0-9a-f]{1,4}$/.test(group),
  );
  const count = groups.length + tail;
  return sound && (halves.length === 2 ? count <= 7 : halves.length === 1 && count === 8);
}

function port(text: string | undefined): string | undefined {
  const value = Number(text);
  return value >= 1 && value <= 65_535 ? String(value) : undefined;
}

/** Mbps as whole digits; undefined for an amount that no link has. */
function megabits(amount: number, unit: string | undefined): string | undefined {
  const mbps = Math.round(amount * (/^[g千]/.test(unit ?? '') ? 1000 : 1));
  return Number.isSafeInteger(mbps) ? String(mbps) : undefined;
}

/** 两百 = 200, 一百五 = 150, 千 = 1000; NaN where the characters make no number below 100,000. */
function spokenNumber(text: string): number {
  let total = 0;
  let pending: number | undefined;
  let last = Number.POSITIVE_INFINITY;
  let bridged = false;
  for (const sign of text) {
    const ten = tens.get(sign);
    const digit = sign === '两' ? 2 : digits.indexOf(sign);
    if (ten !== undefined) {
      // Tens go down (一千二百), and only the first may do without a digit (百兆; 十 also in 一百十).
      if (ten >= last || (pending === undefined && total > 0 && ten !== 10)) return Number.NaN;
      total += (pending ?? 1) * ten;
      pending = undefined;
      last = ten;
      bridged = false;
    } else if (digit === 0) {
      if (pending !== undefined || total === 0) return Number.NaN;
      bridged = true;
    } else {
      if (pending !== undefined) return Number.NaN;
      pending = digit;
    }
  }
  if (pending === undefined) return bridged ? Number.NaN : total;
  return total + pending * (bridged || !Number.isFinite(last) ? 1 : last / 10);
}

/** Finds the data in a {@link normalise}d text, in order, without overlaps. */
export function findData(text: string): DataSpan[] {
  const found: DataSpan[] = [];
  for (const { kind, pattern, value } of patterns) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((span) => span.start < end && start < span.end)) continue;
      const own = value ? value(match) : match[0];
      if (own !== undefined) found.push({ kind, start, end, value: own });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
